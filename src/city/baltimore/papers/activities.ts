import { guarded, type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about rides, water, air, safety, sales and money. */
export const activityPapers: PaperKind[] = [
  paper(
    'carnival-permit',
    ['Carnival permit form', 'Formulario de carnaval'],
    [
      'The form of the building code for carnivals.',
      'El formulario del código de construcción para carnavales.',
    ],
  ),
  paper(
    'carnival-notice',
    ['Notice to the State', 'Aviso al Estado'],
    [
      'The notice that tells the State where the carnival stands.',
      'El aviso que dice al Estado dónde está el carnaval.',
    ],
  ),
  paper(
    'ride-certificates',
    ['Ride certificates', 'Certificados de juegos'],
    ['The state certificate of each ride or inflatable.', 'El certificado estatal de cada juego o inflable.'],
  ),
  paper(
    'ride-insurance',
    ['Ride insurance', 'Seguro de juegos'],
    ['The certificate of the ride company.', 'El certificado de la empresa de juegos.'],
  ),
  paper(
    'marine-plan',
    ['Plan on the water', 'Plan en el agua'],
    [
      'Where boats, barges or swimmers are, and the safety boats.',
      'Dónde están botes, barcazas o nadadores, y los botes de seguridad.',
    ],
  ),
  guarded(
    'drone-plan',
    ['police', 'emergency-management'],
    ['Drone plan', 'Plan de drones'],
    ['Pilot number, where it flies, and how high.', 'Número del piloto, dónde vuela y a qué altura.'],
  ),
  paper(
    'gaming-form',
    ['Gaming permit form', 'Formulario de juegos de azar'],
    [
      'What is played, what is won, and who gets the money.',
      'Qué se juega, qué se gana y quién recibe el dinero.',
    ],
  ),
  guarded(
    'weapons-inventory',
    ['police', 'law'],
    ['List of weapons', 'Lista de armas'],
    ['Each weapon, who carries it, and how it is made safe.', 'Cada arma, quién la lleva y cómo se asegura.'],
  ),
  guarded(
    'medical-plan',
    ['ems', 'fire-marshal', 'police', 'emergency-management'],
    ['Medical plan', 'Plan médico'],
    [
      'First aid, ambulances, ways in, and the nearest hospital.',
      'Primeros auxilios, ambulancias, accesos y el hospital más cercano.',
    ],
  ),
  paper(
    'ambulance-contract',
    ['Ambulance contract', 'Contrato de ambulancia'],
    ['A letter of the company with days and hours.', 'Una carta de la empresa con días y horas.'],
  ),
  guarded(
    'security-plan',
    ['police', 'emergency-management'],
    ['Security plan', 'Plan de seguridad'],
    ['Guards, posts, entries and who is in charge.', 'Guardias, puestos, entradas y quién está a cargo.'],
  ),
  guarded(
    'emergency-plan',
    ['emergency-management', 'police', 'fire-marshal', 'ems'],
    ['Emergency and weather plan', 'Plan de emergencia y clima'],
    ['Who decides, when you stop, where people go.', 'Quién decide, cuándo se detiene y adónde va la gente.'],
  ),
  paper(
    'accessibility-plan',
    ['Accessibility plan', 'Plan de accesibilidad'],
    [
      'Routes, parking, toilets, viewing, and whom to ask.',
      'Rutas, estacionamiento, baños, visibilidad y a quién preguntar.',
    ],
  ),
  paper(
    'tax-license',
    ['Sales tax license', 'Licencia de impuesto de ventas'],
    ['The state license of the sellers.', 'La licencia estatal de los vendedores.'],
  ),
  paper(
    'street-vendor-license',
    ['Street vendor licenses', 'Licencias de vendedor ambulante'],
    ['The license and badge of each street vendor.', 'La licencia y credencial de cada vendedor.'],
  ),
  paper(
    'insurance-certificate',
    ['Certificate of insurance', 'Certificado de seguro'],
    [
      'Covers set-up to take-down and names the city as insured.',
      'Cubre del montaje al desmontaje y nombra a la ciudad como asegurada.',
    ],
  ),
  paper(
    'participant-insurance',
    ['Insurance of participants', 'Seguro de participantes'],
    ['Covers the people who run or play.', 'Cubre a quienes corren o juegan.'],
  ),
  paper(
    'insurance-waiver',
    ['Request to waive insurance', 'Solicitud de eximir el seguro'],
    ['What it would cost, and what you expect to take in.', 'Cuánto costaría y cuánto espera recaudar.'],
  ),
  paper(
    'nonprofit-proof',
    ['Proof of nonprofit status', 'Prueba de organización sin fines de lucro'],
    [
      'An IRS letter, a state record, or your entry in the city directory.',
      'Una carta del IRS, un registro estatal o su entrada en el directorio de la ciudad.',
    ],
  ),
];
