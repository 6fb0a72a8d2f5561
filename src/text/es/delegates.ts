import type { delegates as en } from '#src/text/en/delegates.ts';

/** Invitar a alguien a una tarea, y lo que ve quien fue invitado. */
export const delegates: typeof en = {
  title: 'Pedir ayuda con una tarea',
  lead: 'Invite a alguien por correo electrónico a llenar una tarea: un vendedor, una aseguradora, un colega. Esa persona ve solo esa tarea. Usted envía la solicitud.',
  task: 'Tarea',
  taskAsked: 'la tarea',
  email: 'El correo electrónico de esa persona',
  emailAsked: 'el correo electrónico de esa persona',
  emailHint:
    'Le enviamos un enlace. Sirve 14 días, o hasta que usted retire la invitación o envíe la solicitud.',
  submit: 'Enviar la invitación',
  confirm: (p) =>
    `Hace rato que inició sesión. Primero comprobamos que es usted: enviamos un código a ${p.email}.`,
  confirmThen: (p) => `Después enviamos la invitación a ${p.email}.`,
  needsAddress:
    'Para invitar a alguien, usted necesita una dirección de correo. Le enviamos un código, y su borrador se guarda con esa dirección.',
  withoutAddress: (p) =>
    `¿No tiene correo? Llene este borrador junto con la persona que le ayuda, o llámenos: ${p.phone}.`,
  done: {
    invited: 'La invitación va en camino por correo. Está en la lista de abajo.',
    'taken-back': 'La invitación se retiró. Su enlace ya no funciona.',
  },
  noTasks: 'Todavía no hay tareas para compartir. Primero responda más preguntas.',
  listTitle: 'A quién invitó',
  none: 'Todavía no ha invitado a nadie.',
  person: 'Correo',
  state: 'Estado',
  action: 'Cambiar',
  states: {
    invited: 'Invitación sin abrir',
    opened: 'Abierta',
    expired: 'Terminó por su plazo',
    taken_back: 'Retirada',
    invited_again: 'Cambiada por un enlace nuevo',
    sent: 'Terminó cuando usted la envió',
    withdrawn: 'Terminó con el borrador',
    removed: 'Terminó con el borrador',
  },
  until: (p) => `Sirve hasta el ${p.day}`,
  takeBack: 'Retirar',
  takeBackFor: (p) => `: ${p.email}, ${p.task}`,
  stays: 'Lo que esa persona guardó queda en su borrador.',
  changesTitle: 'Quién cambió qué',
  you: 'Usted',
  page: 'Página',
  who: 'Último cambio de',
  when: 'Cuándo',
  questions: 'Preguntas',
  changedBy: (p) => `Último cambio de ${p.email}`,
  inviteFromTasks: 'Pedir ayuda con una tarea',
  invitePage: 'Pedir a otra persona que llene esta tarea',
  link: {
    title: 'Llenar una tarea',
    lead: (p) => `Le invitaron a llenar la tarea «${p.task}».`,
    body: 'Usted ve solo esta tarea. Lo que escribe se guarda poco a poco, y cuando pulsa Continuar. Puede volver con el mismo enlace.',
    signedIn: (p) => `En este navegador está abierta la sesión de ${p.who}. Si sigue, esa sesión se cierra.`,
    submit: 'Abrir la tarea',
    draftHere:
      'En este navegador hay un borrador suyo que aún no está guardado con un correo. Guárdelo primero, o abra el enlace en otro navegador.',
    endedTitle: 'Esta invitación terminó',
    endedLead:
      'La retiraron, pasó su plazo o la solicitud ya fue enviada. Pregunte a la persona que le invitó.',
  },
  part: {
    lead: 'Le invitaron a llenar esta tarea. No ve nada más de la solicitud.',
    until: (p) =>
      `La invitación está abierta hasta el ${p.day}, o hasta que se envíe la solicitud. Lo que guardó queda guardado.`,
    notAsked: 'Esta tarea ya no hace falta. No tiene que hacer nada.',
    open: 'Continuar',
    done: 'Todo en esta tarea está respondido. Gracias. Puede cerrar esta página.',
    back: 'Volver a la tarea',
  },
};
