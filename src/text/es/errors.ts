import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { errors as english } from '#src/text/en/errors.ts';
import { issues } from '#src/text/es/issues.ts';

const refusals: Record<RefusalCode, string> = {
  'not-found': 'No encontramos esta página. Revise la dirección o ábrala desde su lista.',
  forbidden: 'Su cuenta no puede hacer esto. Pregunte a la persona que maneja los accesos de su equipo.',
  'sign-in-needed': 'Inicie sesión para continuar. Lo que escribió sigue aquí.',
  'stale-revision':
    'Estas respuestas cambiaron en otra ventana o las cambió otra persona. Mire abajo las más nuevas y haga su cambio otra vez.',
  'wrong-state': 'Este paso está cerrado por ahora. Abra la página de estado para ver qué puede hacer.',
  'already-decided': 'Otra persona decidió esto antes. Sus palabras siguen aquí para que pueda copiarlas.',
  'already-claimed':
    'Otra persona de su equipo tomó este caso antes. Si le toca a usted, ábralo y tómelo de esa persona.',
  'needs-reading': 'Este caso necesita más atención. Ábralo y decida ahí.',
  'colleague-gone': 'Esta persona ya no revisa para su agencia. Elija a otra.',
  'too-many-requests': 'Hubo demasiados intentos en poco tiempo. Espere unos minutos e intente otra vez.',
  incomplete: 'Faltan respuestas. Termine las tareas marcadas abajo y luego envíe la solicitud.',
  'lead-time-missed':
    'Esta fecha es muy pronto para las revisiones que necesita su evento. Elija una fecha posterior.',
  'refused-by-rule': 'Una regla de la ciudad no lo permite. Lea la razón abajo y cambie su respuesta.',
  'invalid-input': 'Hay respuestas por corregir. Revise cada una abajo.',
  'bad-token': 'La página estuvo abierta demasiado tiempo. Sus respuestas siguen aquí. Envíelas otra vez.',
  'sign-in-again': 'Inició sesión hace rato. Confirme que es usted y vuelva a intentarlo.',
  'return-code-wrong':
    'Ningún borrador tiene este código. Revise cada letra y número de su papel, y use el papel más reciente.',
  'code-wrong': 'Este código no es correcto. Busque nuestro correo más reciente y escriba los 8 dígitos.',
  'code-expired': 'Este código es muy viejo o ya se usó. Pida un código nuevo.',
  'file-refused': 'No pudimos recibir este archivo. Lea la razón al lado y elija otro archivo.',
  'missing-approvals': 'Algunas agencias todavía no aprueban. La lista muestra cuáles faltan.',
  'missing-documents': 'Todavía faltan documentos. La lista muestra cuáles.',
  'missing-outside-approvals': 'Todavía falta una aprobación de fuera de la ciudad. La lista muestra cuál.',
  'missing-conditions': 'Algunas condiciones deben cumplirse antes del permiso. La lista dice cuáles.',
  'question-locked':
    'La ciudad no preguntó por esta respuesta, así que ahora no se puede cambiar. No se guardó nada. Vuelva a su lista de correcciones.',
  'corrections-open': 'Faltan algunas correcciones. Cambie la respuesta o explíquela y después envíe todo.',
  'no-corrections': 'Ninguna corrección espera para ser enviada.',
  'corrections-unsent': 'Una corrección espera para ser enviada. Envíela o pida a su agencia que la retire.',
  'due-in-the-past': 'Elija un día que aún no haya pasado.',
  'due-after-event': 'Elija un día que no pase del primer día del evento.',
  'conditions-contradict': 'Algunas condiciones se contradicen. Resuélvalas primero.',
  'version-changed':
    'La persona solicitante envió una versión nueva mientras usted leía. Lea qué cambió y luego decida.',
  'same-key-other-body':
    'Esto ya se envió con otras respuestas. Abra la página de estado para ver qué recibimos.',
  'reason-not-listed': 'Elija una razón de la lista.',
  'reason-missing': 'Elija la razón de esta decisión.',
  'law-check-missing':
    'Antes debe revisarlo el departamento legal de la ciudad. Escriba quién lo revisó y cuándo.',
  'read-only':
    'En este momento no podemos guardar nada. Lo que escribió sigue aquí. Deje esta página abierta y envíela otra vez en unos minutos.',
  'two-parts': 'Este evento tiene dos partes. Primero divídalo en dos solicitudes y luego envíe cada una.',
  'own-administration':
    'No puede darse más acceso ni quitarse este rol usted mismo. Pídalo a otro administrador.',
  'off-agenda': 'La reunión terminó, o el caso ya no está en su orden del día. Copie sus palabras de aquí.',
  'person-known': 'Ya hay alguien con este correo en la lista. Abra su página y haga el cambio allí.',
  'too-many-pins': 'Este caso tiene 500 marcas. Responda las que ya están.',
  'too-many-views': 'Ya guarda 20 vistas. Quite una primero y luego guarde esta.',
  'alternative-missing': 'Ofrezca otra fecha, lugar u hora antes de enviar esta decisión.',
};

export const errors: typeof english = {
  heading: 'Hay un problema',
  prefix: 'Error:',
  title: (p) => `Error: ${p.title}`,
  issue: (code, p) => issues[code](p),
  refusal: (code) => refusals[code],
  notFound: {
    title: 'Página no encontrada',
    lead: 'La dirección puede ser vieja o tener un error de escritura.',
    next: 'Ir a la página de inicio',
  },
  unavailable: {
    title: 'El servicio tiene un problema',
    lead: 'No pudimos terminar esto. Sus respuestas guardadas están a salvo. Intente otra vez en unos minutos.',
    incident: (p) => `Si nos llama por esto, dé este número: ${p.id}`,
  },
};
