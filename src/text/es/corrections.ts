import type { CorrectionKind } from '#src/domain/correction.ts';
import type { CorrectionState } from '#src/domain/workflow/states.ts';
import type * as en from '#src/text/en/corrections.ts';

const kind: Record<CorrectionKind, string> = {
  missing: 'Falta algo',
  unclear: 'No está claro',
  contradicts: 'Contradice otra respuesta',
  needs_change: 'Necesita un cambio',
};
const state: Record<CorrectionState, string> = {
  drafted: 'Espera para ser enviada',
  withdrawn: 'Retirada',
  sent: 'La tiene la persona solicitante',
  answered: 'Respondida',
  settled: 'Aceptada',
  asked_again: 'Pedida otra vez',
};

/** Corrections as staff read them. */
export const staffCorrections: typeof en.staffCorrections = {
  heading: 'Correcciones',
  none: 'Ninguna agencia pidió una corrección.',
  kind,
  state,
  row: (p) => `${p.question} · ${p.row}`,
  line: (p) => `${p.agency}, ${p.name}. ${p.kind}. Fecha límite: ${p.due}.`,
  before: 'Antes',
  after: 'Ahora',
  nothing: 'Nada',
  same: 'La respuesta es la misma que antes.',
  said: (p) => `La persona solicitante dice: ${p.words}`,
  settled: (p) => (p.count === 1 ? '1 corrección terminada' : `${p.count} correcciones terminadas`),
  add: {
    summary: 'Pedir una corrección',
    note: 'Espera aquí hasta que la persona que coordina envíe las correcciones de todas las agencias en una sola lista. La persona solicitante podrá cambiar solo lo que la lista nombra.',
    target: '¿Qué pregunta o documento?',
    documents: 'Documentos',
    kind: '¿Qué está mal?',
    words: '¿Qué debe hacer la persona solicitante?',
    hint: 'La persona solicitante lee esto. Escríbalo de modo que se entienda sin una llamada.',
    due: '¿Para cuándo?',
    send: 'Agregar esta corrección',
  },
  withdraw: 'Retirarla',
  settle: 'Aceptamos la respuesta',
  again: {
    summary: 'Pedirla otra vez',
    words: '¿Qué sigue mal?',
    send: 'Pedirla otra vez',
  },
  about: (p) => `: ${p.target}`,
  asked: {
    target: 'una pregunta o un documento',
    kind: 'qué está mal',
    words: 'qué debe hacer la persona solicitante',
    due: 'la fecha límite',
  },
  toSend: {
    summary: (p) => (p.count === 1 ? 'Enviar 1 corrección' : `Enviar ${p.count} correcciones`),
    send: (p) =>
      p.count === 1
        ? 'Enviar 1 corrección a la persona solicitante'
        : `Enviar ${p.count} correcciones a la persona solicitante`,
    note: 'La persona solicitante recibe un solo mensaje y esta lista. Los relojes de estas agencias se detienen hasta que vuelva. Los demás siguen.',
    none: 'Ninguna corrección espera para ser enviada. Las agencias y usted pueden agregar una en “Correcciones”.',
  },
};

/** Corrections as their organizer reads them. */
export const ownCorrections: typeof en.ownCorrections = {
  title: 'Correcciones',
  lead: 'La ciudad pregunta por las respuestas y los documentos de esta lista. Usted puede cambiar estos y nada más.',
  none: 'La ciudad no pide correcciones.',
  heading: 'Lo que pide la ciudad',
  todo: (p) =>
    p.count === 1
      ? `La ciudad le pide 1 corrección. La fecha límite es el ${p.day}.`
      : `La ciudad le pide ${p.count} correcciones. La primera fecha límite es el ${p.day}.`,
  allDone: 'Usted respondió todo lo de la lista. Ahora envíela.',
  open: 'Ver la lista',
  left: (p) => `${p.done} de ${p.all} listas`,
  asks: (p) => `Lo pide: ${p.agency}`,
  due: (p) => `Fecha límite: ${p.day}`,
  kind,
  progress: { open: 'Por hacer', changed: 'Cambiada', explained: 'Explicada' },
  answeredState: { waits: 'La agencia lee su respuesta', settled: 'Terminada' },
  change: 'Cambiar esta respuesta',
  upload: 'Enviar otro documento',
  explain: 'Explicar en lugar de cambiar',
  explainMore: 'Agregar una explicación',
  explainLabel: '¿Qué debe saber la agencia?',
  explainAsked: 'qué debe saber la agencia',
  send: 'Guardar la explicación',
  about: (p) => ` sobre: ${p.target}`,
  youWrote: (p) => `Usted escribió: ${p.words}`,
  yours: 'Su respuesta hasta ahora:',
  before: 'Antes',
  after: 'Ahora',
  nothing: 'Nada',
  same: 'Usted no cambió esta respuesta.',
  saved: 'Lo guardamos. La agencia lo recibe cuando usted envíe la lista.',
  brought: {
    heading: 'Preguntas nuevas',
    note: 'Sus cambios trajeron estas preguntas. Respóndalas antes de enviar.',
  },
  next: 'Revisar y enviar',
  notYet: 'Cuando todas estén listas, podrá revisarlas y enviarlas juntas.',
  rest: 'Usted puede leer todas sus otras respuestas.',
  readAll: 'Leer todas las respuestas',
  past: 'Lo que envió antes',
  page: {
    why: 'Por qué puede cambiar esto',
    asks: (p) => `${p.agency}: ${p.kind}`,
    brought: 'Uno de sus cambios trajo una pregunta a esta página.',
    closed: 'Esta página está cerrada por ahora. La ciudad no preguntó por ella.',
    others: 'Las otras respuestas de esta página',
    back: 'Volver a la lista',
  },
  seeAll: 'Ver lo que envió',
};
