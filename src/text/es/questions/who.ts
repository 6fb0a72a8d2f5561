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
  'organization.name': { label: 'Nombre de la organización', asked: 'el nombre de la organización' },
  'organization.kind': {
    label: '¿Qué tipo de organización es?',
    asked: 'qué tipo de organización es',
    why: 'Algunas tarifas y reglas de comida son distintas para organizaciones sin fines de lucro.',
    options: {
      nonprofit: 'Sin fines de lucro, con registro 501(c)',
      association: 'Asociación de vecinos',
      religious: 'Grupo religioso',
      school: 'Escuela o grupo de padres',
      business: 'Empresa',
      government: 'Gobierno',
      unincorporated: 'Grupo sin forma legal',
    },
  },
  'organization.officerName': {
    label: '¿Quién dirige la organización?',
    asked: 'quién dirige la organización',
    hint: 'El nombre completo de una persona que puede firmar por ella.',
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
