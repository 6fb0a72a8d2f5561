import { type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about tents, stages, power, crowds and fire. */
export const structurePapers: PaperKind[] = [
  paper(
    'tent-certificates',
    ['Tent fire certificates', 'Certificados de carpas'],
    ['One for each tent. The tent company has them.', 'Uno por cada carpa. La empresa de carpas los tiene.'],
  ),
  paper(
    'tent-floor-plan',
    ['Tent floor plan', 'Plano interior de la carpa'],
    [
      'Exits, seats, heat and power inside the tent.',
      'Salidas, asientos, calor y electricidad dentro de la carpa.',
    ],
  ),
  paper(
    'engineer-drawings',
    ["Engineer's drawings", 'Planos de ingeniero'],
    [
      'Sealed by an engineer, with the wind it can stand.',
      'Sellados por un ingeniero, con el viento que resiste.',
    ],
  ),
  paper(
    'bleacher-drawings',
    ['Bleacher drawings', 'Planos de gradas'],
    ['Rows, rails and places for wheelchairs.', 'Filas, barandas y lugares para sillas de ruedas.'],
  ),
  paper(
    'utility-ticket',
    ['Utility marking ticket', 'Boleto de marcación de servicios'],
    [
      'Call 811 some days before. They mark pipes and wires for free.',
      'Llame al 811 unos días antes. Marcan tubos y cables gratis.',
    ],
  ),
  paper(
    'city-stage-form',
    ["Form for the city's stage", 'Formulario de la tarima de la ciudad'],
    ['Size, place, and when it comes and goes.', 'Tamaño, lugar y cuándo llega y se va.'],
  ),
  paper(
    'electrical-plan',
    ['Electrical plan', 'Plan eléctrico'],
    ['Generators, cables, loads and who connects them.', 'Generadores, cables, cargas y quién los conecta.'],
  ),
  paper(
    'electrician-license',
    ['Electrician license', 'Licencia de electricista'],
    ['Name and license number of the electrician.', 'Nombre y número de licencia del electricista.'],
  ),
  paper(
    'gas-list',
    ['Gas list', 'Lista de gas'],
    ['Each cylinder, its size, and who uses it.', 'Cada cilindro, su tamaño y quién lo usa.'],
  ),
  paper(
    'truck-inspection',
    ['Food truck fire inspection', 'Inspección de camiones de comida'],
    ['The sticker or report of this year for each truck.', 'El sello o informe de este año de cada camión.'],
  ),
  paper(
    'fire-safety-plan',
    ['Fire safety plan', 'Plan contra incendios'],
    [
      'Exits, extinguishers, who calls, where people go.',
      'Salidas, extintores, quién llama y adónde va la gente.',
    ],
  ),
  paper(
    'crowd-manager-list',
    ['Crowd manager list', 'Lista de encargados de multitudes'],
    ['Name and certificate of each crowd manager.', 'Nombre y certificado de cada encargado.'],
  ),
  paper(
    'occupant-load-plan',
    ['Plan of the fenced area', 'Plano del área cercada'],
    [
      'Its size, how many people fit, and every exit with its width.',
      'Su tamaño, cuántas personas caben y cada salida con su ancho.',
    ],
  ),
  paper(
    'fireworks-plan',
    ['Fireworks plan', 'Plan de fuegos artificiales'],
    [
      'Where it is fired, the largest shell, and the circle kept empty.',
      'Dónde se lanza, el proyectil más grande y el círculo vacío.',
    ],
  ),
  paper(
    'operator-license',
    ['Operator license', 'Licencia del operador'],
    ['The license of the person who fires it.', 'La licencia de quien lo opera.'],
  ),
  paper(
    'fireworks-insurance',
    ['Fireworks insurance', 'Seguro de fuegos artificiales'],
    ['The certificate of the fireworks company.', 'El certificado de la empresa de fuegos artificiales.'],
  ),
  paper(
    'effects-plan',
    ['Flame and effects plan', 'Plan de llamas y efectos'],
    [
      'Each effect, how far people stand, and who stops it.',
      'Cada efecto, a qué distancia está la gente y quién lo detiene.',
    ],
  ),
  paper(
    'open-flame-plan',
    ['Open fire plan', 'Plan de fuego abierto'],
    [
      'Where it burns, who watches it, and how it is put out.',
      'Dónde arde, quién lo vigila y cómo se apaga.',
    ],
  ),
  paper(
    'hydrant-form',
    ['Hydrant form', 'Formulario de hidrante'],
    ['Which hydrant, when, and how much water.', 'Qué hidrante, cuándo y cuánta agua.'],
  ),
];
