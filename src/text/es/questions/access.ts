import type { accessQuestions as english } from '#src/text/en/questions/access.ts';

export const accessQuestions: typeof english = {
  'access.routeInches': {
    label: '¿Qué ancho tiene el camino en su parte más angosta?',
    asked: 'qué ancho tiene el camino',
    hint: 'Al menos 36 pulgadas.',
    example: '48',
  },
  'access.cableRamps': {
    label: '¿Tienen una rampa encima todos los cables que cruzan un camino?',
    asked: 'si los cables tienen rampas',
    hint: 'Responda sí si ningún cable cruza un camino.',
  },
  'access.signs': {
    label: '¿Habrá letreros que muestren el camino para sillas de ruedas?',
    asked: 'si habrá letreros del camino para sillas de ruedas',
  },
  'access.serviceAnimals': {
    label: 'Los animales de servicio pueden ir a todas partes con su persona',
    asked: 'lo de los animales de servicio',
    why: 'Así lo dice la ley, también donde no se permiten mascotas.',
  },
  'access.requestBy': {
    label: '¿Hasta qué día debe la gente pedir ayuda?',
    asked: 'el día hasta el que la gente debe pedir ayuda',
    hint: 'Lo común son dos semanas antes. También trate de ayudar a quien pida después.',
    example: '6 13 2027',
  },
  'access.dropOff': {
    label: '¿Dónde puede un auto dejar a una persona con discapacidad?',
    asked: 'dónde puede un auto dejar a una persona con discapacidad',
    example: 'Esquina de Light y Pratt',
  },
  'access.seats': {
    label: '¿Cuántos asientos va a poner para el público?',
    asked: 'cuántos asientos va a poner',
    hint: 'Escriba 0 si la gente está de pie. No cuente las gradas.',
    example: '300',
  },
  'access.viewingSpaces': {
    label: '¿Cuántos lugares habrá para mirar desde una silla de ruedas?',
    asked: 'cuántos lugares habrá para mirar desde una silla de ruedas',
    hint: 'Déjelo en blanco para usar lo que cuenta la ciudad.',
    example: '5',
  },
  'access.viewingSpacesReason': {
    label: '¿Por qué alcanza esa cantidad de lugares para mirar?',
    asked: 'por qué alcanza esa cantidad de lugares para mirar',
  },
  'access.counters': {
    label: '¿Tendrán los puestos un mostrador de no más de 36 pulgadas de alto?',
    asked: 'si los puestos tendrán un mostrador bajo',
    hint: 'Basta una parte de 36 pulgadas.',
  },
  'access.communication': {
    label: '¿Qué ayuda a quienes no oyen o no ven bien?',
    asked: 'qué ayuda a quienes no oyen o no ven bien',
    hint: 'Marque todo lo que corresponda. Lo mostramos al público.',
    options: {
      asl: 'Lengua de señas (ASL)',
      captions: 'Subtítulos en una pantalla',
      listening: 'Aparatos que aclaran el sonido',
      large_print: 'Letra grande o braille',
      described: 'Alguien describe lo que pasa',
      none: 'Ninguna de estas',
    },
  },
  'access.languages': {
    label: '¿En qué otros idiomas recibe ayuda la gente?',
    asked: 'los otros idiomas en que la gente recibe ayuda',
    hint: 'Cuente letreros, papeles y personas que los hablan.',
    options: {
      spanish: 'Español',
      chinese: 'Chino',
      french: 'Francés',
      korean: 'Coreano',
      arabic: 'Árabe',
      other: 'Otro idioma',
      none: 'Ninguna de estas',
    },
  },
  'access.extras': {
    label: '¿Qué más ofrece?',
    asked: 'qué más ofrece',
    hint: 'No es obligatorio.',
    options: {
      quiet_space: 'Un lugar tranquilo',
      sensory_bags: 'Bolsas con protectores de oído y juguetes de calma',
      warning_signs: 'Letreros antes del ruido fuerte o de luces que parpadean',
      charging: 'Corriente para cargar una silla de ruedas',
      loaner_chair: 'Una silla de ruedas para prestar',
    },
  },
};
