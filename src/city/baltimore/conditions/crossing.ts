import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { condition, proof, value, valueOfTime } from '#src/city/write-condition.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

/** What conditions of several agencies may speak of at the same time. */
export const conditionSubjects: CityInput['conditionSubjects'] = [
  {
    key: 'event-ends',
    name: words('When the event ends', 'Cuándo termina el evento'),
    compare: 'equal',
    ...proposed(),
  },
  {
    key: 'sound-ends',
    name: words('When amplified sound ends', 'Cuándo termina el sonido amplificado'),
    compare: 'equal',
    ...proposed('B-NOISE209'),
  },
  {
    key: 'alcohol-ends',
    name: words('When alcohol ends', 'Cuándo termina la venta de alcohol'),
    compare: 'equal',
    ...proposed('CITY-OTHER'),
  },
  {
    key: 'place-empty',
    name: words('When the place is empty', 'Cuándo queda vacío el lugar'),
    compare: 'equal',
    ...proposed(),
  },
  {
    key: 'streets-open',
    name: words('When the streets open again', 'Cuándo se abren las calles'),
    compare: 'equal',
    ...proposed('FHWA'),
  },
  {
    key: 'fire-lane-width',
    name: words('How wide the lane for fire trucks is', 'Qué ancho tiene el paso para bomberos'),
    compare: 'equal',
    ...proposed('CITY-SEA'),
  },
  {
    key: 'closures-staffed-by',
    name: words('Who stands at the closed streets', 'Quién vigila las calles cerradas'),
    compare: 'equal',
    ...proposed('FHWA'),
  },
  {
    key: 'ambulance-provider',
    name: words('Who sends the ambulance', 'Quién envía la ambulancia'),
    compare: 'equal',
    ...proposed('CITY-SF'),
  },
  {
    key: 'crowd-managers',
    name: words('How many crowd managers there are', 'Cuántos encargados de multitudes hay'),
    compare: 'highest',
    ...unverified('IFC-CM'),
  },
  {
    key: 'most-people',
    name: words('How many people at once', 'Cuántas personas a la vez'),
    compare: 'lowest',
    ...proposed(),
  },
  {
    key: 'wind-limit',
    name: words('In what wind the event stops', 'Con qué viento se detiene el evento'),
    compare: 'lowest',
    ...proposed(),
  },
];

/** Conditions on subjects that more than one agency rules on. */
export const crossingConditions = [
  condition(
    'event-ends-by',
    'police',
    'during',
    words('The event ends at {time}.', 'El evento termina a las {time}.'),
    unverified(),
    { ...valueOfTime('time'), claims: [{ subject: 'event-ends', parameter: 'time' }] },
  ),
  condition(
    'event-hours-end',
    'special-events',
    'during',
    words('The event closes at {time}.', 'El evento cierra a las {time}.'),
    proposed(),
    { ...valueOfTime('time'), claims: [{ subject: 'event-ends', parameter: 'time' }] },
  ),
  condition(
    'park-event-ends',
    'parks',
    'during',
    words('The event in the park ends at {time}.', 'El evento en el parque termina a las {time}.'),
    verified('B-RP-GEN'),
    { ...valueOfTime('time'), claims: [{ subject: 'event-ends', parameter: 'time' }] },
  ),
  condition(
    'park-empty-by',
    'parks',
    'during',
    words('Everybody has left the park by {time}.', 'Todos salieron del parque a las {time}.'),
    verified('B-RP-GEN'),
    { ...valueOfTime('time'), claims: [{ subject: 'place-empty', parameter: 'time' }] },
  ),
  condition(
    'sound-off-by',
    'police',
    'during',
    words('Music and speakers are off at {time}.', 'La música y los parlantes se apagan a las {time}.'),
    unverified(),
    { ...valueOfTime('time'), claims: [{ subject: 'sound-ends', parameter: 'time' }] },
  ),
  condition(
    'emergency-lane',
    'traffic',
    'during',
    words(
      'Leave a lane {feet} feet wide through the closed street. Put nothing in it.',
      'Deje un carril de {feet} pies por la calle cerrada. No ponga nada en él.',
    ),
    unverified('FHWA'),
    { ...value('feet', '20', 'feet'), claims: [{ subject: 'fire-lane-width', parameter: 'feet' }] },
  ),
  condition(
    'officers-at-closures',
    'police',
    'before_issue',
    words(
      'Only officers stand at the closed streets. Book them with the approved provider.',
      'Solo agentes vigilan las calles cerradas. Contrátelos con el proveedor aprobado.',
    ),
    unverified(),
    {
      ...proof('document', words('The booking', 'La reserva')),
      claims: [{ subject: 'closures-staffed-by', value: 'officers' }],
    },
  ),
  condition(
    'city-ambulance',
    'emergency-management',
    'before_issue',
    words(
      'A city ambulance stands by. Book it with the Fire Department.',
      'Una ambulancia de la ciudad espera en el lugar. Resérvela con los bomberos.',
    ),
    proposed('CITY-OTHER'),
    {
      ...proof('document', words('The booking', 'La reserva')),
      claims: [{ subject: 'ambulance-provider', value: 'city' }],
    },
  ),
  condition(
    'crowd-limit-inside',
    'fire-marshal',
    'during',
    words(
      'Count who comes in. No more than {people} people are inside at once.',
      'Cuente quién entra. No hay más de {people} personas adentro a la vez.',
    ),
    unverified('B-IFC'),
    { ...value('people', undefined, 'people'), claims: [{ subject: 'most-people', parameter: 'people' }] },
  ),
  condition(
    'wind-stop',
    'emergency-management',
    'during',
    words(
      'Stop the event when the wind reaches {mph} miles an hour.',
      'Detenga el evento cuando el viento llegue a {mph} millas por hora.',
    ),
    proposed(),
    { ...value('mph', '35', 'miles an hour'), claims: [{ subject: 'wind-limit', parameter: 'mph' }] },
  ),
];
