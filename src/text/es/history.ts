import type { HistoryParams } from '#src/domain/history.ts';
import type { history as english } from '#src/text/en/history.ts';

const because = (p: HistoryParams) => (p.reasons.length ? `: ${p.reasons.join('; ')}` : '');

const of = (p: HistoryParams) => (p.approval === null ? '' : `: ${p.approval}`);

export const history: typeof english = {
  heading: 'Historial',
  empty: 'Todavía no ha pasado nada.',
  applicant: 'Solicitante',
  outside: 'Fuera de la ciudad, por un enlace',
  delegate: 'Persona invitada por el solicitante',
  delegateOf: (p) => `${p.email}, con invitación`,
  service: 'El servicio',
  city: 'La ciudad',
  staff: (p) => `${p.name}, ${p.agency}`,
  lines: {
    start: () => 'Solicitud empezada',
    save: () => 'Respuestas guardadas',
    invite_delegate: () => 'Alguien invitado a una tarea',
    take_back_delegate: () => 'Invitación a una tarea retirada',
    ask_outside: (p) => `Se preguntó por un enlace${of(p)}`,
    take_back_outside: (p) => `Enlace retirado${of(p)}`,
    open_outside_request: (p) => `Enlace abierto${of(p)}`,
    question_outside: (p) => `Pregunta de fuera de la ciudad${of(p)}`,
    open_invitation: () => 'Invitación a una tarea abierta',
    adopt: () => 'Solicitud unida a un correo electrónico',
    make_return_code: () => 'Código de regreso creado',
    use_return_code: () => 'Borrador abierto con el código de regreso',
    carry_over: () => 'Borrador conservado al abrir otro en el mismo navegador',
    submit: (p) => (p.version === null ? 'Solicitud enviada' : `Solicitud enviada (versión ${p.version})`),
    resubmit: (p) =>
      p.version === null ? 'Correcciones enviadas' : `Correcciones enviadas (versión ${p.version})`,
    begin_intake: () => 'Empezó la revisión de lo que falta',
    return: (p) => `Devuelta al solicitante${because(p)}`,
    accept: () => 'Completa y enviada a las agencias',
    request_changes: () => 'Se pidieron correcciones',
    clear: () => 'Todas las agencias están de acuerdo: lista para el permiso',
    reopen: () => 'Abierta otra vez para las agencias',
    issue: () => 'Permiso emitido',
    deny: (p) => `Permiso negado${because(p)}`,
    withdraw: () => 'Solicitud retirada por el solicitante',
    revoke: () => 'Permiso retirado',
    finish: () => 'El evento terminó',
    close: () => 'Caso cerrado',
    expire: () => 'Borrador borrado porque nadie lo cambió',
    claim: (p) => (p.agency === null ? 'Revisión empezada' : `${p.agency} empezó su revisión`),
    release: (p) => (p.agency === null ? 'Revisión devuelta' : `${p.agency} devolvió la revisión`),
    leave: (p) =>
      `Revisión devuelta${p.agency === null ? '' : ` a ${p.agency}`}: quien la llevaba tiene otro rol`,
    take_over: (p) =>
      p.agency === null ? 'Revisión tomada de otra persona' : `Otra persona de ${p.agency} tomó la revisión`,
    hand_over: (p) =>
      p.agency === null ? 'Revisión pasada a otra persona' : `${p.agency} pasó la revisión a otra persona`,
    ask: (p) => (p.agency === null ? 'Pregunta hecha' : `${p.agency} hizo una pregunta`),
    take_answer: (p) => (p.agency === null ? 'Pregunta respondida' : `Respondida la pregunta de ${p.agency}`),
    approve: (p) => (p.agency === null ? 'Aprobado' : `${p.agency} aprobó`),
    approve_with_conditions: (p) =>
      p.agency === null ? 'Aprobado con condiciones' : `${p.agency} aprobó con condiciones`,
    object: (p) =>
      p.agency === null ? `Objeción${because(p)}` : `${p.agency} puso una objeción${because(p)}`,
    deem: (p) =>
      `Sin respuesta a tiempo${p.agency === null ? '' : ` de ${p.agency}`}: cuenta como sin objeción${p.rule === null ? '' : ` (regla ${p.rule})`}`,
    reconsider: (p) =>
      p.agency === null ? 'Decisión abierta otra vez' : `${p.agency} abrió su decisión otra vez`,
    supersede: (p) =>
      p.agency === null ? 'Revisión ya no necesaria' : `Ya no hace falta la revisión de ${p.agency}`,
    upload: (p) => (p.document === null ? 'Documento agregado' : `Documento agregado: ${p.document}`),
    remove: (p) => (p.document === null ? 'Documento quitado' : `Documento quitado: ${p.document}`),
    accept_document: (p) =>
      p.document === null ? 'Documento aceptado' : `Documento aceptado: ${p.document}`,
    reject_document: (p) =>
      p.document === null ? 'Documento no aceptado' : `Documento no aceptado: ${p.document}`,
    waive_document: (p) =>
      p.document === null ? 'Documento no necesario' : `Documento no necesario: ${p.document}`,
    renew_document: (p) =>
      p.document === null ? 'Documento dado otra vez' : `Documento dado otra vez: ${p.document}`,
    record_applied: (p) =>
      p.approval === null ? 'Aprobación externa solicitada' : `Solicitada fuera de la ciudad: ${p.approval}`,
    record_granted: (p) =>
      p.approval === null ? 'Aprobación externa concedida' : `Concedida fuera de la ciudad: ${p.approval}`,
    record_refused: (p) =>
      p.approval === null ? 'Aprobación externa negada' : `Negada fuera de la ciudad: ${p.approval}`,
    record_not_needed: (p) =>
      p.approval === null
        ? 'Aprobación externa no necesaria'
        : `No hace falta fuera de la ciudad: ${p.approval}`,
    send_proof: (p) =>
      p.agency === null ? 'Prueba de una condición enviada' : `Prueba de una condición enviada a ${p.agency}`,
    take_back_proof: () => 'Prueba de una condición pedida otra vez',
    accept_proof: (p) =>
      p.agency === null ? 'Condición cumplida' : `${p.agency} dio por cumplida una condición`,
    refuse_proof: (p) =>
      p.agency === null ? 'Prueba de una condición no aceptada' : `${p.agency} no aceptó una prueba`,
    waive_condition: (p) =>
      p.agency === null ? 'Condición no necesaria' : `${p.agency} retiró una condición`,
    restore_condition: (p) =>
      p.agency === null ? 'Condición necesaria otra vez' : `${p.agency} puso otra vez una condición`,
    settle_conditions: (p) =>
      p.subject === null ? 'Contradicción resuelta' : `Contradicción resuelta: ${p.subject}`,
    hold_signature: (p) =>
      p.agency === null
        ? 'La decisión sigue en pie, el cambio es pequeño'
        : `La decisión de ${p.agency} sigue en pie, el cambio es pequeño`,
    put_on_agenda: () => 'Puesto en el orden del día de una reunión',
    take_off_agenda: () => 'Quitado del orden del día de una reunión',
    record_outcome: (p) => `Reunión: una tarea de ${p.owner ?? 'una agencia'}`,
    finish_outcome: (p) =>
      p.owner === null
        ? 'Una tarea de una reunión está hecha'
        : `Una tarea de una reunión está hecha: ${p.owner}`,
    add_pin: (p) => (p.pin === null ? 'Marca puesta en un plano' : `Marca ${p.pin} puesta en un plano`),
    reply_pin: (p) =>
      p.pin === null ? 'Marca de un plano respondida' : `Marca ${p.pin} de un plano respondida`,
    resolve_pin: (p) =>
      p.pin === null ? 'Marca de un plano resuelta' : `Marca ${p.pin} de un plano resuelta`,
    reopen_pin: (p) =>
      p.pin === null ? 'Marca de un plano abierta otra vez' : `Marca ${p.pin} de un plano abierta otra vez`,
    add_correction: (p) => (p.agency === null ? 'Corrección anotada' : `${p.agency} anotó una corrección`),
    withdraw_correction: (p) =>
      p.agency === null ? 'Corrección retirada' : `${p.agency} retiró una corrección`,
    send_correction: () => 'Corrección enviada al solicitante',
    explain_correction: (p) =>
      p.agency === null
        ? 'Corrección explicada por escrito'
        : `Corrección de ${p.agency} explicada por escrito`,
    answer_correction: () => 'Corrección respondida',
    settle_correction: (p) =>
      p.agency === null ? 'Corrección aceptada' : `${p.agency} aceptó una corrección`,
    ask_again: (p) =>
      p.agency === null ? 'Corrección pedida otra vez' : `${p.agency} pidió otra vez una corrección`,
    note: () => 'Nota interna agregada',
    assign: () => 'Coordinador nombrado',
    unassign: () => 'Caso devuelto: quien lo coordinaba tiene otro rol',
    scan: (p) =>
      p.document === null
        ? 'Documento revisado contra virus'
        : `Documento revisado contra virus: ${p.document}`,
    refuse_infected: (p) =>
      p.document === null
        ? 'Documento rechazado: tiene un virus'
        : `Documento rechazado, tiene un virus: ${p.document}`,
    read_document: (p) => (p.document === null ? 'Documento abierto' : `Documento abierto: ${p.document}`),
    other: () => 'Cambio registrado',
  },
};
