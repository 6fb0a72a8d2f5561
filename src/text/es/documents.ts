import type { FileProblem, PictureState, ScanState } from '#src/domain/document.ts';
import type { RequirementState } from '#src/domain/workflow/states.ts';
import type { documents as english } from '#src/text/en/documents.ts';
import { count } from '#src/text/format.ts';

const days = (value: number) => (value === 1 ? '1 día' : `${count(value, 'es')} días`);

const DUE_AT = {
  submit: 'Hace falta al enviar la solicitud',
  review: 'Hace falta mientras la ciudad revisa',
  issue: 'Hace falta antes de recibir el permiso',
  event: 'Hace falta en el evento',
} as const;

const problems: Record<FileProblem, (p: { file: string }) => string> = {
  missing: () => 'Elija primero un archivo y después súbalo',
  empty: (p) => `«${p.file}» está vacío. Ábralo para ver si está completo y elíjalo de nuevo`,
  'wrong-kind': (p) =>
    `No podemos recibir «${p.file}». Guárdelo como PDF, o elija una foto o un archivo DOCX o XLSX`,
  'phone-photo': (p) => `No podemos abrir la foto «${p.file}». Guárdela como JPEG o PNG y elija esa copia`,
  'old-office': (p) =>
    `No podemos recibir el formato antiguo de «${p.file}». Guárdelo antes como PDF, DOCX o XLSX`,
  renamed: (p) =>
    `«${p.file}» no es del tipo que dice su nombre. Ábralo en el programa que lo hizo y guárdelo como PDF`,
  'too-large': (p) => `«${p.file}» pesa más de 25 MB. Hágalo más pequeño o súbalo en dos partes`,
  encrypted: (p) =>
    `«${p.file}» tiene contraseña o está bloqueado. Guarde una copia sin ella y suba esa copia`,
  damaged: (p) => `«${p.file}» parece dañado. Ábralo, guárdelo otra vez y suba la copia nueva`,
  'active-content': (p) =>
    `«${p.file}» lleva programas u otros archivos dentro. Imprímalo a un PDF nuevo y suba esa copia`,
  macros: (p) => `«${p.file}» lleva macros o programas dentro. Guárdelo como PDF y suba esa copia`,
  'mixed-content': (p) =>
    `«${p.file}» lleva algo más escondido dentro. Imprímalo a un PDF nuevo o tome otra foto`,
  'too-many-pixels': (p) =>
    `La imagen «${p.file}» es demasiado grande para abrirla. Guárdela con menos píxeles, hasta 40 millones`,
  'too-many-pages': (p) => `«${p.file}» tiene más de 500 páginas. Suba solo las páginas que hacen falta`,
  'unpacks-too-large': (p) =>
    `«${p.file}» es demasiado grande al abrirse. Guárdelo como PDF y suba esa copia`,
  'not-checkable': (p) =>
    `No pudimos leer «${p.file}» para revisarlo. Imprímalo a un PDF nuevo y suba esa copia`,
  'too-many-files': () => 'Ya hay 60 archivos, que es el límite. Quite uno y después suba este',
  'case-full': () => 'Todos los archivos juntos pasan de 200 MB. Quite uno o suba uno más pequeño',
  'not-arrived': (p) => `«${p.file}» no nos llegó completo. Súbalo otra vez`,
  'too-many-at-once': () => 'Eran más de 10 archivos. Vimos los primeros 10. Suba ahora los demás',
  'too-many-unfinished': () =>
    'Demasiados archivos suyos están a medio enviar. Continúe con uno o quítelo, y después suba este',
};

export const documents: typeof english = {
  title: 'Documentos',
  lead: 'Suba los papeles de su evento. Puede enviar antes la solicitud y agregar algunos después.',
  rules: 'PDF, JPEG, PNG, DOCX o XLSX, hasta 25 MB cada uno. Sirve la foto de un papel si se puede leer.',
  used: (p) =>
    p.files === 1
      ? `1 de 60 archivos, ${p.size} de 200 MB`
      : `${count(p.files, 'es')} de 60 archivos, ${p.size} de 200 MB`,
  answered: 'Lo dio como lista en sus respuestas. No hace falta subir un archivo.',
  asList: 'Como lista en sus respuestas',
  groups: {
    now: 'Hacen falta al enviar la solicitud',
    later: 'Hacen falta después',
    optional: 'Si los tiene',
  },
  scanningOff: 'Aquí no se buscan virus. Los archivos no se revisan antes de abrirse.',
  nothingAsked: {
    title: 'Por ahora no hace falta ningún papel',
    note: 'Eso puede cambiar cuando responda más preguntas. Abajo puede agregar un archivo de todos modos.',
  },
  other: {
    name: 'Otros archivos',
    help: 'Cualquier otra cosa que ayude a la ciudad a entender su evento.',
  },
  label: {
    name: '¿Qué es?',
    hint: 'Unas palabras, como «Mitad norte del plano»',
  },
  choose: (p) => `Archivos para subir: ${p.paper}`,
  chooseNew: (p) => `Nueva versión de «${p.file}»`,
  upload: 'Subir',
  uploadFor: (p) => `Subir: ${p.paper}`,
  replace: 'Cambiarlo',
  replaceFor: (p) => `Cambiar «${p.file}»`,
  remove: 'Quitar',
  removeFor: (p) => `Quitar «${p.file}»`,
  open: (p) => `Abrir «${p.file}»`,
  filesFor: (p) => `Archivos para: ${p.paper}`,
  version: (p) => `Versión ${p.version}`,
  earlier: (p) => (p.count === 1 ? '1 versión anterior' : `${p.count} versiones anteriores`),
  why: 'Por qué lo pedimos',
  due: (due) => {
    if ('daysBefore' in due) return `Hace falta ${days(due.daysBefore)} antes del evento`;
    if ('daysAfter' in due) return `Hace falta ${days(due.daysAfter)} después del evento`;
    return DUE_AT[due.at];
  },
  state: {
    required: 'Por agregar',
    uploaded: 'Agregado',
    accepted: 'Aceptado',
    rejected: 'No aceptado',
    waived: 'No hace falta',
  } satisfies Record<RequirementState, string>,
  rejectedBecause: (p) => `La ciudad escribió: ${p.reason}`,
  scan: {
    quarantined: 'Espera la revisión de virus. Hasta entonces solo usted puede abrirlo.',
    clean: 'Revisado contra virus.',
    unscanned: 'Sin revisar contra virus.',
    infected: 'Este archivo tiene un virus y lo bloqueamos. Quítelo y suba una copia limpia.',
  } satisfies Record<ScanState, string>,
  pictures: {
    waiting: 'Las imágenes de las páginas están en camino.',
    made: '',
    failed: 'No pudimos hacer imágenes de las páginas. El personal de la ciudad abrirá el archivo.',
    none: '',
  } satisfies Record<PictureState, string>,
  pages: (p) => (p.count === 1 ? 'Ver la página' : `Ver las ${count(p.count, 'es')} páginas`),
  pagesMore: (p) =>
    `Las primeras ${count(p.shown, 'es')} de ${count(p.count, 'es')} páginas. Abra el archivo para ver el resto.`,
  pageAlt: (p) => `${p.paper}, página ${p.page} de ${p.count}, del archivo ${p.file}`,
  added: (p) => `«${p.file}» se subió.`,
  addedSeveral: (p) => `Se subieron ${count(p.count, 'es')} archivos:`,
  severalAtOnce: 'Puede elegir hasta 10 archivos a la vez.',
  unfinished: {
    list: (p) => `A medio enviar: ${p.paper}`,
    note: (p) =>
      `«${p.file}» está a medio enviar: llegó el ${count(p.percent, 'es')} por ciento. Elija el mismo archivo otra vez para continuar.`,
    forget: 'Quitar',
    forgetName: (p) => `Quitar «${p.file}», a medio enviar`,
    forgotten: 'El archivo a medio enviar se quitó.',
  },
  removed: 'El archivo se quitó.',
  closed: 'Esta solicitud está cerrada y sus archivos ya no pueden cambiar.',
  settled: 'La ciudad ya resolvió este papel y sus archivos no pueden cambiar.',
  problem: (problem, p) => problems[problem](p),
  toTasks: 'Volver a todas las tareas',
  toStatus: 'Volver a su solicitud',
  script: {
    list: 'Archivos en camino',
    chosen: 'Aún no se envió',
    waiting: 'Espera su turno',
    sending: 'Enviando: {percent} por ciento',
    checking: 'Ya llegó todo. Lo estamos revisando. Puede tardar un minuto.',
    paused: 'En pausa al {percent} por ciento',
    busy: 'No hubo conexión. Lo intentaremos de nuevo en un momento.',
    done: 'Subido',
    failed: '{file} no llegó. Revise su conexión e inténtelo de nuevo.',
    unreadable: 'Ya no podemos leer {file} en su aparato. Elíjalo otra vez.',
    tooLarge: '{file} pesa más de 25 MB. Hágalo más pequeño o súbalo en dos partes.',
    saysChosen: '{file} está elegido. Aún no se envió.',
    saysChosenSeveral: '{count} archivos están elegidos. Aún no se enviaron.',
    saysStart: 'Enviando {file}.',
    saysGoingOn: 'Continuamos con {file} desde el {percent} por ciento.',
    saysHalf: 'Ya se envió la mitad de {file}.',
    saysChecking: 'Revisando {file}. Puede tardar un minuto.',
    saysPaused: '{file} está en pausa.',
    saysDone: '{file} se subió.',
    saysBusy: 'No hubo conexión para {file}. Lo intentaremos de nuevo en un momento.',
    saysCanceled: '{file} se quitó de la lista.',
    pause: 'Pausar',
    goOn: 'Continuar',
    retry: 'Intentar de nuevo',
    cancel: 'Cancelar',
    remove: 'Quitar',
    bar: 'Avance de {file}',
  },
};
