import type { topicsQuestions as english } from '#src/text/en/questions/topics.ts';

export const topicsQuestions: typeof english = {
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
    hint: 'Anote también el equipo de sonido.',
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
  'rides.mechanical': {
    label: '¿Cuántos juegos con motor?',
    asked: 'cuántos juegos con motor hay',
    hint: 'Escriba 0 si no hay.',
    example: '3',
  },
  'rides.inflatables': {
    label: 'Brincolines y toboganes inflables',
    asked: 'los inflables',
    row: (p) => `Inflable ${p.number}`,
    add: 'Agregar un inflable',
    empty: 'Todavía no hay.',
  },
  'rides.inflatables.count': {
    label: '¿Cuántos de este tipo?',
    asked: 'cuántos hay de este tipo',
    example: '1',
  },
  'rides.inflatables.riderHeightFeet': {
    label: '¿A cuántos pies del suelo puede estar una persona?',
    asked: 'a cuántos pies del suelo puede estar una persona',
    example: '4',
  },
  'rides.inflatables.certified': {
    label: '¿Tiene el certificado del estado de este año?',
    asked: 'si tiene el certificado del estado',
  },
  'rides.performances': {
    label: '¿Habrá funciones, por ejemplo acróbatas?',
    asked: 'si habrá funciones',
  },
  'rides.operator': { label: '¿Quién maneja los juegos?', asked: 'quién maneja los juegos' },
  'animals.kinds': {
    label: '¿Qué harán los animales?',
    asked: 'lo que harán los animales',
    hint: 'Elija todo lo que corresponda. Las mascotas y los animales de servicio no cuentan.',
    options: {
      petting_zoo: 'Granja para acariciar animales',
      horses: 'Caballos o ponis para montar',
      parade_animals: 'Caminar en un desfile',
      show: 'Espectáculo',
    },
  },
  'animals.count': {
    label: '¿Cuántos animales?',
    asked: 'cuántos animales habrá',
    example: '6',
  },
  'animals.onStreet': {
    label: '¿Habrá animales en la calle?',
    asked: 'si habrá animales en la calle',
  },
  'sales.sellers': {
    label: '¿Cuántos vendedores habrá?',
    asked: 'cuántos vendedores habrá',
    hint: 'Cuente los que no venden comida.',
    example: '15',
  },
  'sales.streetVendors': {
    label: '¿Alguien va a vender en la calle, con un carrito o una mesa?',
    asked: 'si alguien va a vender en la calle',
  },
  'race.kind': {
    label: '¿Qué tipo de deporte es?',
    asked: 'qué tipo de deporte es',
    options: {
      run: 'Carrera a pie',
      walk: 'Caminata',
      bike: 'Bicicleta',
      swim: 'Natación',
      sport: 'Otro deporte',
    },
  },
  'race.endurance': {
    label: '¿Es un gran esfuerzo para el cuerpo?',
    asked: 'si es un gran esfuerzo para el cuerpo',
    hint: 'Por ejemplo, un maratón, un triatlón o una carrera larga de bicicletas.',
  },
  'air.aircraft': {
    label: '¿Qué habrá en el aire?',
    asked: 'lo que habrá en el aire',
    hint: 'Elija todo lo que corresponda.',
    options: {
      fly_over: 'Aviones que pasan',
      skydive: 'Paracaidistas',
      balloon: 'Globo aerostático',
      laser: 'Luces láser hacia el cielo',
    },
  },
  'air.droneRestriction': {
    label: '¿Debe la policía pedir una zona sin drones?',
    asked: 'si la policía debe pedir una zona sin drones',
  },
  'water.onWater': {
    label: '¿Alguna parte será sobre el agua?',
    asked: 'si alguna parte será sobre el agua',
    hint: 'Por ejemplo, botes, una barcaza o natación.',
  },
  'water.swimmers': {
    label: '¿Cuántas personas van a nadar?',
    asked: 'cuántas personas van a nadar',
    hint: 'Escriba 0 si nadie.',
    example: '120',
  },
  'hydrant.use': {
    label: '¿Qué va a pasar con la toma de agua para bomberos?',
    asked: 'lo que va a pasar con la toma de agua',
    options: {
      draw_water: 'Queremos sacar agua de ella',
      may_block: 'Algo puede quedar delante de ella',
    },
  },
};
