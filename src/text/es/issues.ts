import { count, listAnd } from '#src/text/format.ts';
import type { IssueCode, IssueWords } from '#src/text/issue-words.ts';

const what = (p: IssueWords) => p.asked ?? `«${p.label}»`;
const number = (value: number | undefined) => count(value ?? 0, 'es');
const part = { month: 'el mes', day: 'el día', year: 'el año' };

/** The sentence about each kind of issue. Apart from the rest, because the browser loads it too. */
export const issues: Record<IssueCode, (p: IssueWords) => string> = {
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
  'days-missing': () => 'Agregue cada día del evento',
  'one-day-only': () => 'Quite este día, o vuelva atrás y diga que el evento dura varios días',
  'set-up-after-start': () => 'Comience el montaje antes de que empiece el evento',
  'tear-down-before-end': () => 'Termine el desmontaje después de que acabe el evento',
  'series-ends-too-early': () => 'Elija un último día posterior al primero',
  'skip-date-outside': () => 'Elija un día entre el primero y el último de la serie',
  'peak-over-total': (p) =>
    `Escriba ${number(p.min)} o más: el total no puede ser menor que el máximo de personas a la vez`,
  'weekday-not-chosen': () =>
    'Marque el día de la semana de cada fecha que escribió antes, o vuelva atrás y cambie la fecha',
  'not-a-series-date': () => 'Elija un día en que se hace el evento',
  'nothing-changed': () => 'Escriba otras horas u otro número de personas, o quite esta fecha',
  'date-twice': () => 'Escriba cada fecha una sola vez',
  'date-over-peak': (p) =>
    `Escriba ${number(p.max)} o menos, o vuelva atrás y suba el máximo de personas a la vez`,
  'same-day-and-place': () => 'Elija otro día, o escriba otro lugar',
  'outside-event-hours': () => 'Elija una hora mientras dura el evento',
  'hours-not-covered': () => 'Agregue a una persona para cada hora del evento. Hay horas sin nadie',
  'year-in-the-future': () => 'Escriba este año o uno anterior',
  'highest-below-lowest': () => 'Escriba un precio más alto que no esté por debajo del más bajo',
  'fence-needs-limit': () => 'Elija cómo limita la entrada. Un lugar con cerca debe tener un límite',
  'capacity-under-peak': (p) =>
    `Escriba ${number(p.min)} o más: usted espera a esas personas en el momento más lleno`,
  'over-posted-capacity': (p) =>
    `Escriba ${number(p.max)} o menos: en este edificio no puede haber más personas`,
  'total-under-day': (p) => `Escriba ${number(p.min)} o más: esas personas vienen el día más lleno`,
  'total-over-days': (p) => `Escriba ${number(p.max)} o menos: es la suma de todos los días`,
  'more-than-total': (p) =>
    `Escriba ${number(p.max)} o menos: con quienes trabajan ahí, pasa del total de personas`,
  'more-than-staff': (p) =>
    `Baje voluntarios y vendedores a ${number(p.max)} o menos en total: esas personas trabajan o ayudan ahí`,
  'same-as-primary': () => 'Dé una segunda persona distinta de la primera, con otro teléfono',
  'last-call-after-end': () => 'Elija una hora para la última bebida mientras dura el evento',
  'owner-must-agree': () => 'Consiga primero el acuerdo del dueño. Sin él, la ciudad no puede dar el permiso',
  'accessible-over-toilets': () => 'Escriba un número de baños accesibles que no pase del total de baños',
  'slowest-before-fastest': () => 'Escriba más minutos para el más lento que para el más rápido',
  'shelter-too-small': (p) =>
    `Escriba ${number(p.min)} o más, para que quepan todos, o diga que la gente se va a su casa`,
  'expires-before-event': () =>
    'Escriba el último día del evento o uno posterior. Si se va a renovar, deje la casilla vacía',
  'after-first-day': (p) => `Elija un día que no pase del primer día del evento en ${what(p)}`,
  'route-has-gap': () =>
    'Empiece esta parte en una calle donde termina la anterior, o agregue la calle que falta',
  'meet-after-start': () => 'Elija una hora para reunirse antes de que la gente empiece a avanzar',
  'before-route-starts': () => 'Elija una hora después de que la gente empiece a avanzar',
  'posts-over-marshals': (p) =>
    `Ponga como máximo las ${number(p.max)} personas que indicó, o regrese y cambie ese número`,
  'fewer-than-taken': (p) => `Ponga ${number(p.min)} o más: tantos como los que quita`,
  'accessible-over-spaces': (p) => `Escriba ${number(p.max)} o menos: no más que todos los espacios`,
  'list-without-lane': () => 'Agregue a la lista el paso para los bomberos, con su ancho',
  'too-few-rows': (p) =>
    p.min === 1
      ? `Agregue por lo menos una entrada para ${what(p)}`
      : `Agregue por lo menos ${number(p.min)} entradas para ${what(p)}`,
  'not-yes': (p) => `Marque la casilla en ${what(p)} para continuar`,
  'part-over-whole': (p) => `Escriba ${number(p.max)} o menos: una parte no puede pasar del total`,
  'inspection-after-start': () => 'Elija una hora antes de que empiece el evento, para poder revisarlo',
  'outside-event': () => 'Elija un día y una hora mientras dura el evento',
  'outside-sound-hours': () => 'Elija una hora entre el comienzo y el final de todo el sonido',
  'unknown-field': (p) =>
    `Este formulario no tiene la pregunta «${p.label}». Abra la página otra vez y responda ahí`,
  'too-many-rows': (p) => `Quite algunos hasta que queden ${number(p.max)} o menos en ${what(p)}`,
  'wrong-format': (p) =>
    p.example ? `Escriba ${what(p)} así: ${p.example}` : `Escriba ${what(p)} como indica la ayuda`,
};
