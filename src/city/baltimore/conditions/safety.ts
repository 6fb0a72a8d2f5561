import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { condition, number, proof, value, valueOfTime, wasMet } from '#src/city/write-condition.ts';
import { words } from '#src/city/write-rule.ts';

/** Police, medical services, emergencies, buildings. */
export const safetyConditions = [
  condition(
    'person-in-charge',
    'police',
    'during',
    words(
      'One person is in charge the whole time and answers this phone: {phone}.',
      'Una persona está a cargo todo el tiempo y contesta este teléfono: {phone}.',
    ),
    unverified(),
    { ...value('phone'), public: false },
  ),
  condition(
    'officers',
    'police',
    'before_issue',
    words(
      'Book {officers} officers for {hours} hours with the approved provider.',
      'Contrate {officers} agentes por {hours} horas con el proveedor aprobado.',
    ),
    unverified(),
    {
      parameters: [number('officers', 'people'), number('hours', 'hours')],
      ...proof('document', words('The booking', 'La reserva')),
      public: false,
    },
  ),
  condition(
    'guards-licensed',
    'police',
    'during',
    words('Every guard holds a state license.', 'Cada guardia tiene licencia estatal.'),
    unverified(),
  ),
  condition(
    'crowd-cap',
    'police',
    'during',
    words('No more than {people} people at once.', 'No más de {people} personas a la vez.'),
    unverified(),
    { ...value('people', undefined, 'people'), claims: [{ subject: 'most-people', parameter: 'people' }] },
  ),
  condition(
    'clear-by',
    'police',
    'after',
    words('The place is empty by {time}.', 'El lugar queda vacío a las {time}.'),
    unverified(),
    { ...valueOfTime('time'), claims: [{ subject: 'place-empty', parameter: 'time' }] },
  ),
  condition(
    'gaming-permit-shown',
    'police',
    'during',
    words('Show the gaming permit where people play.', 'Muestre el permiso de juego donde se juega.'),
    proposed('B-APP-2016'),
  ),
  condition(
    'weapons-blank',
    'police',
    'during',
    words(
      'No live rounds. Every weapon is checked before and after.',
      'Sin munición real. Cada arma se revisa antes y después.',
    ),
    proposed('CITY-NYC'),
  ),
  condition(
    'drone-not-over-people',
    'police',
    'during',
    words('The drone does not fly over people.', 'El dron no vuela sobre personas.'),
    unverified('FAA-OAA'),
  ),
  condition(
    'medical-post',
    'ems',
    'during',
    words(
      'The first aid post has a sign you can see from afar.',
      'El puesto de primeros auxilios se ve desde lejos.',
    ),
    proposed('CITY-SF'),
  ),
  condition(
    'medical-own-ambulance',
    'ems',
    'before_issue',
    words(
      'Book {ambulances} ambulances of your own. City ambulances do not count.',
      'Contrate {ambulances} ambulancias propias. Las de la ciudad no cuentan.',
    ),
    proposed('CITY-SF'),
    {
      ...value('ambulances', '1', 'ambulances'),
      ...proof('document', words('The booking', 'La reserva')),
      claims: [{ subject: 'ambulance-provider', value: 'own' }],
    },
  ),
  condition(
    'medical-report',
    'ems',
    'after',
    words(
      'Send the number of people treated within {days} business days.',
      'Envíe el número de personas atendidas en {days} días hábiles.',
    ),
    proposed('CITY-SF'),
    { ...value('days', '3', 'business days'), public: false, ...proof('words') },
  ),
  condition(
    'hospital-way-open',
    'ems',
    'during',
    words(
      'The way to the hospital or fire station stays free at all times.',
      'El paso al hospital o a la estación de bomberos queda siempre libre.',
    ),
    proposed('FHWA'),
  ),
  condition(
    'weather-officer',
    'emergency-management',
    'during',
    words(
      'One person watches the weather and may stop the event: {name}.',
      'Una persona vigila el clima y puede detener el evento: {name}.',
    ),
    proposed(),
    { ...value('name'), public: false },
  ),
  condition(
    'lightning-stop',
    'emergency-management',
    'during',
    words(
      'Stop when lightning is within {miles} miles. Wait {minutes} minutes after the last one.',
      'Deténgase si hay rayos a menos de {miles} millas. Espere {minutes} minutos tras el último.',
    ),
    unverified(),
    {
      parameters: [number('miles', 'miles', '8'), number('minutes', 'minutes', '30')],
    },
  ),
  condition(
    'evacuation-routes',
    'emergency-management',
    'during',
    words(
      'Keep the ways out free and marked, also for wheelchairs.',
      'Mantenga las salidas libres y marcadas, también para sillas de ruedas.',
    ),
    proposed('CITY-SEA'),
  ),
  condition(
    'structure-inspection',
    'buildings',
    'during',
    words(
      'Nobody uses the structure before the inspection on {date}.',
      'Nadie usa la estructura antes de la inspección del {date}.',
    ),
    unverified('B-HCD'),
    {
      ...value('date'),
      ...wasMet(
        'before_issue',
        words(
          'Nobody uses the structure before the inspection on {date}.',
          'Nadie usa la estructura antes de la inspección del {date}.',
        ),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'wind-limit',
    'buildings',
    'during',
    words(
      'Clear the structure when the wind reaches {mph} miles an hour.',
      'Desocupe la estructura cuando el viento llegue a {mph} millas por hora.',
    ),
    unverified(),
    { ...value('mph', '35', 'miles an hour'), claims: [{ subject: 'wind-limit', parameter: 'mph' }] },
  ),
  condition(
    'wheelchair-seats',
    'buildings',
    'during',
    words(
      '{seats} places for wheelchairs, each with a seat beside it.',
      '{seats} lugares para sillas de ruedas, cada uno con un asiento al lado.',
    ),
    unverified(),
    value('seats', '4', 'places'),
  ),
  condition(
    'licensed-electrician',
    'buildings',
    'during',
    words('A licensed electrician does the wiring.', 'Un electricista con licencia hace el cableado.'),
    verified('B-HCD'),
    { ...proof('document', words('The license', 'La licencia')) },
  ),
  condition(
    'owner-parking',
    'buildings',
    'during',
    words(
      'Keep {spaces} parking spaces of the lot free.',
      'Deje libres {spaces} espacios de estacionamiento del terreno.',
    ),
    unverified(),
    value('spaces', undefined, 'spaces'),
  ),
  condition(
    'ride-inspection',
    'buildings',
    'during',
    words(
      'No ride runs before the state inspector has passed it.',
      'Ningún juego funciona antes de que lo apruebe el inspector estatal.',
    ),
    verified('MD-RIDES'),
    {
      ...wasMet(
        'before_issue',
        words(
          'No ride runs before the state inspector has passed it.',
          'Ningún juego funciona antes de que lo apruebe el inspector estatal.',
        ),
      ),
      ...proof('inspection'),
    },
  ),
  condition(
    'ride-operator',
    'buildings',
    'during',
    words('A trained person stays at each ride.', 'Una persona capacitada permanece en cada juego.'),
    verified('MD-RIDES'),
  ),
  condition(
    'lifeguards',
    'ems',
    'during',
    words(
      '{number} trained lifeguards watch while anybody is in the water.',
      '{number} salvavidas capacitados vigilan mientras haya alguien en el agua.',
    ),
    unverified(),
    value('number', '2', 'people'),
  ),
  condition(
    'call-before-digging',
    'special-events',
    'during',
    words(
      'Call 811 before you drive stakes, and keep off the marked lines.',
      'Llame al 811 antes de clavar estacas y respete las líneas marcadas.',
    ),
    unverified(),
    {
      ...wasMet(
        'before_issue',
        words(
          'Call 811 before you drive stakes, and keep off the marked lines.',
          'Llame al 811 antes de clavar estacas y respete las líneas marcadas.',
        ),
      ),
    },
  ),
  condition(
    'overhead-clearance',
    'traffic',
    'during',
    words(
      'Everything over the street hangs {feet} feet high or higher.',
      'Todo lo que cuelga sobre la calle está a {feet} pies o más.',
    ),
    unverified(),
    value('feet', '15', 'feet'),
  ),
];
