import type { mail as english } from '#src/text/en/mail.ts';

export const mail: typeof english = {
  unnamed: 'su evento',
  reference: 'Referencia',
  moments: {
    'sign-in-code': {
      subject: (p) => `Su código para entrar en ${p.service}`,
      heading: 'Su código para entrar',
      lead: 'Escriba este código en la página donde lo pidió.',
      ends: (p) => `Sirve una sola vez, hasta las ${p.time}.`,
      orPress: 'O presione el botón en el mismo dispositivo donde lo pidió.',
      button: 'Iniciar sesión',
      notYou: '¿No lo pidió usted? Entonces no haga nada. Nadie puede entrar sin el código.',
      neverAsk: 'Nunca pedimos este código por teléfono ni por mensaje. No se lo dé a nadie.',
    },
    'draft-started': {
      subject: (p) => `Guardamos su solicitud ${p.ref}`,
      heading: 'Su solicitud está guardada',
      lead: (p) => `Guardamos lo que nos dijo sobre ${p.eventName}.`,
      next: 'Puede parar cuando quiera y volver después. La ciudad no ve nada hasta que usted la envíe.',
      button: 'Seguir con mi solicitud',
    },
    'draft-ending': {
      subject: (p) => `Guardamos su borrador ${p.ref} hasta el ${p.day}`,
      subjectLast: (p) => `Último aviso: su borrador ${p.ref} termina el ${p.day}`,
      heading: '¿Todavía necesita su borrador?',
      lead: (p) =>
        `Usted empezó una solicitud para ${p.eventName}. La cambió por última vez el ${p.changed}.`,
      ends: (p) =>
        `La guardamos hasta el final del ${p.day}. Después la borramos, con todas sus respuestas y archivos.`,
      keep: (p) =>
        `¿Quiere conservarla? Inicie sesión, abra una página y guárdela. Entonces la guardamos ${p.days} días más.`,
      notNeeded: '¿Ya no la necesita? Entonces no haga nada.',
      button: 'Abrir mi borrador',
    },
    invitation: {
      unnamed: 'un evento',
      subject: (p) => `Le piden llenar una tarea para ${p.eventName}`,
      heading: 'Por favor, llene una tarea',
      lead: (p) =>
        `${p.inviter} planea ${p.eventName} y le pide que llene una tarea de la solicitud a la ciudad.`,
      task: (p) => `La tarea: ${p.task}.`,
      ends: (p) =>
        `El enlace abre solo esta tarea. Sirve hasta el ${p.day}, o hasta que se envíe la solicitud.`,
      button: 'Abrir la tarea',
      private: 'El enlace es solo para usted. Quien lo tenga puede leer y cambiar esta tarea.',
      notYou: '¿No conoce a esta persona? Entonces no haga nada.',
    },
    'outside-request': {
      unnamed: 'un evento',
      subject: (p) => `${p.city} le pregunta sobre ${p.eventName}`,
      heading: 'Por favor, responda a la ciudad',
      lead: (p) =>
        `${p.city} revisa un permiso para ${p.eventName} (${p.ref}). Tal vez hace falta su autorización: ${p.approval}.`,
      said: 'Lo que la ciudad pregunta',
      ends: (p) =>
        `El enlace abre su parte del caso y nada más. Sirve hasta el ${p.day}. No necesita una cuenta.`,
      button: 'Abrir la petición',
      private: 'Cuando lo abra, enviamos un código a este correo. Solo desde este correo se puede responder.',
      notYou: (p) => `¿Esto no es para usted? No haga nada, o llame a la ciudad: ${p.phone}.`,
    },
    'outside-code': {
      subject: 'Su código para responder a la ciudad',
      heading: 'Su código',
      lead: 'Escriba este código en la página donde lo pidió.',
      ends: (p) => `Sirve una sola vez, hasta las ${p.time}.`,
      button: 'Volver a la petición',
      notYou: '¿Usted no lo pidió? Entonces no haga nada. Sin el código nadie puede abrir la petición.',
      neverAsk: 'Nunca pedimos este código por teléfono ni en un mensaje. No se lo dé a nadie.',
    },
    receipt: {
      subject: (p) => `Recibimos su solicitud ${p.ref}`,
      subjectAgain: (p) => `Recibimos los cambios de la solicitud ${p.ref}`,
      heading: 'Recibimos su solicitud',
      headingAgain: 'Recibimos sus cambios',
      lead: (p) => `La ciudad ya tiene su solicitud para ${p.eventName}. Guarde la referencia ${p.ref}.`,
      leadAgain: (p) => `La ciudad ya tiene sus cambios para ${p.eventName}. Referencia: ${p.ref}.`,
      next: 'Ahora la leen las agencias de la ciudad. Usted no tiene que hacer nada. Le escribiremos si eso cambia.',
      notPermit: 'Esto todavía no es un permiso. No empiece el evento sin él.',
      button: 'Ver el estado',
    },
    returned: {
      subject: (p) => `Falta algo en la solicitud ${p.ref}`,
      heading: 'Falta algo',
      lead: (p) => `Todavía no podemos empezar con su solicitud para ${p.eventName}.`,
      missing: 'Lo que necesitamos:',
      next: 'Inicie sesión, agregue lo que falta y envíela otra vez. Todas sus respuestas siguen ahí.',
      button: 'Ver qué falta',
    },
    'changes-requested': {
      subject: (p) =>
        p.count === 1
          ? `Por favor, corrija 1 cosa de la solicitud ${p.ref}`
          : `Por favor, corrija ${p.count} cosas de la solicitud ${p.ref}`,
      heading: 'Por favor, corrija su solicitud',
      lead: (p) => `Las agencias de la ciudad leyeron su solicitud para ${p.eventName} y piden correcciones.`,
      due: (p) =>
        p.count === 1
          ? `Hay 1 corrección. La fecha límite es el ${p.day}.`
          : `Hay ${p.count} correcciones. La primera fecha límite es el ${p.day}.`,
      next: 'Inicie sesión. Una lista muestra cada una con su motivo. Cambie la respuesta o explíquela y envíe todo otra vez.',
      button: 'Ver las correcciones',
    },
    question: {
      subject: (p) => `${p.agency} tiene una pregunta sobre ${p.ref}`,
      heading: 'Una agencia tiene una pregunta',
      lead: (p) => `${p.agency} tiene una pregunta sobre ${p.eventName}.`,
      next: 'Su revisión espera hasta que usted responda.',
      button: 'Leer y responder',
    },
    answer: {
      subject: (p) => `El solicitante respondió a su pregunta: ${p.ref}`,
      subjectList: (p) => `El solicitante respondió a sus correcciones: ${p.ref}`,
      heading: 'El solicitante respondió',
      lead: (p) => `El solicitante respondió a su pregunta sobre ${p.eventName}.`,
      leadList: (p) =>
        p.count === 1
          ? `El solicitante respondió a la corrección que usted pidió en ${p.eventName}.`
          : `El solicitante respondió a las ${p.count} correcciones que usted pidió en ${p.eventName}.`,
      next: 'El plazo de su revisión corre otra vez.',
      nextList: 'Cada respuesta está junto a lo que usted pidió.',
      button: 'Abrir el caso',
    },
    clock: {
      soon: {
        subject: (p) => `Vence pronto: ${p.ref} espera a ${p.agency}`,
        heading: 'Una revisión vence pronto',
        lead: (p) => `${p.eventName} espera a ${p.agency}. Su respuesta vence el ${p.day}.`,
        next: '¿Necesita más del solicitante? Haga una pregunta: el reloj se detiene hasta que responda.',
        button: 'Abrir el caso',
      },
      late: {
        subject: (p) => `Atrasado: ${p.ref} espera a ${p.agency}`,
        heading: 'Una revisión está atrasada',
        lead: (p) => `${p.eventName} espera a ${p.agency}. La respuesta venció el ${p.day}.`,
        next: 'Por favor, asegúrese de que alguien responda. El solicitante ve que está atrasada.',
        button: 'Abrir el caso',
      },
      deemed: {
        subject: (p) => `Sin respuesta de una agencia: ${p.ref} sigue adelante`,
        heading: 'Sin respuesta es sin objeción',
        lead: (p) =>
          `${p.agency} no respondió sobre ${p.eventName}. La respuesta venció el ${p.day}. Por la regla de la ciudad, eso cuenta como sin objeción.`,
        next: 'Hasta que salga el permiso, quien revisa en la agencia aún puede abrir la decisión otra vez.',
        button: 'Abrir el caso',
      },
    },
    'proof-refused': {
      subject: (p) => `${p.agency} necesita otra prueba para ${p.ref}`,
      heading: 'Envíe otra prueba',
      lead: (p) => `${p.agency} no aceptó lo que usted envió para una condición de ${p.eventName}.`,
      condition: 'La condición',
      next: 'Inicie sesión y envíe otra.',
      button: 'Ver mis condiciones',
    },
    permit: {
      subject: (p) => `Aquí está su permiso ${p.number}`,
      heading: 'Aquí está su permiso',
      lead: (p) => `La ciudad le dio el permiso ${p.number} para ${p.eventName}.`,
      next: 'Imprímalo, lea las condiciones y llévelo consigo al evento.',
      check: (p) => `Cualquier persona puede comprobar que es real: ${p.address}`,
      button: 'Abrir mi permiso',
    },
    denial: {
      subject: (p) => `Decisión sobre la solicitud ${p.ref}`,
      heading: 'La ciudad no permite este evento',
      lead: (p) =>
        `La ciudad no puede dar un permiso para ${p.eventName} de la manera en que lo pidió. Referencia: ${p.ref}.`,
      reason: 'El motivo',
      alternative: 'Lo que ofrecemos en su lugar',
      appeal: 'Si no está de acuerdo',
      button: 'Leer la decisión',
    },
    withdrawn: {
      subject: (p) => `Usted retiró la solicitud ${p.ref}`,
      heading: 'Su solicitud está cerrada',
      lead: (p) => `Usted retiró su solicitud para ${p.eventName}. Ya nadie trabaja en ella.`,
      next: 'Puede empezar una nueva cuando quiera.',
      notYou: (p) => `¿No fue usted? Llámenos: ${p.phone}`,
      button: 'Abrir mis solicitudes',
    },
    digest: {
      subject: (p: { day: string; late: number; mine: number; changed: number }) =>
        `${p.day}: ${p.late} con retraso, ${p.mine} suyos, ${p.changed} con cambios`,
      heading: (p: { day: string }) => `Sus casos del ${p.day}`,
      parts: {
        late: 'Con retraso',
        mine: 'Suyos',
        unclaimed: 'Nadie de su agencia los tiene todavía',
        changed: 'Con cambios desde que los vio',
      },
      line: {
        event: (p: { day: string }) => `Evento el ${p.day}`,
        changed: (p: { what: string }) => `Nuevo: ${p.what}`,
        unread: 'Todavía no lo ha abierto',
      },
      more: 'Hay más. La cola los muestra todos.',
      choose: 'Usted elige qué correos recibe al final de la cola, en «Mis correos».',
      button: 'Abrir la cola',
    },
    revoked: {
      subject: (p) => `El permiso de la solicitud ${p.ref} ya no es válido`,
      heading: 'Su permiso ya no es válido',
      lead: (p) =>
        `La ciudad retiró el permiso para ${p.eventName}. El evento no puede seguir con ese permiso.`,
      reason: 'El motivo',
      next: 'Desde ahora, quien escanee el permiso lo verá.',
      button: 'Leer qué significa',
    },
  },
  footer: {
    from: (p) => `${p.service}, un servicio de ${p.city}.`,
    help: (p) => `¿Necesita ayuda? Llame al ${p.phone}.`,
    why: 'Recibe este mensaje por una solicitud para un evento. Por favor, no lo responda: nadie lee las respuestas.',
    whyStaff:
      'Recibe este mensaje porque trabaja en permisos de eventos. Por favor, no lo responda: nadie lee las respuestas.',
    address: (p) => `Nuestra dirección verdadera siempre empieza con ${p.origin}`,
  },
};
