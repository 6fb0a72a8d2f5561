import { words } from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

type Fee = NonNullable<RuleInput['fees']>[number];

const NOT_PUBLISHED = words(
  'The city sets this amount. It has not been published.',
  'La ciudad fija este monto. No se ha publicado.',
);
const flat = (cents: number, label: Fee['label']): Fee => ({ kind: 'flat', cents, label });
const unknown = (label: Fee['label'], note = NOT_PUBLISHED): Fee => ({ kind: 'unknown', label, note });

/** What things cost. Amounts in cents; where the city has published none, the fee says so. */
export const tariff = {
  /** Eight weeks ahead or more, six to eight, four to six. Source: B-BLOCK */
  blockParty: {
    kind: 'by-lead-days',
    label: words('Block party application', 'Solicitud de fiesta de cuadra'),
    bands: [
      { atLeastDays: 56, cents: 5_000 },
      { atLeastDays: 42, cents: 6_500 },
      { atLeastDays: 28, cents: 8_000 },
    ],
  },
  specialEvent: {
    kind: 'unknown',
    label: words('Special event application', 'Solicitud de evento especial'),
    note: words(
      'The later you apply, the more it costs. The city has not published the table.',
      'Cuanto más tarde solicite, más cuesta. La ciudad no ha publicado la tabla.',
    ),
    forApplying: true,
  },
  parkDemonstration: flat(23_500, words('Demonstration in a park', 'Manifestación en un parque')),
  speechWaiver: {
    kind: 'waiver',
    label: words(
      'No fee, because you told us you cannot pay',
      'Sin cargo, porque nos dijo que no puede pagar',
    ),
  },
  parkGathering: flat(3_500, words('Park application', 'Solicitud de parque')),
  parkArea: unknown(words('Park area', 'Área del parque')),
  parkWedding: flat(50_000, words('Wedding package (4 hours)', 'Paquete de boda (4 horas)')),
  parkImpact: unknown(words('Park impact fee', 'Cargo por impacto en el parque')),
  parkDeposit: {
    kind: 'deposit',
    cents: 100_000,
    label: words('Deposit, paid back when nothing is damaged', 'Depósito, se devuelve si no hay daños'),
  },
  curbSpaces: unknown(words('Curb spaces, for each space', 'Espacios junto a la acera, por espacio')),
  signs: unknown(words('No-parking signs', 'Letreros de no estacionar')),
  meters: unknown(words('Parking meters taken out of use', 'Parquímetros fuera de servicio')),
  trafficReview: unknown(words('Review of the traffic plan', 'Revisión del plan de tráfico')),
  closure: unknown(words('Street closure', 'Cierre de calle')),
  transit: unknown(words('Bus or train detour', 'Desvío de autobús o tren')),
  barriers: unknown(words('Vehicle barriers', 'Barreras para vehículos')),
  bridge: unknown(words('Bridge or tunnel', 'Puente o túnel')),
  tent: unknown(words('Tent permit', 'Permiso de carpa')),
  building: unknown(words('Building permit', 'Permiso de construcción')),
  electrical: unknown(words('Electrical permit', 'Permiso eléctrico')),
  fireInspection: unknown(words('Fire inspection', 'Inspección de bomberos')),
  fireWatch: unknown(words('Fire watch, for each hour', 'Guardia contra incendios, por hora')),
  fireworks: {
    kind: 'flat',
    cents: 5_000,
    label: words('State fireworks permit', 'Permiso estatal de fuegos artificiales'),
    paidTo: words('Maryland State Fire Marshal', 'Jefe de Bomberos del Estado de Maryland'),
  },
  cityStage: unknown(words('City stage', 'Tarima de la ciudad')),
  hydrant: unknown(words('Hydrant meter', 'Medidor de hidrante')),
  foodVendor: unknown(words('Food license, for each vendor', 'Licencia de alimentos, por vendedor')),
  alcohol: unknown(words('One-day alcohol license', 'Licencia de alcohol por un día')),
  wasteCarts: unknown(words('Trash carts and sweeping', 'Contenedores y barrido')),
  police: unknown(words('Police and guards', 'Policía y guardias')),
  ambulance: unknown(words('Ambulance on standby', 'Ambulancia en espera')),
  services: {
    kind: 'share',
    of: 'services',
    basisPoints: 2_500,
    label: words(
      'A quarter of the city services, before the permit',
      'Una cuarta parte de los servicios de la ciudad, antes del permiso',
    ),
  },
  cityServices: unknown(
    words('City services and equipment', 'Servicios y equipo de la ciudad'),
    words(
      'The city sends a price after it has seen your list.',
      'La ciudad manda un precio después de ver su lista.',
    ),
  ),
  nonprofit: {
    kind: 'discount',
    basisPoints: 5_000,
    label: words('Half price for nonprofits', 'Mitad de precio para organizaciones sin fines de lucro'),
  },
  serviceProject: {
    kind: 'waiver',
    label: words('No filing fee for service projects', 'Sin cargo para proyectos de servicio'),
  },
} as const satisfies Record<string, Fee>;
