import {
  closeMeeting,
  finishOutcome,
  moveUpOnAgenda,
  noteOnAgenda,
  planMeeting,
  putOnAgenda,
  recordOutcome,
  takeOffAgenda,
} from '#src/commands/meeting.ts';
import type { Ctx } from '#src/context.ts';
import { parseTime, readDateBoxes } from '#src/domain/application/parse.ts';
import { MEETING_LIMITS } from '#src/domain/meeting.ts';
import type { FormIssue } from '#src/domain/review.ts';
import { calendarDateAt, isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { parseReference } from '#src/domain/shared/ids.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { intentOf } from '#src/forms/review.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** What a page of meetings shows after a form that did not go through. */
export interface MeetingAgain {
  issues: FormIssue[];
}

const dayIn = (form: FormEntries, name: string): string =>
  readDateBoxes({
    month: fieldOf(form, `${name}.month`),
    day: fieldOf(form, `${name}.day`),
    year: fieldOf(form, `${name}.year`),
  }) ?? '';

const dayIssues = (form: FormEntries, path: string): FormIssue[] => {
  const day = dayIn(form, path);
  if (day === '') return [{ path, code: 'required' }];
  return isCalendarDate(day) ? [] : [{ path, code: 'not-a-date' }];
};
const needed = (form: FormEntries, ...names: string[]): FormIssue[] =>
  names.filter((name) => fieldOf(form, name).trim() === '').map((path) => ({ path, code: 'required' }));
const tooLong = (form: FormEntries, path: string, max: number): FormIssue[] =>
  fieldOf(form, path).trim().length > max ? [{ path, code: 'too-long', max }] : [];

function timeIssues(form: FormEntries, path: string): FormIssue[] {
  const typed = fieldOf(form, path);
  if (typed.trim() === '') return [{ path, code: 'required' }];
  const read = parseTime(typed);
  return read === null
    ? [{ path, code: 'not-a-time' }]
    : read === 'am-or-pm'
      ? [{ path, code: 'am-or-pm' }]
      : [];
}

const planIssues = (form: FormEntries): FormIssue[] => [
  ...dayIssues(form, 'meeting.day'),
  ...timeIssues(form, 'meeting.time'),
  ...needed(form, 'meeting.place'),
  ...tooLong(form, 'meeting.place', MEETING_LIMITS.place),
];

function outcomeIssues(form: FormEntries, ref: string, ctx: Ctx): FormIssue[] {
  const [words, due] = [`outcome.${ref}.words`, `outcome.${ref}.due`];
  const wrongDay = dayIssues(form, due);
  const isPast = dayIn(form, due) < calendarDateAt(ctx.now, ctx.city.timeZone);
  return [
    ...needed(form, words),
    ...tooLong(form, words, MEETING_LIMITS.words),
    ...needed(form, `outcome.${ref}.agency`),
    ...(wrongDay.length === 0 && isPast ? [{ path: due, code: 'in-the-past' } as const] : wrongDay),
  ];
}

const PLAN_FIELD = /^meeting\.(?:day\.(?:month|day|year)|time|place)$/;

/** Plans a meeting and goes to its agenda. */
export function postMeeting(page: FormPage): Promise<Posted<MeetingAgain>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<Response | MeetingAgain> => {
    const issues = planIssues(form);
    if (issues.length > 0) return { issues };
    const plan = {
      startsAt: parseTime(fieldOf(form, 'meeting.time')) ?? '',
      place: fieldOf(form, 'meeting.place'),
    };
    const id = await planMeeting(ctx, { ...plan, heldOn: dayIn(form, 'meeting.day') });
    return seeOther(paths.meeting(page.locals.locale, id));
  };
  return runForm(page, work, (name) => PLAN_FIELD.test(name));
}

type At = { meetingId: string; ref: string };
interface AgendaWork {
  issues?: (form: FormEntries, ref: string, ctx: Ctx) => FormIssue[];
  /** Gives back what is wrong where only the work itself finds it. */
  run: (ctx: Ctx, at: At, form: FormEntries) => Promise<void> | Promise<FormIssue[]>;
}

const noCase: FormIssue = { path: 'put', code: 'required' };

/** What is done on an agenda, by the name of its button; its target is the reference of a case. */
const AGENDA_WORK: Readonly<Record<string, AgendaWork>> = {
  put: {
    run: async (ctx, at) => {
      if (!(await putOnAgenda(ctx, at))) throw new Refused('not-found');
    },
  },
  add: {
    run: async (ctx, { meetingId }, form) => {
      const ref = parseReference(fieldOf(form, 'put'));
      return ref !== null && (await putOnAgenda(ctx, { meetingId, ref })) ? [] : [noCase];
    },
  },
  note: {
    issues: (form, ref) => tooLong(form, `note.${ref}`, MEETING_LIMITS.words),
    run: (ctx, at, form) =>
      noteOnAgenda(ctx, { ...at, note: fieldOf(form, `note.${at.ref}`), markSeen: fieldOf(form, 'seen') }),
  },
  up: { run: (ctx, at) => moveUpOnAgenda(ctx, at) },
  take_off: { run: (ctx, at) => takeOffAgenda(ctx, at) },
  record: {
    issues: outcomeIssues,
    run: (ctx, at, form) =>
      recordOutcome(ctx, {
        ...at,
        words: fieldOf(form, `outcome.${at.ref}.words`),
        agency: fieldOf(form, `outcome.${at.ref}.agency`),
        dueOn: dayIn(form, `outcome.${at.ref}.due`),
      }),
  },
  finish: {
    run: (ctx, { ref: target }) => {
      const [ref = '', outcomeId = ''] = target.split('~');
      return finishOutcome(ctx, { ref, outcomeId });
    },
  },
  close: { run: (ctx, { meetingId }) => closeMeeting(ctx, { meetingId }) },
};

const AGENDA_FIELD = /^(?:put|note\.[\w-]+|outcome\.[\w-]+\.(?:words|agency|due\.(?:month|day|year)))$/;

/** Carries out any form of an agenda, and stays on it. */
export function postAgenda(page: FormPage, meetingId: string): Promise<Posted<MeetingAgain>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<Response | MeetingAgain> => {
    const { name, target: ref } = intentOf(form);
    const asked = Object.hasOwn(AGENDA_WORK, name) ? AGENDA_WORK[name] : undefined;
    if (!asked) throw new Refused('invalid-input');
    const issues = asked.issues?.(form, ref, ctx) ?? [];
    if (issues.length > 0) return { issues };
    const found = (await asked.run(ctx, { meetingId, ref }, form)) ?? [];
    if (found.length > 0) return { issues: found };
    return seeOther(`${paths.meeting(page.locals.locale, meetingId)}?done=${name}`);
  };
  return runForm(page, work, (name) => AGENDA_FIELD.test(name));
}

/**
 * Keeps words about a case whose forms the agenda draws no more, because somebody took it off or closed the meeting: they wait
 * on a page of their own, to be copied. Errors: Refused `off-agenda`, `forbidden` to who may change no agenda.
 */
export function assertDrawn(
  posted: Posted<MeetingAgain> | null,
  drawn: { isOpen: boolean; refs: readonly string[] },
): void {
  if (posted === null || posted instanceof Response || posted.refusal === null) return;
  const { name, target } = intentOf(posted.form);
  const isTyped = ['add', 'note', 'record'].includes(name);
  if (isTyped && !(drawn.isOpen && (name === 'add' || drawn.refs.includes(target))))
    throw new Refused(posted.refusal === 'forbidden' ? 'forbidden' : 'off-agenda');
}
