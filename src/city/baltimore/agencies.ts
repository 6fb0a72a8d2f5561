import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

type Agency = CityInput['agencies'][number];
type Reason = Agency['objectionReasons'][number];

/** A reason that looks only at time, place and manner, so it may also be used for speech. */
const neutral = (key: string, en: string, es: string): Reason => ({
  key,
  words: words(en, es),
  speech: true,
});
/** A reason that may not be used against speech. */
const other = (key: string, en: string, es: string): Reason => ({ key, words: words(en, es), speech: false });

const PLACE_TAKEN = neutral(
  'place-taken',
  'Another event has this place at this time.',
  'Otro evento tiene este lugar a esta hora.',
);
const PLAN_UNCLEAR = other(
  'plan-unclear',
  'The plan does not show what we need to judge.',
  'El plano no muestra lo que necesitamos para juzgar.',
);
const PAPERS_MISSING = other(
  'papers-missing',
  'A paper we must see is missing or not valid.',
  'Falta un documento necesario o no es válido.',
);

/** The agencies that read applications, in the order in which people see them. */
export const agencies: Agency[] = [
  {
    key: 'special-events',
    name: words(
      'Department of Transportation, Special Events',
      'Departamento de Transporte, Eventos Especiales',
    ),
    shortName: words('Special Events', 'Eventos Especiales'),
    role: 'coordinator',
    reviewDays: 5,
    objectionReasons: [
      PLACE_TAKEN,
      other('not-complete', 'The application is not complete.', 'La solicitud no está completa.'),
      other('day-full', 'The day is already full in this area.', 'El día ya está lleno en esta zona.'),
      other('late', 'It came too late to review safely.', 'Llegó demasiado tarde para revisarla bien.'),
    ],
    ...verified('B-SEV'),
  },
  {
    key: 'traffic',
    name: words('Department of Transportation, Traffic', 'Departamento de Transporte, Tráfico'),
    shortName: words('Traffic', 'Tráfico'),
    role: 'transportation',
    reviewDays: 5,
    objectionReasons: [
      neutral('no-detour', 'There is no safe way around the closure.', 'No hay un desvío seguro del cierre.'),
      neutral('road-work', 'Road work takes the same street.', 'Una obra ocupa la misma calle.'),
      neutral(
        'no-emergency-way',
        'Emergency vehicles cannot get through.',
        'Los vehículos de emergencia no pueden pasar.',
      ),
      PLAN_UNCLEAR,
    ],
    ...verified('B-SEV'),
  },
  {
    key: 'parking',
    name: words('Parking Authority and event parking', 'Autoridad de Estacionamiento'),
    shortName: words('Parking', 'Estacionamiento'),
    role: 'parking',
    reviewDays: 5,
    objectionReasons: [
      other(
        'zone-unclear',
        'The curb spaces are not clear.',
        'No están claros los espacios junto a la acera.',
      ),
      other('signs-too-late', 'The signs cannot stand in time.', 'Los letreros no pueden estar a tiempo.'),
      PLACE_TAKEN,
    ],
    ...verified('B-APP-2016'),
  },
  {
    key: 'police',
    name: words('Baltimore Police Department, Special Events', 'Policía de Baltimore, Eventos Especiales'),
    shortName: words('Police', 'Policía'),
    role: 'police',
    reviewDays: 5,
    objectionReasons: [
      neutral(
        'no-capacity',
        'Not enough officers are free at that time. Another time would work.',
        'No hay suficientes policías a esa hora. Otra hora serviría.',
      ),
      neutral(
        'crossing-unsafe',
        'A crossing of the route cannot be kept safe.',
        'Un cruce de la ruta no puede mantenerse seguro.',
      ),
      other(
        'security-plan',
        'The security plan does not cover the crowd.',
        'El plan de seguridad no cubre la multitud.',
      ),
      PAPERS_MISSING,
    ],
    ...verified('B-APP-2016'),
  },
  {
    key: 'fire-marshal',
    name: words(
      'Baltimore City Fire Department, Fire Marshal',
      'Bomberos de Baltimore, Jefatura de Prevención',
    ),
    shortName: words('Fire Marshal', 'Bomberos'),
    role: 'fire',
    reviewDays: 5,
    objectionReasons: [
      neutral(
        'lane-blocked',
        'The way for fire trucks is blocked.',
        'El paso de los bomberos está bloqueado.',
      ),
      neutral('exits', 'There are too few ways out.', 'Hay muy pocas salidas.'),
      neutral(
        'tents',
        'A tent, stage or cooking place is not safe as planned.',
        'Una carpa, tarima o cocina no es segura como está planeada.',
      ),
      PAPERS_MISSING,
    ],
    ...verified('B-105', 'B-IFC'),
  },
  {
    key: 'ems',
    name: words(
      'Baltimore City Fire Department, Medical Services',
      'Bomberos de Baltimore, Servicios Médicos',
    ),
    shortName: words('Medical', 'Servicios médicos'),
    role: 'medical',
    reviewDays: 5,
    objectionReasons: [
      neutral('no-way-to-hospital', 'An ambulance cannot get through.', 'Una ambulancia no puede pasar.'),
      other(
        'medical-plan',
        'The medical plan does not fit the crowd.',
        'El plan médico no corresponde a la multitud.',
      ),
    ],
    ...verified('B-BLOCK'),
  },
  {
    key: 'emergency-management',
    name: words('Office of Emergency Management', 'Oficina de Manejo de Emergencias'),
    shortName: words('Emergency Management', 'Emergencias'),
    role: 'emergency_management',
    reviewDays: 5,
    objectionReasons: [
      other('weather-plan', 'There is no plan for bad weather.', 'No hay plan para mal tiempo.'),
      other('evacuation', 'The crowd cannot leave in time.', 'La multitud no puede salir a tiempo.'),
    ],
    ...unverified(),
  },
  {
    key: 'food-control',
    name: words('Health Department, Food Control', 'Departamento de Salud, Control de Alimentos'),
    shortName: words('Food Control', 'Control de Alimentos'),
    role: 'health',
    reviewDays: 5,
    objectionReasons: [
      other('vendor-license', 'A food vendor has no license.', 'Un vendedor de comida no tiene licencia.'),
      other('handwash', 'There is no place to wash hands.', 'No hay dónde lavarse las manos.'),
      PAPERS_MISSING,
    ],
    ...verified('B-FOOD'),
  },
  {
    key: 'environmental-health',
    name: words(
      'Health Department, Environmental Health and Animals',
      'Departamento de Salud, Salud Ambiental y Animales',
    ),
    shortName: words('Environmental Health', 'Salud Ambiental'),
    role: 'health',
    reviewDays: 10,
    objectionReasons: [
      neutral(
        'too-loud',
        'The sound would be too loud at homes nearby.',
        'El sonido sería demasiado fuerte en las casas cercanas.',
      ),
      other(
        'no-exemptions-left',
        'This place has had all its noise exemptions this year.',
        'Este lugar ya usó todas sus exenciones de ruido del año.',
      ),
      other(
        'animals',
        'The animals would not be safe or clean.',
        'Los animales no estarían seguros o limpios.',
      ),
    ],
    ...verified('B-NOISE209'),
  },
  {
    key: 'liquor-board',
    name: words('Board of Liquor License Commissioners', 'Junta de Licencias de Licores'),
    shortName: words('Liquor Board', 'Junta de Licores'),
    role: 'liquor',
    reviewDays: 10,
    objectionReasons: [
      other('no-license', 'Nobody holds a license for this sale.', 'Nadie tiene licencia para esta venta.'),
      other('area-open', 'The place for alcohol is not closed off.', 'El área de alcohol no está cerrada.'),
    ],
    ...verified('B-APP-2016'),
  },
  {
    key: 'parks',
    name: words('Recreation and Parks, Permits', 'Recreación y Parques, Permisos'),
    shortName: words('Parks', 'Parques'),
    role: 'parks',
    reviewDays: 5,
    objectionReasons: [
      PLACE_TAKEN,
      neutral('ground', 'The ground cannot bear this use.', 'El terreno no soporta este uso.'),
      neutral(
        'too-many',
        'The place cannot hold so many people.',
        'El lugar no tiene espacio para tantas personas.',
      ),
      PLAN_UNCLEAR,
    ],
    ...verified('B-RP-GUIDE'),
  },
  {
    key: 'buildings',
    name: words('Housing and Community Development, Permits', 'Vivienda y Desarrollo Comunitario, Permisos'),
    shortName: words('Buildings', 'Construcción'),
    role: 'buildings',
    reviewDays: 10,
    objectionReasons: [
      neutral(
        'not-stable',
        'A structure is not shown to stand safely.',
        'No se demuestra que una estructura sea estable.',
      ),
      other('wiring', 'The wiring is not safe as planned.', 'El cableado no es seguro como está planeado.'),
      PAPERS_MISSING,
    ],
    ...verified('B-HCD'),
  },
  {
    key: 'public-works',
    name: words('Department of Public Works', 'Departamento de Obras Públicas'),
    shortName: words('Public Works', 'Obras Públicas'),
    role: 'public_works',
    reviewDays: 5,
    objectionReasons: [
      other('trash', 'The trash plan is too small.', 'El plan de basura es insuficiente.'),
      other('toilets', 'There are too few toilets.', 'Hay muy pocos baños.'),
      neutral('water-main', 'Work on a water main takes this place.', 'Una obra de agua ocupa este lugar.'),
    ],
    ...verified('B-BANNER-23'),
  },
  {
    key: 'risk',
    name: words('Department of Finance, Risk Management', 'Finanzas, Gestión de Riesgos'),
    shortName: words('Risk', 'Riesgos'),
    role: 'risk',
    reviewDays: 5,
    objectionReasons: [
      other('not-covered', 'The insurance does not cover the event.', 'El seguro no cubre el evento.'),
      other(
        'wrong-name',
        'The insurance names the wrong people.',
        'El seguro nombra a personas equivocadas.',
      ),
    ],
    ...unverified(),
  },
  {
    key: 'law',
    name: words('Department of Law', 'Departamento Legal'),
    shortName: words('Law', 'Legal'),
    role: 'law',
    reviewDays: 1,
    objectionReasons: [
      neutral(
        'not-neutral',
        'The reason given is not about time, place or manner.',
        'El motivo dado no trata de hora, lugar o forma.',
      ),
      neutral(
        'no-alternative',
        'No other time, place or route was offered.',
        'No se ofreció otra hora, lugar o ruta.',
      ),
    ],
    ...unverified(),
  },
  {
    key: 'transit',
    name: words('Maryland Transit Administration', 'Administración de Tránsito de Maryland'),
    shortName: words('Transit', 'Transporte público'),
    role: 'transit',
    reviewDays: 5,
    objectionReasons: [
      neutral('no-bus-detour', 'The buses have no way around.', 'Los autobuses no tienen desvío.'),
      neutral('tracks', 'People would be on the tracks.', 'Habría personas sobre las vías.'),
    ],
    ...verified('MTA-1'),
  },
  {
    key: 'community',
    name: words('Neighborhood liaisons and council office', 'Enlaces vecinales y oficina del concejo'),
    shortName: words('Neighborhoods', 'Vecindarios'),
    role: 'community',
    reviewDays: 5,
    objectionReasons: [
      other('not-told', 'The neighbors were not told.', 'No se avisó a los vecinos.'),
      other('too-often', 'This street is closed very often.', 'Esta calle se cierra muy seguido.'),
    ],
    ...unverified(),
  },
  {
    key: 'film',
    name: words('Film office', 'Oficina de cine'),
    shortName: words('Film', 'Cine'),
    role: 'film',
    reviewDays: 3,
    objectionReasons: [
      PLACE_TAKEN,
      other(
        'stunts',
        'A stunt or effect is not described well enough.',
        'Una escena de riesgo no está bien descrita.',
      ),
    ],
    ...unverified(),
  },
  {
    key: 'accessibility',
    name: words("Mayor's office on accessibility", 'Oficina municipal de accesibilidad'),
    shortName: words('Accessibility', 'Accesibilidad'),
    role: 'accessibility',
    reviewDays: 5,
    objectionReasons: [
      neutral(
        'no-route',
        'A person in a wheelchair cannot get there.',
        'Una persona en silla de ruedas no puede llegar.',
      ),
      other(
        'parking-not-replaced',
        'Accessible parking is not replaced.',
        'No se repone el estacionamiento accesible.',
      ),
    ],
    ...unverified(),
  },
  {
    key: 'preservation',
    name: words(
      'Commission for Historical and Architectural Preservation',
      'Comisión de Preservación Histórica',
    ),
    shortName: words('Preservation', 'Preservación'),
    role: 'other',
    reviewDays: 10,
    objectionReasons: [
      neutral(
        'would-harm',
        'It would harm a protected building or place.',
        'Dañaría un edificio o lugar protegido.',
      ),
      PLAN_UNCLEAR,
    ],
    ...proposed(),
  },
];
