import type { crowdQuestions as english } from '#src/text/en/questions/crowd.ts';

export const crowdQuestions: typeof english = {
  'crowd.managers': {
    label: '¿Quiénes son los encargados de multitudes?',
    asked: 'los encargados de multitudes',
    hint: 'Puede agregar nombres después, hasta dos semanas antes.',
    row: (p) => `Encargado ${p.number}`,
    add: 'Agregar un encargado',
    empty: 'Todavía no hay nombres.',
  },
  'crowd.managers.name': { label: 'Nombre', asked: 'el nombre del encargado' },
  'crowd.managers.certificate': {
    label: 'Número del certificado de capacitación',
    asked: 'el número del certificado de capacitación',
  },
  'crowd.managers.expires': {
    label: 'El certificado vale hasta',
    asked: 'el día hasta el que vale el certificado',
    example: '6 30 2028',
  },
  'crowd.volunteers': {
    label: '¿Ayudarán voluntarios a cuidar al público?',
    asked: 'si ayudarán voluntarios a cuidar al público',
  },
  'crowd.volunteerCount': {
    label: '¿Cuántos voluntarios?',
    asked: 'cuántos voluntarios hay',
    example: '25',
  },
  'crowd.squareFeet': {
    label: '¿Qué tan grande es el espacio donde la gente está de pie o sentada?',
    asked: 'qué tan grande es el espacio para la gente',
    hint: 'Basta el largo por el ancho. No cuente tarimas, carpas ni puestos.',
    example: '20000',
    why: 'Los bomberos revisan que la gente no esté demasiado apretada.',
  },
  'crowd.entrances': {
    label: '¿Cuántas entradas hay?',
    asked: 'cuántas entradas hay',
    example: '3',
  },
  'crowd.queueRoom': {
    label: '¿Puede la gente hacer fila sin tapar una calle o acera?',
    asked: 'si la gente puede hacer fila sin tapar una calle o acera',
  },
  'crowd.frontBarrier': {
    label: '¿Una barrera separará al público de la tarima?',
    asked: 'si una barrera separa al público de la tarima',
  },
  'crowd.missingPlan': {
    label: '¿Qué hacen si se pierde un niño u otra persona?',
    asked: 'qué hacen si alguien se pierde',
    hint: 'Diga dónde espera, quién lo acompaña y quién llama a la policía.',
  },
  'crowd.harassmentPlan': {
    label: '¿Dónde recibe ayuda quien fue molestado o atacado?',
    asked: 'dónde recibe ayuda quien fue molestado o atacado',
    hint: 'Diga dónde es y cómo lo encuentra la gente.',
  },
  'security.companyLicense': {
    label: 'Número de licencia de la empresa de guardias',
    asked: 'el número de licencia de la empresa de guardias',
    why: 'El estado da licencia a las empresas de guardias. La policía revisa el número.',
  },
  'security.posts': {
    label: '¿Dónde están los guardias y cuándo?',
    asked: 'los puestos de los guardias',
    hint: 'Solo lo leen la policía y la oficina de permisos.',
    row: (p) => `Puesto ${p.number}`,
    add: 'Agregar un puesto',
  },
  'security.posts.place': { label: 'Dónde', asked: 'el lugar del puesto', example: 'Entrada norte' },
  'security.posts.guards': {
    label: 'Cuántos guardias',
    asked: 'cuántos guardias hay ahí',
    example: '2',
  },
  'security.posts.from': { label: 'Desde', asked: 'la hora en que empieza el puesto' },
  'security.posts.to': { label: 'Hasta', asked: 'la hora en que termina el puesto' },
  'security.posts.armed': { label: '¿Llevan un arma de fuego?', asked: 'si llevan un arma de fuego' },
  'security.posts.uniform': { label: '¿Usan uniforme?', asked: 'si usan uniforme' },
  'security.entryChecks': {
    label: '¿Qué revisan en las entradas?',
    asked: 'qué revisan en las entradas',
    hint: 'Marque todo lo que corresponda. Deje un paso para sillas de ruedas.',
    options: {
      bags: 'Bolsas',
      metal: 'Metal, con un detector',
      age: 'Edad',
      tickets: 'Boletos',
      none: 'Ninguna de estas',
    },
  },
  'security.bannedItems': {
    label: '¿Qué no puede traer la gente?',
    asked: 'qué no puede traer la gente',
    hint: 'Por ejemplo, vidrio, armas o bolsas grandes.',
  },
  'security.cash': {
    label: '¿Cómo se guarda el efectivo?',
    asked: 'cómo se guarda el efectivo',
    hint: 'Marque todo lo que corresponda.',
    options: {
      cash_boxes: 'En cajas en los puestos',
      atm: 'En un cajero automático',
      safe: 'En una caja fuerte',
      none: 'Ninguna de estas',
    },
  },
  'security.cameras': { label: '¿Va a usar cámaras?', asked: 'si va a usar cámaras' },
  'security.suspiciousPlan': {
    label: '¿Qué hacen si hay una bolsa sola o un ataque?',
    asked: 'qué hacen si hay una bolsa sola o un ataque',
    hint: 'Diga quién decide, quién llama al 911 y cómo se aleja la gente.',
  },
};
