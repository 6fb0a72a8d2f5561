import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { meetings as english } from '#src/text/en/meetings.ts';
import { plural } from '#src/text/format.ts';

const refused: Partial<Record<RefusalCode, string>> = {
  'wrong-state': 'Esta reunión se cerró mientras usted leía. Su orden del día se queda como está.',
  'stale-revision':
    'Alguien cambió este orden del día mientras usted leía. Mire lo nuevo y envíe lo suyo otra vez. Sus palabras siguen aquí.',
};

const cases = (n: number) => plural(n, { one: 'caso', other: 'casos' }, 'es');

export const meetings: typeof english = {
  refused,
  title: 'Reuniones',
  lead: 'Los órdenes del día de las agencias y los acuerdos de cada reunión.',
  none: 'No hay ninguna reunión prevista.',
  noneNote: 'Quien dirige los casos convoca una aquí.',
  link: (p) => `${p.day}, ${p.time}`,
  about: (p) => `${p.place} · ${cases(p.count)}`,
  closed: 'Celebrada',
  planned: 'Prevista',
  plan: {
    summary: 'Convocar una reunión',
    day: '¿Qué día?',
    askedDay: 'el día de la reunión',
    time: '¿A qué hora empieza?',
    timeHint: 'Por ejemplo, 9:30 AM o 14:00.',
    askedTime: 'la hora a la que empieza',
    place: '¿Dónde?',
    askedPlace: 'dónde es',
    send: 'Convocarla',
  },
  agenda: {
    title: (p) => `Orden del día del ${p.day}`,
    lead: (p) => `${p.time}, ${p.place}`,
    back: 'Todas las reuniones',
    isClosed: 'Esta reunión ya se celebró. Su orden del día queda como está.',
    none: 'No hay ningún caso en el orden del día.',
    noneNote: 'Abajo están los casos de los que hay que hablar.',
    noneForYou: 'Ningún caso de su agencia está en el orden del día.',
    note: '¿De qué hay que hablar?',
    askedNote: 'de qué hay que hablar',
    noteShown: 'Para hablar',
    addNote: 'Decir de qué hay que hablar',
    changeNote: 'Cambiar de qué hay que hablar',
    saveNote: 'Guardar',
    up: 'Subir',
    takeOff: 'Quitar del orden del día',
    people: (p) => plural(p.count, { one: 'persona a la vez', other: 'personas a la vez' }, 'es'),
    reason: {
      objection: 'Una agencia se opone',
      contradiction: 'Hay condiciones que se contradicen',
      late: 'Una agencia va con retraso',
      'many-agencies': 'Muchas agencias',
      large: 'Mucha gente',
      soon: 'El evento está cerca',
    },
    columns: { agency: 'Agencia', state: 'Estado', holder: 'Quién lo tiene', due: 'Plazo' },
    nobody: 'Nadie todavía',
    parts: (p) => `Agencias de ${p.name}`,
    stopped: 'Reloj detenido',
    changes: (p) => `Desde la reunión del ${p.day}`,
    news: 'Desde la última reunión',
    unchanged: 'No hay nada nuevo.',
    first: 'Este caso está por primera vez en un orden del día.',
    open: 'Falta para el permiso',
    missing: {
      agencies: (p) =>
        plural(p.count, { one: 'agencia aún no ha aprobado', other: 'agencias aún no han aprobado' }, 'es'),
      papers: (p) => plural(p.count, { one: 'documento sin aceptar', other: 'documentos sin aceptar' }, 'es'),
      conditions: (p) =>
        plural(p.count, { one: 'condición sin cumplir', other: 'condiciones sin cumplir' }, 'es'),
      corrections: (p) =>
        plural(p.count, { one: 'corrección sin enviar', other: 'correcciones sin enviar' }, 'es'),
      outside: (p) =>
        plural(
          p.count,
          { one: 'aprobación externa pendiente', other: 'aprobaciones externas pendientes' },
          'es',
        ),
      rules: (p) =>
        plural(p.count, { one: 'regla impide el permiso', other: 'reglas impiden el permiso' }, 'es'),
    },
    corrections: (p) =>
      plural(
        p.count,
        {
          one: 'corrección: la tiene la organización, o acaba de volver.',
          other: 'correcciones: las tiene la organización, o acaban de volver.',
        },
        'es',
      ),
    outcomes: 'Acuerdos',
    noOutcomes: 'Ninguno todavía.',
    outcome: (p) => `${p.agency}, a más tardar el ${p.day}`,
    standing: { open: 'Pendiente', late: 'Con retraso', done: 'Hecho' },
    madeAt: (p) => `reunión del ${p.day}`,
    doneBy: (p) => `hecho por ${p.name}, ${p.day}`,
    finish: 'Está hecho',
    record: {
      summary: 'Anotar un acuerdo',
      words: '¿Qué hay que hacer?',
      askedWords: 'qué hay que hacer',
      agency: '¿Quién lo hace?',
      askedAgency: 'una agencia',
      due: '¿Para cuándo?',
      askedDue: 'para cuándo hay que hacerlo',
      send: 'Anotarlo',
    },
    suggested: 'Casos de los que hay que hablar',
    noSuggested: 'Ninguno en este momento.',
    moreSuggested: (p) => `Mostrar ${p.count} más`,
    add: {
      summary: 'Poner otro caso en el orden del día',
      ref: 'Referencia',
      asked: 'la referencia de un caso',
      unknown: 'Revise la referencia: ningún caso tiene esta',
      send: 'Poner en el orden del día',
    },
    put: 'Poner en el orden del día',
    close: 'La reunión terminó',
    closeNote: 'Pulse aquí cuando la reunión termine. Después no se puede cambiar nada en su orden del día.',
    done: {
      put: 'El caso está en el orden del día.',
      add: 'El caso está en el orden del día.',
      note: 'Sus palabras están guardadas.',
      up: 'El caso subió un lugar.',
      take_off: 'El caso ya no está en el orden del día.',
      record: 'El acuerdo está anotado.',
      finish: 'Está hecho.',
      close: 'La reunión está cerrada.',
    },
  },
};
