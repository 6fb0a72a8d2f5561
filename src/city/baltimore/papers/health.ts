import { type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about food, alcohol, sound and waste. */
export const healthPapers: PaperKind[] = [
  paper(
    'food-vendor-list',
    ['List of food vendors', 'Lista de vendedores de comida'],
    [
      'Name, food, way of cooking and license of each.',
      'Nombre, comida, forma de cocinar y licencia de cada uno.',
    ],
  ),
  paper(
    'food-licenses',
    ['Food licenses', 'Licencias de alimentos'],
    ['The license of each vendor for these days.', 'La licencia de cada vendedor para estos días.'],
  ),
  paper(
    'excluded-organization-statement',
    ['Nonprofit food statement', 'Declaración de comida sin fines de lucro'],
    [
      'A statement that the group is free of the license.',
      'Una declaración de que el grupo está exento de licencia.',
    ],
  ),
  paper(
    'producer-proof',
    ['Proof of own produce', 'Prueba de producción propia'],
    ['Shows that the produce is raw and their own.', 'Muestra que los productos son crudos y propios.'],
  ),
  paper(
    'seasonal-food-license',
    ['Seasonal food license', 'Licencia de alimentos de temporada'],
    ['For vendors who stay longer than 30 days.', 'Para vendedores que se quedan más de 30 días.'],
  ),
  paper(
    'animal-permit',
    ['Animal permit', 'Permiso de animales'],
    [
      'Handler, vet certificate, water, shade and hand washing.',
      'Cuidador, certificado veterinario, agua, sombra y lavado de manos.',
    ],
  ),
  paper(
    'body-art-license',
    ['Body art license', 'Licencia de arte corporal'],
    ['The license of each artist.', 'La licencia de cada artista.'],
  ),
  paper(
    'alcohol-license',
    ['Alcohol license', 'Licencia de alcohol'],
    [
      'The one-day license, or the caterer’s license.',
      'La licencia por un día o la del servicio de banquetes.',
    ],
  ),
  paper(
    'alcohol-area-plan',
    ['Plan of the alcohol area', 'Plano del área de alcohol'],
    ['Fence, way in, ID check and ways out.', 'Cerca, entrada, control de identidad y salidas.'],
  ),
  paper(
    'liquor-insurance',
    ['Liquor insurance', 'Seguro de licores'],
    ['A certificate of the person who sells.', 'Un certificado de quien vende.'],
  ),
  paper(
    'noise-exemption',
    ['Noise exemption request', 'Solicitud de exención de ruido'],
    [
      'Place, hours, equipment, who runs it, why, and letters from neighbors.',
      'Lugar, horas, equipo, quién lo maneja, por qué, y cartas de vecinos.',
    ],
  ),
  paper(
    'waste-plan',
    ['Trash plan', 'Plan de basura'],
    [
      'How many containers, who empties them, when it is clean.',
      'Cuántos contenedores, quién los vacía y cuándo queda limpio.',
    ],
  ),
  paper(
    'recycling-plan',
    ['Recycling plan', 'Plan de reciclaje'],
    [
      'Containers for recycling beside every trash container.',
      'Contenedores de reciclaje junto a cada contenedor de basura.',
    ],
  ),
  paper(
    'recycling-report',
    ['Recycling report', 'Informe de reciclaje'],
    ['How much was recycled and thrown away.', 'Cuánto se recicló y cuánto se desechó.'],
  ),
  paper(
    'toilet-plan',
    ['Toilet plan', 'Plan de baños'],
    [
      'How many, where, how many are accessible, and who cleans them.',
      'Cuántos, dónde, cuántos accesibles y quién los limpia.',
    ],
  ),
  paper(
    'street-cleaning-plan',
    ['Street cleaning plan', 'Plan de limpieza de calles'],
    ['Who cleans up after the animals, and when.', 'Quién limpia después de los animales y cuándo.'],
  ),
];
