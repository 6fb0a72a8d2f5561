import type { LibraryCondition, ProofKind } from '#src/domain/city.ts';
import type { ConditionState } from '#src/domain/workflow/states.ts';
import type {
  ownConditions as ownEnglish,
  staffConditions as staffEnglish,
} from '#src/text/en/conditions.ts';
import { plural } from '#src/text/format.ts';

const state: Record<ConditionState, string> = {
  open: 'Abierta',
  proof_sent: 'Prueba por revisar',
  proof_refused: 'Prueba no aceptada',
  met: 'Cumplida',
  waived: 'No hace falta',
};
const proof: Record<ProofKind, string> = {
  none: 'Sin prueba',
  photo: 'Una foto',
  document: 'Un documento',
  receipt: 'Un recibo',
  words: 'Unas palabras',
  inspection: 'Vamos a verlo',
};
const judge: Record<ConditionState, string> = {
  open: 'No hace falta',
  proof_sent: 'No aceptar, o no hace falta',
  proof_refused: 'No hace falta',
  met: 'Retirar',
  waived: 'Sí hace falta',
};

/** Conditions as staff read them. */
export const staffConditions: typeof staffEnglish = {
  heading: 'Condiciones',
  state,
  proof,
  proofAsked: '¿Qué muestra que se cumple?',
  because: (p) => `La sugiere la regla ${p.rule}:`,
  private: 'No está en la página pública',
  setAside: 'Otra condición vale en su lugar.',
  outdone: 'Otra condición pide más.',
  why: (p) => `Por qué: ${p.reason}`,
  wrote: (p) => `Quien organiza dice: ${p.words}`,
  scanning: '(en revisión de virus)',
  accept_proof: 'Está cumplida',
  judge,
  refuse_proof: 'No aceptar la prueba',
  waive_condition: 'No hace falta',
  restore_condition: 'Sí hace falta',
  contradiction: (p) => `Se contradicen: ${p.subject}`,
  holds: '¿Cuál vale?',
  allHold: 'Todas valen juntas',
  settleReason: '¿Por qué?',
  settleHint: 'El personal puede leerlo. Las agencias lo encuentran en las notas.',
  settle: 'Resolver esto',
  waitsForCoordinator: 'Coordinación dice cuál vale. El permiso espera por eso.',
  settled: (p) =>
    plural(p.count, { one: 'contradicción resuelta', other: 'contradicciones resueltas' }, 'es'),
  settledBy: (p) => `${p.subject}: lo resolvió ${p.name} el ${p.day}. ${p.reason}`,
  asked: { holds: 'cuál vale', settled: 'por qué vale esta' },
};

const met: Record<LibraryCondition['met'], string> = {
  before_issue: 'Antes de recibir el permiso',
  during: 'Durante el evento',
  after: 'Después del evento',
};
const ownState: Record<ConditionState, string> = {
  open: 'Por hacer',
  proof_sent: 'Revisamos lo que envió',
  proof_refused: 'Envíela otra vez',
  met: 'Hecha',
  waived: 'No hace falta',
};
const asked: Record<ProofKind, string> = {
  none: 'No tiene que enviar nada.',
  photo: 'Envíe una foto.',
  document: 'Envíe un documento.',
  receipt: 'Envíe un recibo.',
  words: 'Cuéntenos en pocas palabras.',
  inspection: 'La agencia va a verlo.',
};

/** Conditions as their organizer reads them. */
export const ownConditions: typeof ownEnglish = {
  heading: 'Condiciones',
  title: 'Sus condiciones',
  lead: 'Su permiso depende de estas condiciones. Donde lo pedimos, muéstrenos que las cumplió.',
  none: 'Ninguna agencia ha puesto condiciones.',
  met,
  state: ownState,
  asked,
  open: 'Mostrar que se cumplen',
  see: 'Ver todas las condiciones',
  awaited: (p) =>
    p.count === 1 ? 'Muéstrenos que cumple 1 condición.' : `Muéstrenos que cumple ${p.count} condiciones.`,
  refused: (p) => `Por qué hace falta otra: ${p.reason}`,
  file: 'Elija el archivo',
  again: 'Agregar otro archivo',
  send: 'Enviar',
  for: (p) => ` para: ${p.condition}`,
  words: '¿Cómo lo hizo?',
  wordsAsked: 'cómo lo hizo',
  youWrote: (p) => `Usted escribió: ${p.words}`,
  sent: 'Ya lo tenemos. La agencia lo revisa.',
};
