import { proposed, unverified } from '#src/city/baltimore/sources.ts';
import { condition, number, proof, time, value, wasMet } from '#src/city/write-condition.ts';
import { words } from '#src/city/write-rule.ts';

/** The Fire Marshal. */
export const fireConditions = [
  condition(
    'tent-flame-certificate',
    'fire-marshal',
    'during',
    words('The fire certificate of each tent is on site.', 'El certificado de cada carpa está en el lugar.'),
    unverified('IFC-TENT'),
  ),
  condition(
    'tent-anchored',
    'fire-marshal',
    'during',
    words(
      'Anchor each tent as the maker says. On pavement use weights.',
      'Ancle cada carpa como indica el fabricante. En pavimento use pesas.',
    ),
    unverified('IFC-TENT'),
  ),
  condition(
    'tent-inspection',
    'fire-marshal',
    'during',
    words(
      'Nobody goes in before the inspection on {date}.',
      'Nadie entra antes de la inspección del {date}.',
    ),
    unverified('B-105'),
    {
      ...value('date'),
      ...wasMet(
        'before_issue',
        words(
          'Nobody goes in before the inspection on {date}.',
          'Nadie entra antes de la inspección del {date}.',
        ),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'tent-exits',
    'fire-marshal',
    'during',
    words('Keep {exits} exits open and lit.', 'Mantenga {exits} salidas abiertas e iluminadas.'),
    unverified('IFC-TENT'),
    value('exits', '2', 'exits'),
  ),
  condition(
    'no-smoking-tents',
    'fire-marshal',
    'during',
    words('No smoking and no open flame inside tents.', 'No se fuma ni hay llamas dentro de las carpas.'),
    unverified('IFC-TENT'),
  ),
  condition(
    'fence-exits',
    'fire-marshal',
    'during',
    words(
      'The fence opens at {exits} places without a key.',
      'La cerca se abre en {exits} puntos sin llave.',
    ),
    unverified(),
    value('exits', '2', 'exits'),
  ),
  condition(
    'crowd-managers-present',
    'fire-marshal',
    'during',
    words(
      '{number} trained crowd managers are there the whole time.',
      'Hay {number} encargados de multitudes todo el tiempo.',
    ),
    unverified('IFC-CM'),
    { ...value('number', undefined, 'people'), claims: [{ subject: 'crowd-managers', parameter: 'number' }] },
  ),
  condition(
    'fire-inspection-before-opening',
    'fire-marshal',
    'during',
    words(
      'The event opens only after the fire inspection has been passed.',
      'El evento abre solo después de aprobar la inspección de bomberos.',
    ),
    unverified('B-105'),
    {
      ...wasMet(
        'before_issue',
        words(
          'The event opens only after the fire inspection has been passed.',
          'El evento abre solo después de aprobar la inspección de bomberos.',
        ),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'generator-distance',
    'fire-marshal',
    'during',
    words(
      'Fence in each generator, {feet} feet from tents.',
      'Cerque cada generador, a {feet} pies de las carpas.',
    ),
    unverified(),
    value('feet', '20', 'feet'),
  ),
  condition(
    'no-refuelling',
    'fire-marshal',
    'during',
    words('No refueling while people are there.', 'No cargue combustible mientras haya público.'),
    unverified(),
  ),
  condition(
    'cables-covered',
    'fire-marshal',
    'during',
    words('Cover cables where people walk.', 'Cubra los cables donde camina la gente.'),
    unverified(),
  ),
  condition(
    'fuel-stored',
    'fire-marshal',
    'during',
    words(
      'Spare fuel stands in closed cans, {feet} feet from people and flames.',
      'El combustible de reserva va en bidones cerrados, a {feet} pies de personas y llamas.',
    ),
    unverified(),
    value('feet', '20', 'feet'),
  ),
  condition(
    'heaters-outside',
    'fire-marshal',
    'during',
    words(
      'Heaters with a flame stand outside tents and blow warm air in.',
      'Los calentadores con llama van fuera de las carpas y soplan aire caliente.',
    ),
    unverified(),
  ),
  condition(
    'display-vehicles',
    'fire-marshal',
    'during',
    words(
      'Vehicles inside have a quarter tank or less, and the battery is off.',
      'Los vehículos adentro tienen un cuarto de tanque o menos y la batería desconectada.',
    ),
    unverified(),
  ),
  condition(
    'cylinders-secured',
    'fire-marshal',
    'during',
    words('Gas cylinders stand upright and chained.', 'Los cilindros de gas van de pie y encadenados.'),
    unverified(),
  ),
  condition(
    'spare-cylinders-away',
    'fire-marshal',
    'during',
    words(
      'Spare cylinders are {feet} feet away from cooking and people.',
      'Los cilindros de repuesto están a {feet} pies de cocinas y personas.',
    ),
    unverified(),
    value('feet', '20', 'feet'),
  ),
  condition(
    'cooking-distance',
    'fire-marshal',
    'during',
    words(
      'Keep {feet} feet between cooking and people, buildings or cars.',
      'Deje {feet} pies entre las cocinas y personas, edificios o autos.',
    ),
    proposed('CITY-OTHER'),
    value('feet', '10', 'feet'),
  ),
  condition(
    'cooking-extinguisher',
    'fire-marshal',
    'during',
    words(
      'Each cooking place has its extinguisher; hot oil needs a Class K one.',
      'Cada cocina tiene su extintor; el aceite caliente requiere uno Clase K.',
    ),
    proposed('CITY-OTHER'),
  ),
  condition(
    'no-cooking-in-tents',
    'fire-marshal',
    'during',
    words(
      'No cooking inside tents that the public enters.',
      'No se cocina en carpas donde entra el público.',
    ),
    proposed('CITY-OTHER'),
  ),
  condition(
    'truck-hood',
    'fire-marshal',
    'during',
    words(
      'The hood and fire system of each truck carry a sticker of this year.',
      'La campana y el sistema contra incendios de cada camión llevan sello de este año.',
    ),
    proposed('CITY-OTHER'),
  ),
  condition(
    'grill-distance',
    'fire-marshal',
    'during',
    words(
      'Keep grills {feet} feet from tents and houses, with water close by.',
      'Mantenga las parrillas a {feet} pies de carpas y casas, con agua cerca.',
    ),
    unverified(),
    value('feet', '10', 'feet'),
  ),
  condition(
    'hydrant-clear',
    'fire-marshal',
    'during',
    words('Keep {feet} feet around hydrants free.', 'Deje {feet} pies libres alrededor de los hidrantes.'),
    unverified(),
    value('feet', '15', 'feet'),
  ),
  condition(
    'fire-lane-private',
    'fire-marshal',
    'during',
    words('Keep the fire lane on the lot free.', 'Deje libre el carril de bomberos del terreno.'),
    unverified('B-IFC'),
  ),
  condition(
    'fallout-zone-clear',
    'fire-marshal',
    'during',
    words(
      'Nobody is within {feet} feet of the firing place.',
      'Nadie está a menos de {feet} pies del lugar de lanzamiento.',
    ),
    unverified(),
    value('feet', '420', 'feet'),
  ),
  condition(
    'fireworks-wind',
    'fire-marshal',
    'during',
    words(
      'No fireworks when the wind passes {mph} miles an hour.',
      'Sin fuegos artificiales si el viento pasa de {mph} millas por hora.',
    ),
    unverified(),
    value('mph', '20', 'miles an hour'),
  ),
  condition(
    'effects-demonstration',
    'fire-marshal',
    'during',
    words(
      'Show each effect to the inspector before the public comes in.',
      'Muestre cada efecto al inspector antes de que entre el público.',
    ),
    unverified(),
    {
      ...wasMet(
        'before_issue',
        words(
          'Show each effect to the inspector before the public comes in.',
          'Muestre cada efecto al inspector antes de que entre el público.',
        ),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'open-flame-guard',
    'fire-marshal',
    'during',
    words(
      'A person with an extinguisher stands by the fire until it is cold.',
      'Una persona con extintor cuida el fuego hasta que se enfríe.',
    ),
    unverified(),
  ),
  condition(
    'candle-cups',
    'fire-marshal',
    'during',
    words(
      'Use cups on candles and have one extinguisher at hand.',
      'Use vasos en las velas y tenga un extintor a mano.',
    ),
    unverified(),
  ),
  condition(
    'fire-watch-staff',
    'fire-marshal',
    'during',
    words(
      '{people} people watch for fire from {start} to {end}.',
      '{people} personas vigilan el fuego de {start} a {end}.',
    ),
    unverified(),
    { parameters: [number('people', 'people', '1'), time('start'), time('end')] },
  ),
  condition(
    'float-extinguisher',
    'fire-marshal',
    'during',
    words('Each float carries an extinguisher.', 'Cada carroza lleva un extintor.'),
    unverified(),
  ),
  condition(
    'barriers-open-for-fire',
    'fire-marshal',
    'during',
    words(
      'Each barrier opens within {minutes} minutes, and the person with the key stays there.',
      'Cada barrera se abre en {minutes} minutos y quien tiene la llave permanece allí.',
    ),
    proposed(),
    { ...value('minutes', '2', 'minutes'), public: false },
  ),
];
