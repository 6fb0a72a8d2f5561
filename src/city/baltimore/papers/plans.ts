import { guarded, type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about the place, the street and the neighbors. */
export const planPapers: PaperKind[] = [
  paper(
    'sketch-plan',
    ['Simple sketch', 'Croquis sencillo'],
    [
      'A hand drawing is fine, and so is a page of words. Say what stands where, and which way is kept free.',
      'Basta un dibujo a mano o una página de texto. Diga qué va en cada sitio y qué paso queda libre.',
    ],
  ),
  {
    ...paper(
      'site-plan',
      ['Site plan', 'Plano del lugar'],
      [
        'Show tents, stages, food, toilets, exits and the way for fire trucks, with sizes.',
        'Muestre carpas, tarimas, comida, baños, salidas y el paso de bomberos, con medidas.',
      ],
    ),
    answeredBy: 'site.items',
    includes: ['sketch-plan'],
  },
  paper(
    'route-map',
    ['Route and timetable', 'Ruta y horario'],
    [
      'Each street in order, with the times the first and last person pass.',
      'Cada calle en orden, con la hora en que pasan la primera y la última persona.',
    ],
  ),
  paper(
    'closure-diagram',
    ['Closure drawing', 'Dibujo del cierre'],
    ['Where each barricade stands and who places it.', 'Dónde va cada barrera y quién la coloca.'],
  ),
  paper(
    'traffic-control-plan',
    ['Traffic control plan', 'Plan de control de tráfico'],
    [
      'A plan by a traffic professional, with detours, signs and a path for walkers and wheelchairs.',
      'Un plan hecho por un profesional, con desvíos, señales y paso para peatones y sillas de ruedas.',
    ],
  ),
  paper(
    'traffic-impact-statement',
    ['Traffic impact statement', 'Estudio de impacto en el tráfico'],
    [
      'How many cars come, from where, where they park, and which streets fill up.',
      'Cuántos autos vienen, de dónde, dónde se estacionan y qué calles se llenan.',
    ],
  ),
  paper(
    'occupancy-certificate',
    ['Certificate of occupancy', 'Certificado de ocupación'],
    [
      'The paper of the building that says how many people may be in the room.',
      'El papel del edificio que dice cuántas personas pueden estar en la sala.',
    ],
  ),
  paper(
    'detour-request',
    ['Bus detour request', 'Solicitud de desvío de autobuses'],
    [
      'The bus lines and stops you touch, with dates and times.',
      'Las líneas y paradas afectadas, con fechas y horas.',
    ],
  ),
  paper(
    'access-letter',
    ['Hospital or fire station letter', 'Carta del hospital o de bomberos'],
    [
      'A letter saying how they get in and out during the closure.',
      'Una carta que diga cómo entran y salen durante el cierre.',
    ],
  ),
  guarded(
    'vehicle-barrier-plan',
    ['police', 'emergency-management', 'fire-marshal', 'traffic'],
    ['Vehicle barrier plan', 'Plan de barreras para vehículos'],
    [
      'What stops a car at each way in, and who can move it.',
      'Qué detiene un auto en cada entrada y quién puede moverlo.',
    ],
  ),
  paper(
    'bridge-note',
    ['Bridge or tunnel note', 'Nota sobre puente o túnel'],
    [
      'How many people, how they move, and what they carry over.',
      'Cuántas personas, cómo se mueven y qué llevan.',
    ],
  ),
  paper(
    'sign-photos',
    ['Photos of posted signs', 'Fotos de los letreros'],
    [
      'Photos with date and time, three days before each date.',
      'Fotos con fecha y hora, tres días antes de cada fecha.',
    ],
  ),
  paper(
    'occupant-notice',
    ['Notice to occupants', 'Aviso a los ocupantes'],
    [
      'The notice with the tow warning, and the list of doors it went to.',
      'El aviso de remolque y la lista de puertas donde se entregó.',
    ],
  ),
  paper(
    'accessible-parking-plan',
    ['Accessible parking plan', 'Plan de estacionamiento accesible'],
    ['Where each accessible space you take is replaced.', 'Dónde se repone cada espacio accesible que usa.'],
  ),
  paper(
    'neighbor-notice',
    ['Proof of notice to neighbors', 'Prueba de aviso a los vecinos'],
    ['The notice, the day it went out, and where it went.', 'El aviso, el día en que se entregó y dónde.'],
  ),
  paper(
    'petition',
    ['Signatures of neighbors', 'Firmas de vecinos'],
    [
      'Name, address, yes or no, and date of each household.',
      'Nombre, dirección, sí o no y fecha de cada hogar.',
    ],
  ),
  paper(
    'harbor-conditions',
    ['Inner Harbor conditions, signed', 'Condiciones del Inner Harbor, firmadas'],
    ['The conditions of the harbor, read and signed.', 'Las condiciones del puerto, leídas y firmadas.'],
  ),
  paper(
    'flyer',
    ['Flyer or poster', 'Volante o cartel'],
    ['What you hand out or post to invite people.', 'Lo que reparte o publica para invitar.'],
  ),
  paper(
    'stall-plan',
    ['Stall plan', 'Plano de puestos'],
    ['Which stall stands where, with numbers.', 'Qué puesto va en cada lugar, con números.'],
  ),
  paper(
    'paint-design',
    ['Design of the street painting', 'Diseño de la pintura de la calle'],
    [
      'A drawing with sizes and colors, and the kind of paint.',
      'Un dibujo con medidas y colores, y el tipo de pintura.',
    ],
  ),
  paper(
    'film-set',
    ['Filming plan', 'Plan de filmación'],
    [
      'Scenes, streets, times, vehicles, and where the crew waits.',
      'Escenas, calles, horas, vehículos y dónde espera el equipo.',
    ],
  ),
  paper(
    'owner-letter',
    ['Letter of the land owner', 'Carta del dueño del terreno'],
    [
      'The owner allows the event on these days, with a phone number.',
      'El dueño permite el evento en estos días, con un teléfono.',
    ],
  ),
  paper(
    'tree-plan',
    ['Tree and grass protection', 'Protección de árboles y césped'],
    [
      'Where you stake or drive, and how trees and grass are kept safe.',
      'Dónde clava o conduce y cómo cuida árboles y césped.',
    ],
  ),
];
