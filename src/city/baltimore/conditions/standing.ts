import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { condition, number, proof, time, value } from '#src/city/write-condition.ts';
import { words } from '#src/city/write-rule.ts';

/** What agencies ask of many events whatever their kind. */
export const standingConditions = [
  condition(
    'obey-officers',
    'special-events',
    'during',
    words(
      'Do what officers and city inspectors tell you. They may stop, move or close the event for safety.',
      'Siga las indicaciones de agentes e inspectores. Pueden detener, mover o cerrar el evento por seguridad.',
    ),
    unverified(),
  ),
  condition(
    'no-parking-in-lane',
    'fire-marshal',
    'during',
    words('Nobody parks in the fire lane.', 'Nadie estaciona en el carril de bomberos.'),
    unverified('B-IFC'),
  ),
  condition(
    'crowd-managers-named',
    'fire-marshal',
    'before_issue',
    words(
      'Send the names of {number} trained crowd managers.',
      'Envíe los nombres de {number} encargados de multitudes capacitados.',
    ),
    unverified('IFC-CM'),
    {
      ...value('number', undefined, 'people'),
      ...proof('words', words('Their names', 'Sus nombres')),
      public: false,
    },
  ),
  condition(
    'flame-wind-limit',
    'fire-marshal',
    'during',
    words(
      'Stop cooking and flames when the wind passes {mph} miles an hour.',
      'Detenga cocinas y llamas cuando el viento pase de {mph} millas por hora.',
    ),
    unverified(),
    value('mph', '25', 'miles an hour'),
  ),
  condition(
    'alcohol-stops-before-end',
    'police',
    'during',
    words('Alcohol sales stop at {time}.', 'La venta de alcohol termina a las {time}.'),
    unverified(),
    { parameters: [time('time')], claims: [{ subject: 'alcohol-ends', parameter: 'time' }] },
  ),
  condition(
    'alcohol-hours',
    'liquor-board',
    'during',
    words('Serve alcohol until {time} and no later.', 'Sirva alcohol hasta las {time} y no más tarde.'),
    unverified(),
    { parameters: [time('time')], claims: [{ subject: 'alcohol-ends', parameter: 'time' }] },
  ),
  condition(
    'alcohol-two-drinks',
    'liquor-board',
    'during',
    words(
      'Sell each person {drinks} drinks at a time, no more.',
      'Venda a cada persona {drinks} bebidas a la vez, no más.',
    ),
    proposed('CITY-OTHER'),
    value('drinks', '2', 'drinks'),
  ),
  condition(
    'medical-radio',
    'ems',
    'during',
    words(
      'The first aid post has a radio link to the person in charge.',
      'El puesto de primeros auxilios tiene enlace de radio con quien está a cargo.',
    ),
    proposed('CITY-SF'),
  ),
  condition(
    'one-decision-maker',
    'emergency-management',
    'before_issue',
    words(
      'Name the one person who decides in an emergency, and a phone that works on the day.',
      'Nombre a la persona que decide en una emergencia y un teléfono que funcione ese día.',
    ),
    unverified(),
    { ...proof('words', words('Name and phone', 'Nombre y teléfono')), public: false },
  ),
  condition(
    'food-throw-away',
    'food-control',
    'after',
    words('Throw leftover food away.', 'Tire la comida que sobre.'),
    unverified(),
  ),
  condition(
    'food-stall-may-close',
    'food-control',
    'during',
    words('An inspector may close a stall at once.', 'Un inspector puede cerrar un puesto de inmediato.'),
    unverified(),
  ),
  condition(
    'food-no-home-made',
    'food-control',
    'during',
    words(
      'No food made at home that must be kept cold or hot.',
      'Nada de comida hecha en casa que deba mantenerse fría o caliente.',
    ),
    unverified('B-FOOD'),
  ),
  condition(
    'animal-vet-certificate',
    'environmental-health',
    'before_issue',
    words(
      'A vet has seen the animals within {days} days before the event.',
      'Un veterinario vio los animales en los {days} días antes del evento.',
    ),
    proposed('CITY-NYC'),
    {
      ...value('days', '30', 'days'),
      ...proof('document', words('The vet’s certificate', 'El certificado veterinario')),
      public: false,
    },
  ),
  condition(
    'park-no-rain-date',
    'parks',
    'during',
    words(
      'The permit is for this day. It has no rain date.',
      'El permiso es para este día. No hay otra fecha por lluvia.',
    ),
    verified('B-RP-GUIDE'),
  ),
  condition(
    'structure-removed',
    'buildings',
    'after',
    words('Take the structure down within {days} days.', 'Retire la estructura en {days} días.'),
    unverified('B-HCD'),
    { ...value('days', '2', 'days'), ...proof('photo') },
  ),
  condition(
    'signs-distance',
    'parking',
    'during',
    words('Post a sign every {feet} feet.', 'Coloque un letrero cada {feet} pies.'),
    proposed(),
    { ...value('feet', '50', 'feet'), ...proof('photo') },
  ),
  condition(
    'riders-told',
    'transit',
    'during',
    words(
      'Tell riders {days} days before, with a sign at each stop.',
      'Avise a los pasajeros {days} días antes, con un letrero en cada parada.',
    ),
    proposed(),
    { ...value('days', '7', 'days'), ...proof('photo') },
  ),
  condition(
    'insurance-renewal',
    'risk',
    'before_issue',
    words(
      'Send the renewal if the policy ends before the take-down.',
      'Envíe la renovación si la póliza vence antes del desmontaje.',
    ),
    unverified(),
    { ...proof('document', words('The renewed certificate', 'El certificado renovado')), public: false },
  ),
  condition(
    'temporary-ramp',
    'accessibility',
    'during',
    words(
      'A ramp rises no more than 1 foot in {feet} feet.',
      'Una rampa sube como máximo 1 pie en {feet} pies.',
    ),
    proposed('ADA-TEMP'),
    value('feet', '12', 'feet'),
  ),
  condition(
    'business-hours-access',
    'community',
    'during',
    words(
      'Customers reach the shops from {start} to {end}.',
      'Los clientes llegan a las tiendas de {start} a {end}.',
    ),
    proposed('FHWA'),
    { parameters: [time('start'), time('end')] },
  ),
  condition(
    'notice-copy',
    'community',
    'before_issue',
    words('Send a copy of the notice to neighbors.', 'Envíe una copia del aviso a los vecinos.'),
    proposed('FHWA'),
    { ...proof('document', words('The notice', 'El aviso')), public: false },
  ),
  condition(
    'clean-up-deposit',
    'public-works',
    'before_issue',
    words(
      'Pay the deposit for cleaning, {dollars} dollars.',
      'Pague el depósito de limpieza, {dollars} dólares.',
    ),
    proposed('CITY-OTHER'),
    { parameters: [number('dollars', 'dollars')], ...proof('receipt'), public: false },
  ),
  condition(
    'neighbor-hotline',
    'community',
    'during',
    words(
      'The phone number on the notice is answered for the whole event: {phone}.',
      'El teléfono del aviso se atiende durante todo el evento: {phone}.',
    ),
    proposed('FHWA'),
    value('phone'),
  ),
  condition(
    'resident-access',
    'community',
    'during',
    words(
      'Residents, shops and deliveries get in and out with help from your staff.',
      'Vecinos, tiendas y entregas entran y salen con ayuda de su personal.',
    ),
    proposed('FHWA'),
  ),
];
