import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

type Kind = CityInput['documentKinds'][number];
type Pair = readonly [en: string, es: string];

/** A paper that everybody on the case reads. */
const paper = (key: string, name: Pair, help: Pair): Kind => ({
  key,
  name: words(...name),
  help: words(...help),
  visibility: 'case',
});
/** A paper that would help somebody do harm: only the agencies that judge it read it. */
const guarded = (key: string, readers: string[], name: Pair, help: Pair): Kind => ({
  key,
  name: words(...name),
  help: words(...help),
  visibility: 'security',
  readers,
});

/** Papers about the place, the street and the neighbors. */
const plans: Kind[] = [
  paper(
    'sketch-plan',
    ['Simple sketch', 'Croquis sencillo'],
    [
      'A hand drawing is fine. Show the street or spot, what stands where, and the way kept free.',
      'Basta un dibujo a mano. Muestre la calle o el lugar, qué va en cada sitio y el paso libre.',
    ],
  ),
  paper(
    'site-plan',
    ['Site plan', 'Plano del lugar'],
    [
      'Show tents, stages, food, toilets, exits and the way for fire trucks, with sizes.',
      'Muestre carpas, tarimas, comida, baños, salidas y el paso de bomberos, con medidas.',
    ],
  ),
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

/** Papers about tents, stages, power, crowds and fire. */
const structures: Kind[] = [
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

/** Papers about food, alcohol, sound and waste. */
const health: Kind[] = [
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

/** Papers about rides, water, air, safety, sales and money. */
const activities: Kind[] = [
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

/** Every kind of paper the city asks for. */
export const documentKinds: Kind[] = [...plans, ...structures, ...health, ...activities];
