import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { errors as english } from '#src/text/en/errors.ts';
import { count, listAnd } from '#src/text/format.ts';
import type { IssueCode, IssueWords } from '#src/text/issue-words.ts';

const what = (p: IssueWords) => p.asked ?? `«${p.label}»`;
const number = (value: number | undefined) => count(value ?? 0, 'es');
const part = { month: 'el mes', day: 'el día', year: 'el año' };

const issues: Record<IssueCode, (p: IssueWords) => string> = {
  required: (p) => {
    if (!p.asked) return p.by === 'upload' ? `Suba un archivo para «${p.label}»` : `Responda «${p.label}»`;
    if (p.by === 'choose') return `Elija ${p.asked}`;
    if (p.by === 'upload') return `Suba ${p.asked}`;
    if (p.by === 'add') return `Agregue ${p.asked}`;
    return `Escriba ${p.asked}`;
  },
  'too-long': (p) => `Acorte ${what(p)} a ${number(p.max)} caracteres o menos`,
  'too-short': (p) => `Escriba por lo menos ${number(p.min)} caracteres en ${what(p)}`,
  'not-a-number': (p) => `Escriba ${what(p)} con números, por ejemplo ${p.example ?? '12.5'}`,
  'not-whole': (p) => `Escriba ${what(p)} con un número entero, por ejemplo ${p.example ?? '250'}`,
  'too-small': (p) => `Escriba ${number(p.min)} o más en ${what(p)}`,
  'too-large': (p) => `Escriba ${number(p.max)} o menos en ${what(p)}`,
  'not-an-email': () => 'Escriba un correo electrónico con @ y punto, por ejemplo nombre@example.com',
  'not-a-phone': () =>
    'Escriba un teléfono de 10 dígitos, por ejemplo 410-555-0100. Para otros países, empiece con +',
  'not-a-date': (p) =>
    p.missing?.length
      ? `Agregue ${listAnd(
          p.missing.map((one) => part[one]),
          'es',
        )} en ${what(p)}`
      : `Escriba un día que exista en ${what(p)}, por ejemplo ${p.example ?? '6 27 2027'}`,
  'in-the-past': (p) =>
    p.earliest ? `Elija una fecha desde el ${p.earliest} en ${what(p)}` : `Elija un día futuro en ${what(p)}`,
  'not-a-time': (p) => `Escriba ${what(p)} así: 9:30 AM o 19:00`,
  'end-before-start': () => 'Ponga el final después del comienzo',
  'not-an-option': (p) => `Elija una de las respuestas que se muestran en ${what(p)}`,
  'in-the-future': (p) => `Elija hoy o un día anterior en ${what(p)}`,
  'too-far-ahead': (p) => `Elija un día que no esté a más de unos pocos años en ${what(p)}`,
  'am-or-pm': (p) => `Agregue AM o PM en ${what(p)}, por ejemplo 7:30 PM`,
  'none-with-others': () => 'Elija solo «Ninguna de estas», o quítele la marca',
  'days-overlap': () => 'Cambie este día o sus horas: se cruzan con otro día de la lista',
  'one-day-only': () => 'Quite este día, o vuelva atrás y diga que el evento dura varios días',
  'set-up-after-start': () => 'Comience el montaje antes de que empiece el evento',
  'tear-down-before-end': () => 'Termine el desmontaje después de que acabe el evento',
  'series-ends-too-early': () => 'Elija un último día posterior al primero',
  'skip-date-outside': () => 'Elija un día entre el primero y el último de la serie',
  'peak-over-total': (p) =>
    `Escriba ${number(p.min)} o más: el total no puede ser menor que el máximo de personas a la vez`,
  'same-as-primary': () => 'Dé una segunda persona distinta de la primera, con otro teléfono',
  'last-call-after-end': () => 'Elija una hora para la última bebida mientras dura el evento',
  'owner-must-agree': () => 'Consiga primero el acuerdo del dueño. Sin él, la ciudad no puede dar el permiso',
  'accessible-over-toilets': () => 'Escriba un número de baños accesibles que no pase del total de baños',
  'slowest-before-fastest': () => 'Escriba más minutos para el más lento que para el más rápido',
  'too-few-rows': (p) => `Agregue por lo menos ${number(p.min)} en ${what(p)}`,
  'not-yes': (p) => `Marque la casilla en ${what(p)} para continuar`,
  'unknown-field': (p) =>
    `Este formulario no tiene la pregunta «${p.label}». Abra la página otra vez y responda ahí`,
  'too-many-rows': (p) => `Quite algunos hasta que queden ${number(p.max)} o menos en ${what(p)}`,
  'wrong-format': (p) =>
    p.example ? `Escriba ${what(p)} así: ${p.example}` : `Escriba ${what(p)} como indica la ayuda`,
};

const refusals: Record<RefusalCode, string> = {
  'not-found': 'No encontramos esta página. Revise la dirección o ábrala desde su lista.',
  forbidden: 'Su cuenta no puede hacer esto. Pregunte a la persona que maneja los accesos de su equipo.',
  'sign-in-needed': 'Inicie sesión para continuar. Lo que escribió sigue aquí.',
  'stale-revision':
    'Estas respuestas cambiaron en otra ventana o las cambió otra persona. Mire abajo las más nuevas y haga su cambio otra vez.',
  'wrong-state': 'Este paso está cerrado por ahora. Abra la página de estado para ver qué puede hacer.',
  'already-decided': 'Otra persona decidió esto antes. Sus palabras siguen aquí para que pueda copiarlas.',
  'already-claimed': 'Otra persona tomó este caso antes. Hable con ella, o tómelo usted y diga por qué.',
  'too-many-requests': 'Hubo demasiados intentos en poco tiempo. Espere unos minutos e intente otra vez.',
  incomplete: 'Faltan respuestas. Termine las tareas marcadas abajo y luego envíe la solicitud.',
  'lead-time-missed':
    'Esta fecha es muy pronto para las revisiones que necesita su evento. Elija una fecha posterior.',
  'refused-by-rule': 'Una regla de la ciudad no lo permite. Lea la razón abajo y cambie su respuesta.',
  'invalid-input': 'Hay respuestas por corregir. Revise cada una abajo.',
  'bad-token': 'La página estuvo abierta demasiado tiempo. Sus respuestas siguen aquí. Envíelas otra vez.',
  'code-wrong': 'Este código no es correcto. Busque nuestro correo más reciente y escriba los 8 dígitos.',
  'code-expired': 'Este código es muy viejo o ya se usó. Pida un código nuevo.',
  'file-refused': 'No pudimos recibir este archivo. Lea la razón al lado y elija otro archivo.',
  'missing-approvals': 'Algunas agencias todavía no aprueban. La lista muestra cuáles faltan.',
  'missing-documents': 'Todavía faltan documentos. La lista muestra cuáles.',
  'missing-outside-approvals': 'Todavía falta una aprobación de fuera de la ciudad. La lista muestra cuál.',
  'version-changed':
    'La persona solicitante envió una versión nueva mientras usted leía. Lea qué cambió y luego decida.',
  'same-key-other-body':
    'Esto ya se envió con otras respuestas. Abra la página de estado para ver qué recibimos.',
  'reason-not-listed': 'Elija una razón de la lista.',
  'reason-missing': 'Elija la razón de esta decisión.',
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
