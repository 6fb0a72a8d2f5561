import type { topicsQuestions as english } from '#src/text/en/questions/topics.ts';

export const topicsQuestions: typeof english = {
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
  'rides.inflatables.heightFeet': {
    label: '¿Cuántos pies de alto mide?',
    asked: 'cuántos pies de alto mide',
    hint: 'Desde el suelo hasta el punto más alto.',
    why: 'El viento empuja más a los altos. También debe quedar lejos de árboles y cables.',
    example: '15',
  },
  'rides.inflatables.certified': {
    label: '¿Tiene el certificado del estado de este año?',
    asked: 'si tiene el certificado del estado',
  },
  'rides.inflatables.blowerWatts': {
    label: '¿Cuántos vatios usa su soplador?',
    asked: 'cuántos vatios usa su soplador',
    hint: 'El número está en el soplador. Si hay varios, súmelos.',
    why: 'Se desinfla si el soplador se detiene. La ciudad revisa que la corriente alcance.',
    example: '1100',
  },
  'rides.inflatables.anchoredBy': {
    label: '¿Qué lo sujeta?',
    asked: 'qué lo sujeta',
    options: { stakes: 'Estacas en el suelo', weights: 'Pesas' },
  },
  'rides.inflatables.attendant': {
    label: '¿Un adulto lo va a vigilar todo el tiempo?',
    asked: 'si un adulto lo va a vigilar todo el tiempo',
  },
  'rides.performances': {
    label: '¿Habrá funciones, por ejemplo acróbatas?',
    asked: 'si habrá funciones',
  },
  'rides.operator': { label: '¿Quién maneja los juegos?', asked: 'quién maneja los juegos' },
  'rides.list': {
    label: 'Anote los juegos que ya conoce',
    asked: 'los juegos',
    hint: 'Puede dejarlo vacío ahora y anotarlos después.',
    why: 'El Estado inspecciona cada juego y le da un certificado.',
    row: (p) => `Juego ${p.number}`,
    add: 'Agregar un juego',
    empty: 'Todavía no hay.',
  },
  'rides.list.name': {
    label: 'Nombre del juego',
    asked: 'el nombre del juego',
  },
  'rides.list.owner': {
    label: '¿De quién es?',
    asked: 'de quién es',
  },
  'rides.list.certificate': {
    label: 'Número del certificado del estado',
    asked: 'el número del certificado',
    hint: 'Deje la casilla vacía si aún no lo tiene.',
  },
  'rides.list.validUntil': {
    label: 'El certificado vale hasta',
    asked: 'hasta qué día vale el certificado',
    hint: 'Deje la casilla vacía si no lo sabe.',
  },
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
  'animals.cleanUp': {
    label: '¿Quién limpia lo que dejan los animales y adónde lo lleva?',
    asked: 'quién limpia lo que dejan los animales',
    example: 'Nuestro equipo, a un bote cerrado en el camión',
  },
  'animals.onStreet': {
    label: '¿Habrá animales en la calle?',
    asked: 'si habrá animales en la calle',
  },
  'animals.list': {
    label: '¿Qué animales?',
    asked: 'los animales',
    hint: 'Escriba una entrada por cada clase de animal y cuidador.',
    row: (p) => `Animales ${p.number}`,
    add: 'Agregar más animales',
  },
  'animals.list.species': {
    label: '¿Qué animal es?',
    asked: 'qué animal es',
    example: 'Cabra',
  },
  'animals.list.count': {
    label: '¿Cuántos son?',
    asked: 'cuántos son',
    example: '6',
  },
  'animals.list.handler': {
    label: '¿Quién los cuida?',
    asked: 'quién los cuida',
  },
  'animals.list.contact': {
    label: '¿Qué puede hacer el público?',
    asked: 'qué puede hacer el público',
    options: { touch: 'Tocarlos o darles de comer', ride: 'Montarlos o ir en carruaje', look: 'Solo mirar' },
  },
  'animals.handwash': {
    label: '¿Puede la gente lavarse las manos cerca?',
    asked: 'si la gente puede lavarse las manos cerca',
    why: 'Los animales pueden llevar gérmenes que enferman a los niños.',
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
  'race.risks': {
    label: '¿Incluye algo de esto?',
    asked: 'qué incluye',
    hint: 'Elija todo lo que corresponda.',
    options: {
      contact: 'Contacto fuerte, como fútbol americano',
      combat: 'Boxeo, lucha o artes marciales',
      climbing: 'Escalada',
      zip_line: 'Tirolesa',
      skating: 'Patinetas o patines',
      none: 'Ninguna de estas',
    },
  },
  'air.aircraft': {
    label: '¿Qué habrá en el aire?',
    asked: 'lo que habrá en el aire',
    hint: 'Elija todo lo que corresponda.',
    options: {
      fly_over: 'Aviones que pasan',
      helicopter: 'Helicóptero',
      skydive: 'Paracaidistas',
      balloon: 'Globo aerostático',
      balloon_release: 'Muchos globos pequeños al aire',
      laser: 'Luces láser hacia el cielo',
    },
  },
  'air.droneRestriction': {
    label: '¿Debe la policía pedir una zona sin drones?',
    asked: 'si la policía debe pedir una zona sin drones',
  },
  'air.drones': {
    label: '¿Qué drones va a volar?',
    asked: 'los drones que va a volar',
    row: (p) => `Dron ${p.number}`,
    add: 'Agregar otro dron',
  },
  'air.drones.pilot': {
    label: '¿Quién es el piloto?',
    asked: 'el nombre del piloto',
  },
  'air.drones.certificate': {
    label: 'Número del certificado federal de piloto',
    asked: 'el número del certificado de piloto',
    hint: 'Se llama Parte 107. Deje la casilla vacía si aún no lo tiene.',
  },
  'air.drones.purpose': {
    label: '¿Para qué es?',
    asked: 'para qué es',
    options: {
      photo: 'Fotos o video',
      show: 'Un espectáculo de luces',
      delivery: 'Llevar cosas',
      other: 'Otra cosa',
    },
  },
  'air.drones.area': {
    label: '¿Dónde va a volar?',
    asked: 'dónde va a volar',
    example: 'Sobre el agua, al sur del muelle',
  },
  'air.drones.overPeople': {
    label: '¿Va a volar sobre personas?',
    asked: 'si va a volar sobre personas',
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
  'water.kinds': {
    label: '¿Qué va a hacer la gente?',
    asked: 'qué va a hacer la gente',
    hint: 'Elija todo lo que corresponda.',
    options: {
      swim: 'Nadar en aguas abiertas',
      boats: 'Usar botes o tablas',
      pool: 'Usar una piscina',
      dunk_tank: 'Usar un tanque para remojar',
      slide: 'Usar un tobogán de agua',
    },
  },
  'water.rescuers': {
    label: '¿Cuántos salvavidas van a vigilar?',
    asked: 'cuántos salvavidas van a vigilar',
    hint: 'Escriba 0 si no hay.',
    example: '4',
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
