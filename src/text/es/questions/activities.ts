import type { activitiesQuestions as english } from '#src/text/en/questions/activities.ts';

export const activitiesQuestions: typeof english = {
  'food.service': {
    label: '¿Cómo va a recibir la gente comida o bebidas?',
    asked: 'cómo va a recibir la gente comida o bebidas',
    options: {
      potluck: 'Los vecinos o invitados la traen y la comparten',
      given: 'Se regala',
      sold: 'Se vende',
      both: 'Una parte se vende y otra se regala',
    },
  },
  'food.residentsGrill': {
    label: '¿Los vecinos van a asar comida?',
    asked: 'si los vecinos van a asar comida',
  },
  'food.vendors': {
    label: '¿Quién cocina, regala o vende comida?',
    asked: 'quién cocina, regala o vende comida',
    hint: 'Escriba una entrada por cada camión, puesto o grupo. Si lo hace usted, anótese también.',
    why: 'El departamento de salud da una licencia a cada uno, y los bomberos revisan cómo cocinan.',
    row: (p) => `Vendedor de comida ${p.number}`,
    add: 'Agregar otro',
  },
  'food.vendors.name': {
    label: 'Nombre del negocio o grupo',
    asked: 'el nombre del negocio o grupo',
  },
  'food.vendors.kind': {
    label: '¿De qué tipo es?',
    asked: 'de qué tipo es',
    options: {
      truck: 'Camión o remolque de comida',
      booth: 'Puesto o carpa',
      caterer: 'Servicio de banquetes',
      farmer: 'Agricultor, solo productos crudos',
      nonprofit: 'Grupo sin fines de lucro',
      packaged: 'Solo comida empacada',
    },
  },
  'food.vendors.cooking': {
    label: '¿Cómo se cocina ahí?',
    asked: 'cómo se cocina ahí',
    options: {
      none: 'No se cocina',
      electric: 'Con electricidad',
      gas: 'Con gas',
      charcoal_or_wood: 'Con carbón o leña',
      fryer: 'Con freidora',
    },
  },
  'food.vendors.daysInARow': {
    label: '¿Cuántos días seguidos?',
    asked: 'cuántos días seguidos',
    example: '2',
  },
  'alcohol.service': {
    label: '¿Cómo va a recibir la gente el alcohol?',
    asked: 'cómo va a recibir la gente el alcohol',
    options: {
      own: 'Cada quien trae el suyo',
      given: 'Se regala',
      sold: 'Se vende',
      in_ticket: 'Está incluido en el boleto',
    },
  },
  'alcohol.kinds': {
    label: '¿De qué tipos?',
    asked: 'los tipos de alcohol',
    hint: 'Elija todo lo que corresponda.',
    options: { beer: 'Cerveza o sidra', wine: 'Vino', spirits: 'Licor o tragos preparados' },
  },
  'alcohol.seller': {
    label: '¿Quién tendrá la licencia de alcohol?',
    asked: 'quién tendrá la licencia de alcohol',
    hint: 'El nombre del grupo, servicio de banquetes, bar o cervecería.',
  },
  'alcohol.fenced': {
    label: '¿Se beberá solo dentro de un área cercada?',
    asked: 'si se beberá solo dentro de un área cercada',
  },
  'alcohol.start': { label: 'Primera bebida a las', asked: 'la hora de la primera bebida' },
  'alcohol.lastCall': {
    label: 'Última bebida a las',
    asked: 'la hora de la última bebida',
    hint: 'Debe ser antes de que termine el evento.',
  },
  'structures.list': {
    label: '¿Qué va a montar?',
    asked: 'lo que va a montar',
    hint: 'Las cosas del mismo tamaño pueden ir en una sola entrada. Mida en pies.',
    why: 'Según el tamaño y la altura, los bomberos o un inspector de edificios deben revisarlo.',
    row: (p) => `Estructura ${p.number}`,
    add: 'Agregar otra estructura',
  },
  'structures.list.kind': {
    label: '¿Qué es?',
    asked: 'qué es',
    options: {
      tent: 'Carpa o toldo',
      stage: 'Escenario',
      bleachers: 'Gradas',
      platform: 'Plataforma o rampa',
      truss: 'Estructura de metal, torre o arco',
      art: 'Arte o escultura',
      other: 'Otra cosa',
    },
  },
  'structures.list.count': {
    label: '¿Cuántas de este tamaño?',
    asked: 'cuántas hay de este tamaño',
    example: '4',
  },
  'structures.list.widthFeet': { label: 'Ancho en pies', asked: 'el ancho en pies', example: '10' },
  'structures.list.lengthFeet': { label: 'Largo en pies', asked: 'el largo en pies', example: '20' },
  'structures.list.heightFeet': {
    label: 'Altura en pies, en el punto más alto',
    asked: 'la altura en pies',
    example: '12',
  },
  'structures.list.floorInches': {
    label: 'Escenario, plataforma o gradas: altura del piso en pulgadas',
    asked: 'la altura del piso en pulgadas',
    hint: 'Desde el suelo hasta donde se para la gente. En gradas, la fila de arriba.',
    example: '24',
  },
  'structures.list.openSides': {
    label: 'Carpa: ¿están abiertos todos los lados?',
    asked: 'si están abiertos todos los lados de la carpa',
  },
  'structures.list.gap': {
    label: 'Carpa: ¿hay 12 pies libres por todos los lados, hasta la próxima carpa?',
    asked: 'si hay 12 pies libres hasta la próxima carpa',
  },
  'structures.list.occupants': {
    label: '¿Cuántas personas estarán adentro o encima al mismo tiempo?',
    asked: 'cuántas personas estarán adentro o encima',
    hint: 'No hace falta para torres ni arte. Escriba 0 si nadie.',
    example: '40',
  },
  'structures.list.stories': {
    label: '¿Cuántos pisos?',
    asked: 'cuántos pisos tiene',
    hint: 'Deje la casilla vacía si es uno solo.',
    example: '1',
  },
  'structures.cityStage': {
    label: '¿Quiere alquilar el escenario móvil de la ciudad?',
    asked: 'si quiere alquilar el escenario móvil de la ciudad',
  },
  'structures.fenced': {
    label: '¿Una cerca o barreras van a encerrar un área para la gente?',
    asked: 'si una cerca va a encerrar un área',
  },
  'structures.fencedSquareFeet': {
    label: '¿Qué tamaño tiene el área cercada?',
    asked: 'el tamaño del área cercada',
    hint: 'En pies cuadrados: el largo por el ancho.',
    why: 'De eso depende cuántas personas caben y cuántas salidas hacen falta.',
    example: '5,000',
  },
  'power.sources': {
    label: '¿De dónde viene la electricidad?',
    asked: 'de dónde viene la electricidad',
    hint: 'Elija todo lo que corresponda.',
    options: {
      building: 'De un edificio',
      street_or_park: 'De un enchufe de la calle o del parque',
      generator: 'De un generador',
      battery: 'De baterías o paneles solares',
      vehicle: 'De un camión o auto',
    },
  },
  'power.generators': {
    label: '¿Qué generadores?',
    asked: 'los generadores',
    row: (p) => `Generador ${p.number}`,
    add: 'Agregar otro generador',
  },
  'power.generators.kilowatts': {
    label: 'Potencia en kilovatios',
    asked: 'la potencia en kilovatios',
    hint: 'Está en la etiqueta. 1,000 vatios son 1 kilovatio.',
    example: '5.5',
  },
  'power.generators.count': {
    label: '¿Cuántos de este tamaño?',
    asked: 'cuántos hay de este tamaño',
    example: '2',
  },
  'power.generators.fuel': {
    label: 'Combustible',
    asked: 'el combustible',
    options: { gasoline: 'Gasolina', diesel: 'Diésel', propane: 'Propano' },
  },
  'power.wiring': {
    label: '¿Alguien va a poner cables nuevos o conectarse a un tablero?',
    asked: 'si alguien va a poner cables o conectarse a un tablero',
    hint: 'Las extensiones comunes no cuentan.',
  },
  'power.propanePounds': {
    label: '¿Cuántas libras de propano habrá en total?',
    asked: 'cuántas libras de propano habrá',
    hint: 'Un tanque de parrilla casera tiene 20 libras. Escriba 0 si no hay.',
    example: '60',
  },
};
