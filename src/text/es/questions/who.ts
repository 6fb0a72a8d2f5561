import type { whoQuestions as english } from '#src/text/en/questions/who.ts';

export const whoQuestions: typeof english = {
  'applicant.role': {
    label: 'Usted solicita como',
    asked: 'cómo solicita',
    options: {
      individual: 'Yo mismo o un grupo de vecinos',
      organization_officer: 'Persona que trabaja o actúa por una organización',
      hired_producer: 'Productor contratado por una organización',
      city_agency: 'Una oficina de la ciudad',
    },
  },
  'applicant.name': { label: 'Su nombre completo', asked: 'su nombre completo' },
  'applicant.phone': {
    label: 'Su teléfono',
    asked: 'su teléfono',
    hint: 'Solo le llamamos por este evento. Es mejor un celular.',
  },
  'applicant.address': {
    label: 'Su dirección',
    asked: 'su dirección',
    hint: 'Calle, ciudad, estado y código postal. Nunca se muestra al público.',
  },
  'applicant.livesOnBlock': {
    label: '¿Vive usted en la cuadra de la fiesta?',
    asked: 'si vive en la cuadra de la fiesta',
    why: 'Una fiesta de cuadra es para las personas que viven ahí.',
  },
  'applicant.adult': { label: 'Tengo 18 años o más', asked: 'su edad' },
  'applicant.interpreter': {
    label: '¿Necesita un intérprete cuando le llamamos?',
    asked: 'el idioma del intérprete',
    hint: 'Si lo necesita, escriba su idioma. Si no, deje la casilla vacía.',
  },
  'applicant.accommodation': {
    label: '¿Necesita ayuda para usar este servicio por una discapacidad?',
    asked: 'la ayuda que necesita',
    hint: 'Por ejemplo letra grande o lengua de señas. Si no, deje la casilla vacía.',
    why: 'Queremos que todos puedan hacer su solicitud. No influye en la decisión.',
  },
  'applicant.contactBy': {
    label: '¿Cómo quiere que le contactemos?',
    asked: 'cómo le contactamos',
    hint: 'Las noticias de su solicitud siempre llegan también por correo electrónico.',
    options: {
      email: 'Por correo electrónico',
      phone: 'Por teléfono',
      text: 'Por mensaje de texto',
      post: 'Por correo postal',
    },
  },
  'applicant.preferredName': {
    label: '¿Cómo quiere que le llamemos?',
    asked: 'cómo quiere que le llamemos',
    hint: 'Si no es su nombre completo. Puede dejarlo vacío.',
  },
  'organization.name': { label: 'Nombre de la organización', asked: 'el nombre de la organización' },
  'organization.kind': {
    label: '¿Qué tipo de organización es?',
    asked: 'qué tipo de organización es',
    why: 'Algunas tarifas y reglas de comida son distintas para organizaciones sin fines de lucro.',
    options: {
      nonprofit: 'Sin fines de lucro, con registro 501(c)',
      other_nonprofit: 'Sin fines de lucro, de otro tipo',
      association: 'Asociación de vecinos',
      religious: 'Grupo religioso',
      school: 'Escuela o grupo de padres',
      business: 'Empresa',
      government: 'Gobierno',
      unincorporated: 'Grupo sin forma legal',
    },
  },
  'organization.otherName': {
    label: 'Otro nombre con el que se conoce',
    asked: 'el otro nombre',
    hint: 'Puede dejarlo vacío.',
  },
  'organization.taxId': {
    label: 'Número federal de impuestos (EIN)',
    asked: 'el número de impuestos',
    hint: 'Tiene nueve cifras. Nunca escriba aquí un número de Seguro Social.',
    why: 'Una organización sin fines de lucro paga menos, y lo comprobamos con este número.',
    example: '52-1234567',
  },
  'organization.registration': {
    label: 'Número de registro en el estado',
    asked: 'el número de registro en el estado',
    hint: 'Puede dejarlo vacío.',
  },
  'organization.fiscallySponsored': {
    label: '¿Una organización 501(c) recibe el dinero por ustedes?',
    asked: 'si una organización 501(c) recibe el dinero por ustedes',
    hint: 'A esto se le llama patrocinador fiscal.',
    why: 'Así pueden pagar las tarifas más bajas de una organización sin fines de lucro.',
  },
  'organization.fiscalSponsor': {
    label: 'Nombre de esa organización',
    asked: 'el nombre de esa organización',
  },
  'organization.fiscalSponsorPhone': {
    label: 'Teléfono de esa organización',
    asked: 'el teléfono de esa organización',
  },
  'organization.isOfficer': {
    label: '¿Puede usted firmar por la organización?',
    asked: 'si puede firmar por la organización',
    hint: 'Por ejemplo, porque la dirige o es parte de su directiva.',
    why: 'Si no, le pedimos una carta que le autorice a hacer la solicitud.',
  },
  'organization.officerName': {
    label: '¿Quién dirige la organización?',
    asked: 'quién dirige la organización',
    hint: 'El nombre completo de una persona que puede firmar por ella.',
  },
  'organization.officerTitle': {
    label: 'Cargo de esa persona',
    asked: 'el cargo de esa persona',
    example: 'Presidenta',
  },
  'organization.officerPhone': { label: 'Teléfono de esa persona', asked: 'el teléfono de esa persona' },
  'organization.officerEmail': {
    label: 'Correo de esa persona',
    asked: 'el correo de esa persona',
  },
  'onsite.isApplicant': {
    label: '¿Estará usted ahí y a cargo todo el tiempo?',
    asked: 'si estará a cargo todo el tiempo',
    why: 'La policía y los bomberos necesitan a una persona a quien llamar, desde el montaje hasta la limpieza.',
  },
  'onsite.name': { label: '¿Quién estará a cargo?', asked: 'el nombre de la persona a cargo' },
  'onsite.phone': {
    label: 'Celular de la persona a cargo',
    asked: 'el celular de la persona a cargo',
  },
  'onsite.alternateName': {
    label: '¿A quién más podemos llamar durante el evento?',
    asked: 'el nombre de una segunda persona',
  },
  'onsite.alternatePhone': {
    label: 'Celular de la segunda persona',
    asked: 'el celular de la segunda persona',
  },
  'onsite.sameEveryDay': {
    label: '¿Está a cargo la misma persona todos los días?',
    asked: 'si está a cargo la misma persona todos los días',
  },
  'onsite.shifts': {
    label: '¿Quién está a cargo y cuándo?',
    asked: 'quién está a cargo y cuándo',
    hint: 'En cada hora del evento debe haber alguien a cargo.',
    row: (p) => `Turno ${p.number}`,
    add: 'Agregar otro turno',
  },
  'onsite.shifts.date': { label: 'Día', asked: 'el día del turno' },
  'onsite.shifts.start': { label: 'Desde', asked: 'la hora en que empieza el turno' },
  'onsite.shifts.end': { label: 'Hasta', asked: 'la hora en que termina el turno' },
  'onsite.shifts.name': { label: 'Nombre', asked: 'el nombre de la persona' },
  'onsite.shifts.phone': { label: 'Celular', asked: 'el celular de la persona' },
  'declaration.truthful': {
    label: 'Mis respuestas son verdaderas y completas, hasta donde sé',
    asked: 'que sus respuestas son verdaderas',
  },
  'declaration.authority': {
    label: 'Puedo actuar por la organización',
    asked: 'que puede actuar por la organización',
  },
  'declaration.notPermission': {
    label: 'Sé que enviar este formulario todavía no es un permiso',
    asked: 'que el formulario no es un permiso',
    hint: 'Espere el permiso antes de anunciar el evento o firmar contratos.',
  },
  'declaration.rules': {
    label: 'Cumpliré las condiciones del permiso y las reglas de sonido, basura y alcohol',
    asked: 'que cumplirá las condiciones y reglas',
    hint: 'La policía y los bomberos pueden parar un evento que no es seguro.',
  },
  'declaration.equalAccess': {
    label: 'Todos pueden venir y participar, y no se rechaza a nadie por ser quien es',
    asked: 'que todos pueden participar',
    why: 'Así lo dice la ley para eventos abiertos al público.',
  },
  'declaration.holdHarmless': {
    label: 'Si alguien le cobra a la ciudad un daño que causó mi evento, lo pagaré yo',
    asked: 'que pagará los daños que cause su evento',
    hint: 'En derecho se llama acuerdo de indemnidad.',
  },
  'declaration.costs': {
    label: 'Pagaré los servicios de la ciudad que pida y los daños a bienes de la ciudad',
    asked: 'que pagará los servicios y los daños',
    hint: 'La ciudad le dice antes el precio de los servicios.',
  },
  'declaration.signature': {
    label: 'Escriba su nombre completo para firmar',
    asked: 'su nombre completo para firmar',
    hint: 'Su nombre escrito vale como firma a mano. Partes de lo que envía pueden ser registros públicos.',
  },
};
