import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type {
  ApplicationStatus,
  OutsideState,
  RequirementState,
  ReviewState,
} from '#src/domain/workflow/states.ts';
import type { OutsideAction } from '#src/domain/workflow/transitions.ts';

/** Words for the states of a case and its parts, as staff read them. */

export const status: Record<ApplicationStatus, string> = {
  draft: 'Borrador',
  submitted: 'Nueva',
  intake_review: 'En verificación',
  returned_incomplete: 'Devuelta',
  in_agency_review: 'Con las agencias',
  changes_requested: 'En cambios',
  ready_to_issue: 'Lista para emitir',
  permit_issued: 'Permiso emitido',
  event_over: 'El evento terminó',
  closed: 'Cerrada',
  withdrawn: 'Retirada',
  denied: 'Negada',
  revoked: 'Permiso revocado',
  expired: 'Borrador borrado',
};

export const state: Record<ReviewState, string> = {
  waiting: 'En espera',
  assigned: 'En revisión',
  info_requested: 'Pregunta enviada',
  approved: 'Aprobado',
  approved_with_conditions: 'Aprobado con condiciones',
  objected: 'Objetado',
  deemed: 'Sin respuesta: sin objeción',
  superseded: 'Terminado',
  not_required: 'Recibe una copia',
};

export const paper: Record<RequirementState, string> = {
  required: 'Aún no llega',
  uploaded: 'Por revisar',
  accepted: 'Aceptado',
  rejected: 'No aceptado',
  waived: 'No hace falta',
};

export const outside: Record<OutsideState, string> = {
  needed: 'Necesaria',
  applied: 'Solicitada',
  granted: 'Concedida',
  refused: 'Negada',
  not_needed: 'No hace falta',
};

export const record: Record<OutsideAction, string> = {
  record_applied: 'Solicitada',
  record_granted: 'Concedida',
  record_refused: 'Negada',
  record_not_needed: 'No hace falta',
};

export const refused: Partial<Record<RefusalCode, string>> = {
  forbidden: 'Su función o su agencia no puede hacer esto.',
  'not-found': 'Esto ya no es parte del caso.',
  'stale-revision':
    'Alguien cambió este caso mientras usted leía. Mire lo nuevo y envíe lo suyo otra vez. Sus palabras siguen aquí.',
  'wrong-state':
    'El caso avanzó y esto ya no se puede hacer. Mire en qué punto está ahora. Sus palabras siguen aquí.',
  'already-decided':
    'Alguien decidió esto antes que usted. La decisión está abajo. Sus palabras siguen aquí para que las copie.',
  'already-claimed':
    'Un colega tomó este caso antes que usted. Puede leerlo, escribir notas o tomarlo de esa persona.',
  'version-changed':
    'La persona solicitante envió una versión nueva mientras usted leía. Mire qué cambió y decida. Sus palabras siguen aquí.',
  'missing-approvals': 'El permiso aún no puede salir: una agencia no ha aceptado. La lista dice cuál.',
  'missing-documents': 'El permiso aún no puede salir: falta un documento. La lista dice cuál.',
  'missing-outside-approvals':
    'El permiso aún no puede salir: falta una autorización de fuera de la ciudad. La lista dice cuál.',
  'missing-conditions': 'El permiso aún no puede salir: no se cumple una condición. La lista dice cuál.',
  'conditions-contradict':
    'El permiso aún no puede salir: hay condiciones que se contradicen. Resuélvalas primero.',
  'refused-by-rule': 'El permiso no puede salir: una regla no lo permite. La lista dice cuál.',
  'file-refused': 'Aún no se ha buscado virus en este archivo. Intente de nuevo en un minuto.',
  'invalid-input': 'Una parte del formulario no llegó bien. Revísela y envíela otra vez.',
};
