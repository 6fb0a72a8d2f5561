import type { effectsQuestions as english } from '#src/text/en/questions/effects.ts';

export const effectsQuestions: typeof english = {
  'sound.kind': {
    label: '¿Qué se va a escuchar?',
    asked: 'lo que se va a escuchar',
    options: {
      megaphone: 'Un megáfono',
      small_speaker: 'Una bocina pequeña',
      dj: 'Un DJ',
      band: 'Una banda en vivo',
      several_stages: 'Varios escenarios',
    },
  },
  'sound.start': { label: 'El sonido empieza a las', asked: 'la hora en que empieza el sonido' },
  'sound.end': { label: 'El sonido termina a las', asked: 'la hora en que termina el sonido' },
  'sound.exemption': {
    label: '¿Tiene que ser más fuerte o más tarde de lo que permite la ley?',
    asked: 'si tiene que ser más fuerte o más tarde de lo que permite la ley',
    hint: 'Si no está seguro, responda no. Puede cambiarlo después.',
    why: 'En ese caso la ciudad debe dar otra aprobación. Pídala con tiempo.',
  },
  'sound.musicLicense': {
    label: '¿Tiene derecho a poner la música en público?',
    asked: 'si tiene derecho a poner la música',
    hint: 'Grupos como ASCAP y BMI dan esta licencia. Un local o una banda puede tenerla. Sáltela si aún no lo sabe.',
    why: 'La ciudad no da esta licencia. Se lo recordamos a tiempo para que no llegue una cuenta después.',
    options: {
      have: 'Sí, nosotros o los artistas tenemos licencia',
      will_get: 'Todavía no, vamos a obtenerla',
      not_needed: 'No hace falta, la música es nuestra o no tiene dueño',
    },
  },
  'sound.decibelsOver': {
    label: '¿Cuántos decibeles por encima del límite?',
    asked: 'cuántos decibeles por encima del límite',
    hint: 'Escriba 0 si solo es más tarde y no más fuerte.',
    example: '10',
  },
  'sound.nights': {
    label: '¿Cuántos días o noches?',
    asked: 'cuántos días o noches',
    example: '2',
  },
  'sound.operatorName': {
    label: '¿Quién controla el sonido?',
    asked: 'el nombre de la persona que controla el sonido',
  },
  'sound.reason': {
    label: '¿Por qué es bueno para el público?',
    asked: 'por qué es bueno para el público',
  },
  'sound.points': {
    label: '¿De dónde viene el sonido?',
    asked: 'de dónde viene el sonido',
    hint: 'Escriba una entrada por cada escenario o grupo de bocinas.',
    why: 'La oficina de ruido mira qué oirán las casas cercanas.',
    row: (p) => `Escenario o bocinas ${p.number}`,
    add: 'Agregar otro escenario o bocinas',
  },
  'sound.points.place': {
    label: '¿Dónde está?',
    asked: 'dónde está',
    example: 'Al sur de la cuadra',
  },
  'sound.points.facing': {
    label: '¿Hacia dónde apuntan las bocinas?',
    asked: 'hacia dónde apuntan las bocinas',
    options: {
      north: 'Al norte',
      east: 'Al este',
      south: 'Al sur',
      west: 'Al oeste',
      all_around: 'A todos lados',
    },
  },
  'sound.points.start': {
    label: 'Empieza a las',
    asked: 'la hora en que empieza',
    hint: 'Deje las horas vacías si son las mismas para todos.',
  },
  'sound.points.end': {
    label: 'Termina a las',
    asked: 'la hora en que termina',
  },
  'sound.points.soundCheck': {
    label: 'Prueba de sonido a las',
    asked: 'la hora de la prueba de sonido',
    hint: 'Deje la casilla vacía si no hay.',
  },
  'sound.points.decibels': {
    label: 'Nivel más alto en decibeles',
    asked: 'el nivel más alto en decibeles',
    hint: 'Deje la casilla vacía si no lo sabe.',
    example: '95',
  },
  'sound.complaintPhone': {
    label: '¿A qué teléfono pueden llamar los vecinos por el ruido?',
    asked: 'un teléfono para quejas de ruido',
    hint: 'Alguien debe contestar durante el evento.',
    example: '410-555-0100',
  },
  'sound.measured': {
    label: '¿Alguien va a medir qué tan fuerte suena?',
    asked: 'si alguien va a medir qué tan fuerte suena',
  },
  'sound.stageEffects': {
    label: '¿Habrá efectos en un escenario?',
    asked: 'los efectos en un escenario',
    hint: 'Elija todo lo que corresponda. Las chispas y llamas van con el fuego.',
    options: {
      fog: 'Niebla o humo',
      confetti: 'Confeti o serpentinas',
      lasers: 'Láseres que no salen del lugar',
      none: 'Ninguna de estas',
    },
  },
  'sound.operatorPhone': {
    label: 'Teléfono de quien controla el sonido',
    asked: 'el teléfono de quien controla el sonido',
    example: '410-555-0100',
  },
  'sound.equipment': {
    label: '¿Qué equipo de sonido habrá?',
    asked: 'el equipo de sonido',
    example: 'Cuatro bocinas de 1,000 vatios y dos graves',
  },
  'fire.kinds': {
    label: '¿Qué tipo de llama o fuego?',
    asked: 'el tipo de llama o fuego',
    hint: 'Elija todo lo que corresponda. Las parrillas van con la comida.',
    options: {
      fireworks: 'Fuegos artificiales',
      stage_pyro: 'Chispas o estallidos en un escenario',
      flame_effects: 'Efectos con llamas o bailarines con fuego',
      bonfire: 'Fogata',
      torches: 'Antorchas',
      candles: 'Velas',
      sky_lanterns: 'Linternas voladoras',
    },
  },
  'fire.company': {
    label: '¿Qué empresa o persona lo maneja?',
    asked: 'la empresa o persona que lo maneja',
    hint: 'Necesita una licencia.',
  },
  'fire.overWater': {
    label: '¿Se lanzarán fuegos artificiales desde un bote o sobre el agua?',
    asked: 'si se lanzarán fuegos artificiales sobre el agua',
    why: 'En ese caso la Guardia Costera debe estar de acuerdo. Eso tarda meses.',
  },
  'fire.protectionSystemOff': {
    label: '¿Hay que apagar una alarma de incendios o un rociador?',
    asked: 'si hay que apagar una alarma o un rociador',
  },
  'fire.shows': {
    label: 'Los fuegos artificiales',
    asked: 'los fuegos artificiales',
    why: 'El proyectil más grande decide qué círculo debe quedar vacío.',
    row: (p) => `Función ${p.number}`,
    add: 'Agregar otra función',
  },
  'fire.shows.date': {
    label: 'Día de la función',
    asked: 'el día de la función',
  },
  'fire.shows.start': {
    label: 'Empieza a las',
    asked: 'la hora en que empieza',
  },
  'fire.shows.minutes': {
    label: '¿Cuántos minutos dura?',
    asked: 'cuántos minutos dura',
    example: '12',
  },
  'fire.shows.shellInches': {
    label: '¿Cuántas pulgadas mide el proyectil más grande?',
    asked: 'cuántas pulgadas mide el proyectil más grande',
    hint: 'La empresa de fuegos artificiales lo sabe.',
    example: '3',
  },
  'fire.shows.place': {
    label: '¿Desde dónde se lanza?',
    asked: 'desde dónde se lanza',
    example: 'Una barcaza a 600 pies del muelle',
  },
  'fire.falloutFeet': {
    label: 'Pies vacíos alrededor, si planea otro número',
    asked: 'otro número de pies vacíos',
    hint: 'Deje la casilla vacía si usa nuestro número.',
    example: '300',
  },
  'fire.falloutFeetReason': {
    label: '¿Por qué es seguro este círculo?',
    asked: 'por qué es seguro este círculo',
  },
  'fire.audienceFeet': {
    label: '¿A cuántos pies de las llamas o chispas está la persona más cercana?',
    asked: 'a cuántos pies está la persona más cercana',
    example: '25',
  },
  'vehicles.kinds': {
    label: '¿Qué harán los vehículos?',
    asked: 'qué harán los vehículos',
    hint: 'Elija todo lo que corresponda.',
    options: {
      parked: 'Estar ahí para que los vean',
      driving: 'Circular despacio',
      stunts: 'Acrobacias o quemar llantas',
      motorcycles: 'Andar en motocicleta',
      tractors: 'Tirar con tractores',
    },
  },
  'vehicles.count': {
    label: '¿Cuántos vehículos?',
    asked: 'cuántos vehículos habrá',
    example: '40',
  },
  'vehicles.indoors': {
    label: '¿Habrá un vehículo dentro de un edificio o una carpa?',
    asked: 'si habrá un vehículo dentro de un edificio o una carpa',
    why: 'Entonces el tanque debe estar casi vacío y la batería desconectada.',
  },
  'gaming.kinds': {
    label: '¿Qué juegos por dinero habrá?',
    asked: 'los juegos por dinero',
    hint: 'Elija todo lo que corresponda.',
    options: {
      raffle: 'Rifa',
      fifty_fifty: 'Sorteo mitad y mitad',
      bingo: 'Bingo',
      wheel: 'Rueda de la suerte',
      casino: 'Noche de casino',
    },
  },
  'gaming.cashPrizes': {
    label: '¿Se puede ganar dinero?',
    asked: 'si se puede ganar dinero',
  },
  'weapons.kinds': {
    label: '¿Qué habrá?',
    asked: 'lo que habrá',
    hint: 'Elija todo lo que corresponda.',
    options: {
      reenactment: 'Una batalla simulada o armas antiguas',
      blank_shots: 'Disparos de fogueo',
      archery: 'Arcos y flechas',
      axe_throwing: 'Lanzamiento de hachas',
      ceremonial: 'Espadas o rifles de una guardia de honor',
    },
  },
  'bodyArt.kinds': {
    label: '¿Qué se hará?',
    asked: 'lo que se hará',
    hint: 'Elija todo lo que corresponda.',
    options: {
      tattoo: 'Tatuajes',
      piercing: 'Perforaciones',
      henna: 'Henna o pintura de cara',
      massage: 'Masajes',
      hair: 'Cabello o uñas',
    },
  },
  'children.area': {
    label: '¿Habrá niños en algún lugar sin sus padres?',
    asked: 'si habrá niños en algún lugar sin sus padres',
    hint: 'Por ejemplo, en un área de juegos con personal.',
  },
  'children.staffChecked': {
    label: '¿Se revisaron los antecedentes del personal de ahí?',
    asked: 'si se revisaron los antecedentes del personal',
  },
};
