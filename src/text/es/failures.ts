import type { failures as english } from '#src/text/en/failures.ts';

export const failures: typeof english = {
  unreadable: {
    title: 'No pudimos leer esto',
    lead: 'La dirección o el formulario no nos llegó completo. Vuelva atrás e intente de nuevo.',
  },
  foreign: {
    title: 'No aceptamos este formulario',
    lead: 'No se envió desde una página de este servicio. Abra la página aquí y envíelo de nuevo.',
  },
  forbidden: {
    title: 'No puede abrir esta página',
    lead: 'Su cuenta no puede hacer esto. Pregunte a la persona que administra el acceso de su equipo.',
  },
  signInFirst: {
    title: 'Inicie sesión para continuar',
    lead: 'Su sesión terminó. Inicie sesión en otra ventana, vuelva a esta página y envíela de nuevo.',
  },
  notFound: {
    title: 'Página no encontrada',
    lead: 'La dirección puede ser antigua o tener un error de escritura.',
  },
  wrongMethod: {
    title: 'Esto no funciona en esta dirección',
    lead: 'Vaya a la página de inicio y continúe desde allí.',
  },
  tooSlow: {
    title: 'La conexión fue demasiado lenta',
    lead: 'Lo que envió no nos llegó completo. Vuelva atrás y envíelo de nuevo.',
  },
  changed: {
    title: 'Esto cambió mientras tanto',
    lead: 'Abra la página de nuevo para ver el estado más reciente.',
  },
  tooLarge: {
    title: 'Esto es demasiado grande',
    lead: 'Vuelva atrás y hágalo más pequeño. Un archivo puede tener hasta 25 MB, y un formulario unas 200,000 letras.',
  },
  wrongKind: {
    title: 'No podemos leer este tipo de formulario',
    lead: 'Use el formulario de nuestra página para enviar sus respuestas.',
  },
  wrongHost: {
    title: 'Esta no es nuestra dirección',
    lead: 'Abra el servicio en su propia dirección.',
  },
  tooMany: {
    title: 'Demasiadas solicitudes',
    lead: 'Hubo demasiadas solicitudes en poco tiempo. Espere unos minutos e intente de nuevo.',
  },
  broken: {
    title: 'El servicio tiene un problema',
    lead: 'No pudimos terminar esto. Lo que guardó antes está seguro. Intente de nuevo en unos minutos.',
  },
  unavailable: {
    title: 'El servicio no está disponible en este momento',
    lead: 'Lo que guardó antes está seguro. Intente de nuevo en un minuto.',
  },
  readOnly: {
    title: 'En este momento no podemos guardar nada',
    lead: 'Puede leer todo. Lo que guardó antes está seguro. Intente otra vez en unos minutos.',
  },
  signInBeside: 'Iniciar sesión (se abre otra ventana)',
  kept: 'Lo que escribió se conserva en esta página. Deje la página abierta y envíelo de nuevo con este botón.',
  readable: 'Lo que escribió, para que pueda copiarlo:',
  filesNotKept: 'Los archivos no se conservan. Elíjalos de nuevo en la página siguiente.',
  tryAgain: 'Intentar de nuevo',
  toStart: 'Ir a la página de inicio',
  incident: (p: { id: string }) => `Si nos llama por esto, dé este número: ${p.id}`,
};
