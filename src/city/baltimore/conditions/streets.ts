import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import {
  condition,
  filling,
  number,
  proof,
  time,
  value,
  valueOfTime,
  wasMet,
} from '#src/city/write-condition.ts';
import { words } from '#src/city/write-rule.ts';

/** The coordinator, traffic, parking, transit, public works and the neighborhood. */
export const streetConditions = [
  condition(
    'carry-permit',
    'special-events',
    'during',
    words(
      'Keep this permit on site and show it when asked. Do not change it or pass it on.',
      'Tenga este permiso en el lugar y muéstrelo si se lo piden. No lo altere ni lo ceda.',
    ),
    unverified(),
  ),
  condition(
    'report-incidents',
    'special-events',
    'after',
    words(
      'Tell the city within {hours} hours if anybody was hurt or anything was damaged.',
      'Avise a la ciudad en {hours} horas si alguien se lastimó o algo se dañó.',
    ),
    unverified(),
    { ...value('hours', '24', 'hours'), ...proof('words') },
  ),
  condition(
    'changes-in-writing',
    'special-events',
    'during',
    words(
      'Changes to place, time or plan need a written yes from the city.',
      'Los cambios de lugar, hora o plano necesitan un sí por escrito de la ciudad.',
    ),
    unverified(),
    {
      ...wasMet(
        'before_issue',
        words(
          'Changes to place, time or plan need a written yes from the city.',
          'Los cambios de lugar, hora o plano necesitan un sí por escrito de la ciudad.',
        ),
      ),
    },
  ),
  condition(
    'meeting-outcome',
    'special-events',
    'during',
    words(
      'Do what was agreed at the planning meeting of {date}.',
      'Cumpla lo acordado en la reunión del {date}.',
    ),
    proposed(),
    {
      ...value('date'),
      ...wasMet(
        'before_issue',
        words(
          'Do what was agreed at the planning meeting of {date}.',
          'Cumpla lo acordado en la reunión del {date}.',
        ),
      ),
    },
  ),
  condition(
    'series-date-cancelled',
    'special-events',
    'during',
    words(
      'You may call off one date by writing to us {days} days before. The other dates stay.',
      'Puede cancelar una fecha si nos escribe {days} días antes. Las demás siguen.',
    ),
    proposed(),
    {
      ...value('days', '3', 'days'),
      ...wasMet(
        'before_issue',
        words(
          'You may call off one date by writing to us {days} days before. The other dates stay.',
          'Puede cancelar una fecha si nos escribe {days} días antes. Las demás siguen.',
        ),
      ),
    },
  ),
  condition(
    'series-signs-every-date',
    'parking',
    'during',
    words('Post the signs again before every date.', 'Coloque los letreros otra vez antes de cada fecha.'),
    verified('B-PARK'),
  ),
  condition(
    'vendor-badge',
    'special-events',
    'during',
    words(
      'Every street vendor wears the city badge.',
      'Cada vendedor ambulante lleva la credencial de la ciudad.',
    ),
    verified('B-BADGE'),
  ),
  condition(
    'inflatable-wind',
    'special-events',
    'during',
    words(
      'Empty the inflatable when the wind passes {mph} miles an hour.',
      'Desocupe el inflable cuando el viento pase de {mph} millas por hora.',
    ),
    unverified(),
    value('mph', '15', 'miles an hour'),
  ),
  condition(
    'inflatable-anchored',
    'special-events',
    'during',
    words(
      'Anchor the inflatable at every point and keep it off the roadway.',
      'Ancle el inflable en todos los puntos y manténgalo fuera de la calle.',
    ),
    proposed('CITY-AUS'),
  ),
  condition(
    'keep-lane-clear',
    'fire-marshal',
    'during',
    words(
      'Keep a way {feet} feet wide free for fire trucks. Nothing may stand in it.',
      'Deje libre un paso de {feet} pies para los bomberos. Nada puede estar en él.',
    ),
    unverified('FHWA', 'CITY-SEA'),
    { ...value('feet', '20', 'feet'), claims: [{ subject: 'fire-lane-width', parameter: 'feet' }] },
  ),
  condition(
    'barricades-attended',
    'traffic',
    'during',
    words(
      'Place barricades only as approved, and keep a person at each one.',
      'Coloque las barreras solo como se aprobó, con una persona en cada una.',
    ),
    proposed('FHWA'),
    { claims: [{ subject: 'closures-staffed-by', value: 'own-people' }] },
  ),
  condition(
    'block-party-barricades',
    'special-events',
    'during',
    words(
      'Put a barricade at both ends that two people can move at once.',
      'Ponga en cada extremo una barrera que dos personas puedan mover de inmediato.',
    ),
    proposed(),
  ),
  condition(
    'block-party-reopen',
    'special-events',
    'after',
    words('The block is clean and open by {time}.', 'La cuadra queda limpia y abierta a las {time}.'),
    verified('B-BLOCK'),
    { ...valueOfTime('time', '9:00 p.m.'), claims: [{ subject: 'streets-open', parameter: 'time' }] },
  ),
  condition(
    'reopen-by',
    'traffic',
    'after',
    words('The streets are clean and open by {time}.', 'Las calles quedan limpias y abiertas a las {time}.'),
    proposed('FHWA'),
    { ...valueOfTime('time'), claims: [{ subject: 'streets-open', parameter: 'time' }] },
  ),
  condition(
    'route-reopens',
    'traffic',
    'during',
    words(
      'Each street opens again within {minutes} minutes after the last person has passed.',
      'Cada calle se abre {minutes} minutos después de que pase la última persona.',
    ),
    proposed('FHWA'),
    value('minutes', '30', 'minutes'),
  ),
  condition(
    'course-marks',
    'traffic',
    'after',
    words(
      'Mark the course with cones or chalk only, and take the marks away the same day.',
      'Marque la ruta solo con conos o tiza y retire las marcas el mismo día.',
    ),
    proposed(),
  ),
  condition(
    'flaggers-visible',
    'traffic',
    'during',
    words(
      'People who direct traffic wear bright vests.',
      'Quienes dirigen el tráfico usan chalecos visibles.',
    ),
    proposed('FHWA'),
  ),
  condition(
    'walkway-open',
    'traffic',
    'during',
    words(
      'Keep a path free for walkers and wheelchairs at all times.',
      'Mantenga siempre un paso libre para peatones y sillas de ruedas.',
    ),
    proposed('ADA-TEMP'),
  ),
  condition(
    'emergency-utility',
    'traffic',
    'during',
    words(
      'The city may move the event when a pipe or cable must be repaired at once.',
      'La ciudad puede mover el evento si hay que reparar de urgencia una tubería o cable.',
    ),
    unverified(),
  ),
  condition(
    'parade-hand-out',
    'traffic',
    'during',
    words('Hand things out. Do not throw them.', 'Entregue las cosas en la mano. No las lance.'),
    proposed(),
  ),
  condition(
    'speech-route-moves',
    'traffic',
    'during',
    words(
      'Keep to the route and keep moving. Streets open again behind you.',
      'Siga la ruta y avance. Las calles se abren detrás de ustedes.',
    ),
    proposed(),
  ),
  condition(
    'speech-emergency-way',
    'traffic',
    'during',
    words('Let fire trucks and ambulances through.', 'Deje pasar a los bomberos y ambulancias.'),
    proposed(),
  ),
  condition(
    'film-no-holds',
    'film',
    'during',
    words(
      'Hold traffic no longer than {minutes} minutes at a time, with an officer.',
      'Detenga el tráfico no más de {minutes} minutos cada vez, con un agente.',
    ),
    proposed(),
    value('minutes', '3', 'minutes'),
  ),
  condition(
    'signs-three-days',
    'parking',
    'during',
    words(
      'Post signs on every block {days} days before, with dates, times, reason, name and phone.',
      'Coloque letreros en cada cuadra {days} días antes, con fechas, horas, motivo, nombre y teléfono.',
    ),
    verified('B-PARK'),
    {
      ...value('days', '3', 'days'),
      ...proof('photo', words('Photos with date and time', 'Fotos con fecha y hora')),
      ...wasMet(
        'before_issue',
        words(
          'Post signs on every block {days} days before, with dates, times, reason, name and phone.',
          'Coloque letreros en cada cuadra {days} días antes, con fechas, horas, motivo, nombre y teléfono.',
        ),
      ),
    },
  ),
  condition(
    'no-tow-without-proof',
    'parking',
    'during',
    words(
      'No car is towed without photos of the signs and the notice to neighbors.',
      'No se remolca ningún auto sin fotos de los letreros y el aviso a los vecinos.',
    ),
    verified('B-PARK'),
  ),
  condition(
    'signs-remove',
    'parking',
    'after',
    words('Take the signs down within {hours} hours.', 'Retire los letreros en {hours} horas.'),
    proposed(),
    { ...value('hours', '24', 'hours') },
  ),
  condition(
    'bus-stop-moved',
    'transit',
    'during',
    words(
      'Keep the bus stop at {place} open, or move it to {newPlace} with a sign.',
      'Deje abierta la parada en {place}, o muévala a {newPlace} con un letrero.',
    ),
    proposed(),
    { parameters: [filling('place'), filling('newPlace')] },
  ),
  condition(
    'detour-after-last-trip',
    'transit',
    'during',
    words(
      'Close the street only after the bus of {time}.',
      'Cierre la calle solo después del autobús de las {time}.',
    ),
    proposed(),
    valueOfTime('time'),
  ),
  condition(
    'rail-flagger',
    'transit',
    'during',
    words(
      'Nobody steps on the tracks unless a rail worker is there.',
      'Nadie pisa las vías si no hay un trabajador ferroviario.',
    ),
    unverified(),
  ),
  condition(
    'clean-up-by',
    'public-works',
    'after',
    words(
      'Clean the place and {feet} feet around it by {time}.',
      'Limpie el lugar y {feet} pies alrededor antes de las {time}.',
    ),
    proposed(),
    {
      parameters: [number('feet', 'feet', '100'), time('time')],
    },
  ),
  condition(
    'no-storm-drain',
    'public-works',
    'during',
    words(
      'Nothing goes down a storm drain: no water from cooking, no grease.',
      'Nada va al drenaje pluvial: ni agua de cocina ni grasa.',
    ),
    unverified(),
  ),
  condition(
    'recycling-beside-trash',
    'public-works',
    'during',
    words(
      'A recycling container stands beside every trash container.',
      'Hay un contenedor de reciclaje junto a cada contenedor de basura.',
    ),
    proposed('CITY-OTHER'),
  ),
  condition(
    'recycling-report',
    'public-works',
    'after',
    words('Tell us within {days} days how much was recycled.', 'Díganos en {days} días cuánto se recicló.'),
    proposed('CITY-OTHER'),
    { ...value('days', '30', 'days'), ...proof('words') },
  ),
  condition(
    'toilets-accessible',
    'public-works',
    'during',
    words(
      'Every group of toilets has one that a wheelchair can use.',
      'Cada grupo de baños tiene uno para silla de ruedas.',
    ),
    proposed('ADA-TEMP'),
  ),
  condition(
    'manure',
    'public-works',
    'after',
    words(
      'Clean up after the animals before the street opens.',
      'Limpie después de los animales antes de abrir la calle.',
    ),
    unverified(),
  ),
];
