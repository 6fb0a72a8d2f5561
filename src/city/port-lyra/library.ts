import { ordinance } from '#src/city/port-lyra/sources.ts';
import { condition, filling, proof, value, valueOfTime, wasMet } from '#src/city/write-condition.ts';
import { guarded, type PaperKind, paper } from '#src/city/write-paper.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

/** Papers the city asks for. */
export const documentKinds: PaperKind[] = [
  paper('sketch', ['Sketch', 'Croquis'], ['A hand drawing is fine.', 'Basta un dibujo a mano.']),
  {
    ...paper(
      'plan',
      ['Plan of the place', 'Plano del lugar'],
      ['What stands where, with sizes and exits.', 'Qué va en cada lugar, con medidas y salidas.'],
    ),
    answeredBy: 'site.items',
  },
  paper(
    'traffic-plan',
    ['Traffic plan', 'Plan de tráfico'],
    ['Barriers, signs and the way around.', 'Barreras, señales y desvío.'],
  ),
  guarded(
    'safety-plan',
    ['constables', 'fire-safety'],
    ['Safety plan', 'Plan de seguridad'],
    ['Stewards, first aid, weather, who decides.', 'Encargados, primeros auxilios, clima, quién decide.'],
  ),
  paper(
    'insurance',
    ['Insurance', 'Seguro'],
    ['From set-up to take-down, naming the city.', 'Del montaje al desmontaje, nombrando a la ciudad.'],
  ),
  paper(
    'nonprofit-proof',
    ['Nonprofit proof', 'Prueba sin fines de lucro'],
    ['A state record is enough.', 'Basta un registro estatal.'],
  ),
  paper(
    'structure-papers',
    ['Tent and stage papers', 'Documentos de carpas y tarimas'],
    ['Certificates and drawings.', 'Certificados y planos.'],
  ),
  paper(
    'gas-list',
    ['Gas and power list', 'Lista de gas y electricidad'],
    ['Cylinders, generators, who uses them.', 'Cilindros, generadores, quién los usa.'],
  ),
  paper(
    'fireworks-plan',
    ['Fireworks plan', 'Plan de fuegos artificiales'],
    ['Where it is fired and the circle kept empty.', 'Dónde se lanza y el círculo vacío.'],
  ),
  paper(
    'food-list',
    ['Food list', 'Lista de comida'],
    ['Vendors with licenses.', 'Vendedores con licencia.'],
  ),
  paper(
    'bar-license',
    ['Bar license', 'Licencia de bar'],
    ['For the days of the event.', 'Para los días del evento.'],
  ),
];

export const conditionLibrary: CityInput['conditionLibrary'] = [
  condition(
    'open-lane',
    'fire-safety',
    'during',
    words('Keep a lane {feet} feet wide free.', 'Deje libre un carril de {feet} pies.'),
    ordinance('13'),
    { ...value('feet', '16', 'feet'), claims: [{ subject: 'lane-width', parameter: 'feet' }] },
  ),
  condition(
    'reopen',
    'roads',
    'after',
    words('Streets are open by {time}.', 'Las calles abren a las {time}.'),
    ordinance('6'),
    valueOfTime('time'),
  ),
  condition(
    'lane-for-trucks',
    'roads',
    'during',
    words('Trucks pass on a lane of {feet} feet.', 'Los camiones pasan por un carril de {feet} pies.'),
    ordinance('6'),
    { ...value('feet', '12', 'feet'), claims: [{ subject: 'lane-width', parameter: 'feet' }] },
  ),
  condition(
    'route-keeps-moving',
    'roads',
    'during',
    words('Keep moving along the route.', 'Siga avanzando por la ruta.'),
    ordinance('12'),
  ),
  condition(
    'clean-by',
    'events-desk',
    'after',
    words('Clean up by {time}.', 'Limpie antes de las {time}.'),
    ordinance('6'),
    valueOfTime('time'),
  ),
  condition('weights', 'green-spaces', 'during', words('Weights only.', 'Solo pesas.'), ordinance('7')),
  condition(
    'person-in-charge',
    'constables',
    'during',
    words('{name} is in charge: {phone}.', '{name} está a cargo: {phone}.'),
    ordinance('8'),
    { parameters: [filling('name'), filling('phone')], public: false },
  ),
  condition(
    'inspection-first',
    'fire-safety',
    'during',
    words('Nobody goes in before the inspection.', 'Nadie entra antes de la inspección.'),
    ordinance('13'),
    {
      ...wasMet(
        'before_issue',
        words('Nobody goes in before the inspection.', 'Nadie entra antes de la inspección.'),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'extinguishers',
    'fire-safety',
    'during',
    words('An extinguisher at each fire.', 'Un extintor en cada fuego.'),
    ordinance('13'),
  ),
  condition(
    'circle-empty',
    'fire-safety',
    'during',
    words('Keep {feet} feet empty all around.', 'Deje {feet} pies vacíos alrededor.'),
    ordinance('14'),
    value('feet', '350', 'feet'),
  ),
  condition(
    'safety-boat',
    'harbor-office',
    'during',
    words('A safety boat stays close.', 'Un bote de seguridad permanece cerca.'),
    ordinance('15'),
  ),
  condition(
    'hand-washing',
    'public-health',
    'during',
    words('Water and soap at each stall.', 'Agua y jabón en cada puesto.'),
    ordinance('16'),
  ),
  condition(
    'bar-area',
    'constables',
    'during',
    words('Drinks stay in the marked area.', 'Las bebidas se quedan en el área marcada.'),
    ordinance('17'),
  ),
  condition(
    'music-off',
    'constables',
    'during',
    words('Music is off at {time}.', 'La música se apaga a las {time}.'),
    ordinance('18'),
    { ...valueOfTime('time'), claims: [{ subject: 'sound-ends', parameter: 'time' }] },
  ),
  condition(
    'sound-ends',
    'public-health',
    'during',
    words('Loud sound ends at {time}.', 'El sonido fuerte termina a las {time}.'),
    ordinance('18'),
    { ...valueOfTime('time'), claims: [{ subject: 'sound-ends', parameter: 'time' }] },
  ),
];

export const conditionSubjects: CityInput['conditionSubjects'] = [
  {
    key: 'lane-width',
    name: words('How wide the free lane is', 'Qué ancho tiene el carril libre'),
    compare: 'equal',
    ...ordinance('13'),
  },
  {
    key: 'sound-ends',
    name: words('When loud sound ends', 'Cuándo termina el sonido fuerte'),
    compare: 'equal',
    ...ordinance('18'),
  },
];

export const denialReasons: CityInput['denialReasons'] = [
  {
    key: 'taken',
    words: words('The place is taken at this time.', 'El lugar está ocupado a esa hora.'),
    speech: true,
    ...ordinance('19'),
  },
  {
    key: 'danger',
    words: words('It would hurt people, whatever we change.', 'Haría daño, aunque cambiemos algo.'),
    speech: true,
    ...ordinance('19'),
  },
  {
    key: 'too-small',
    words: words('The place is too small.', 'El lugar es demasiado pequeño.'),
    speech: true,
    ...ordinance('19'),
  },
  {
    key: 'not-complete',
    words: words('Something we asked for never came.', 'Nunca llegó algo que pedimos.'),
    speech: false,
    ...ordinance('19'),
  },
  {
    key: 'late',
    words: words('It came too late to review.', 'Llegó demasiado tarde para revisarlo.'),
    speech: false,
    ...ordinance('19'),
  },
];

export const returnReasons: CityInput['returnReasons'] = [
  { key: 'place', words: words('We cannot tell where it is.', 'No queda claro dónde es.') },
  { key: 'plan', words: words('We cannot read the plan.', 'No podemos leer el plano.') },
  { key: 'contact', words: words('We need a phone for the day.', 'Necesitamos un teléfono para ese día.') },
];
