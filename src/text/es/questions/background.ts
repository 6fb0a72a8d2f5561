import type { backgroundQuestions as english } from '#src/text/en/questions/background.ts';

export const backgroundQuestions: typeof english = {
  'history.changes': {
    label: '¿Qué es nuevo desde la última vez?',
    asked: 'qué es nuevo desde la última vez',
    hint: 'Cuéntenos qué es más grande, qué cambió de lugar o qué se agregó.',
  },
  'history.editions': {
    label: '¿Cuándo y dónde se hizo antes?',
    asked: 'las veces que se hizo antes',
    hint: 'Escriba primero la última vez. Bastan tres.',
    row: (p) => `Vez ${p.number}`,
    add: 'Agregar otra vez',
  },
  'history.editions.year': { label: 'Año', asked: 'el año', example: '2025' },
  'history.editions.place': {
    label: 'Lugar',
    asked: 'el lugar',
    hint: 'Si fue en otra ciudad, escriba también la ciudad.',
  },
  'history.editions.people': {
    label: '¿Cuántas personas vinieron?',
    asked: 'cuántas personas vinieron',
    example: '800',
  },
  'history.editions.permit': {
    label: 'Número del permiso',
    asked: 'el número del permiso',
    hint: 'Puede dejarlo vacío si no lo tiene.',
  },
  'history.annual': { label: '¿Se hace cada año?', asked: 'si se hace cada año' },
  'history.tradition': {
    label: '¿Se hace siempre en esta fecha?',
    asked: 'si se hace siempre en esta fecha',
    hint: 'Por ejemplo, el primer sábado de junio.',
    why: 'Cuando dos eventos quieren la misma fecha, la ciudad mira quién la tiene desde hace más tiempo.',
  },
  'history.incidents': {
    label: '¿Hubo heridos, o tuvo que intervenir la policía o un inspector?',
    asked: 'si hubo heridos o intervino la policía o un inspector',
    hint: 'Piense en las últimas tres veces. Responder sí no significa que le digamos que no.',
  },
  'history.incidentDetails': {
    label: '¿Qué pasó y qué hará usted al respecto?',
    asked: 'qué pasó y qué hará al respecto',
    hint: 'No escriba nombres.',
  },
  'admission.gift': {
    label: '¿Va a pedir un donativo en la entrada?',
    asked: 'si va a pedir un donativo en la entrada',
    why: 'Si hay alcohol, un donativo en la entrada cuenta como un boleto.',
  },
  'admission.kind': {
    label: '¿Cómo paga la gente para entrar?',
    asked: 'cómo paga la gente para entrar',
    options: {
      tickets: 'Con un boleto',
      registration: 'Se inscribe y paga una cuota',
      wristband: 'Con una pulsera',
    },
  },
  'admission.lowestPrice': {
    label: 'Precio más bajo en dólares',
    asked: 'el precio más bajo',
    hint: 'Escriba 0 si algunas personas entran gratis.',
    example: '5',
  },
  'admission.highestPrice': {
    label: 'Precio más alto en dólares',
    asked: 'el precio más alto',
    example: '25',
  },
  'admission.seller': {
    label: '¿Qué sitio web o tienda vende los boletos?',
    asked: 'quién vende los boletos',
    hint: 'Puede dejarlo vacío si todavía no lo sabe.',
  },
  'admission.atGate': {
    label: '¿Va a vender también en la entrada?',
    asked: 'si va a vender en la entrada',
    why: 'Una fila en la entrada necesita espacio y personas que la guíen.',
  },
  'admission.beneficiary': {
    label: '¿Quién recibe el dinero que junta?',
    asked: 'quién recibe el dinero que junta',
    example: 'Banco de alimentos de Oak Street',
  },
  'admission.beneficiaryShare': {
    label: 'De cada $100 que junta, ¿cuánto va ahí?',
    asked: 'cuánto de cada $100 va ahí',
    example: '80',
  },
  'admission.limit': {
    label: '¿Cómo evitará que entre demasiada gente?',
    asked: 'cómo evitará que entre demasiada gente',
    options: {
      none: 'No hay límite',
      tickets: 'Vendemos solo cierto número de boletos o lugares',
      counters: 'Contamos a la gente en cada entrada',
      fenced: 'Cerramos la entrada cuando está lleno',
    },
  },
  'admission.capacity': {
    label: '¿Cuántas personas pueden estar adentro a la vez?',
    asked: 'cuántas personas pueden estar adentro a la vez',
    hint: 'Cuente a todos, también al personal.',
    example: '900',
  },
  'sponsors.any': {
    label: '¿Habrá empresas que muestren su nombre o den muestras?',
    asked: 'si habrá empresas que muestren su nombre o den muestras',
    hint: 'Por ejemplo patrocinadores, pruebas de productos o un globo con una marca.',
  },
  'sponsors.list': {
    label: '¿Qué empresas?',
    asked: 'las empresas',
    row: (p) => `Empresa ${p.number}`,
    add: 'Agregar otra empresa',
  },
  'sponsors.list.name': { label: 'Nombre', asked: 'el nombre de la empresa' },
  'sponsors.list.samples': {
    label: '¿Dará muestras?',
    asked: 'si dará muestras',
    hint: 'Las muestras de comida y bebida siguen las reglas de la comida.',
  },
  'sponsors.list.signPercent': {
    label: '¿Qué parte de sus letreros muestra la marca, en porcentaje?',
    asked: 'qué parte de sus letreros muestra la marca',
    hint: 'Puede dejarlo vacío si no hay letreros.',
    example: '10',
  },
  'guests.important': {
    label: '¿Espera a gente con un cargo electo, estrellas u otra gente muy conocida?',
    asked: 'si espera a personas conocidas',
    why: 'La policía se prepara para el público que atraen. Solo la policía y emergencias ven esta respuesta.',
  },
  'guests.importantDetails': {
    label: '¿Quién es y cuándo viene?',
    asked: 'quién viene y cuándo',
    hint: 'Solo la policía y emergencias lo ven.',
  },
  'guests.broadcast': {
    label: '¿Saldrá en la televisión, en la radio o en vivo por internet?',
    asked: 'si se va a transmitir',
  },
  'guests.tension': {
    label: '¿Sabe de algo para lo que la policía deba estar lista?',
    asked: 'para qué debe estar lista la policía',
    hint: 'Escriba solo hechos, como otro evento cerca. Puede dejarlo vacío.',
    why: 'Nunca es un motivo para decir que no ni para subir un precio.',
  },
};
