import { chooseMail } from '#src/commands/digest.ts';
import { turnKeys } from '#src/commands/keys.ts';
import { dropView, keepView } from '#src/commands/queue-view.ts';
import { claimReview, releaseReview } from '#src/commands/review.ts';
import { endStandIn, nameStandIn } from '#src/commands/stand-in.ts';
import type { Ctx } from '#src/context.ts';
import { readDateBoxes } from '#src/domain/application/parse.ts';
import { LONGEST_STAND_IN_DAYS, LONGEST_VIEW_ADDRESS, LONGEST_VIEW_NAME } from '#src/domain/queue.ts';
import type { FormIssue } from '#src/domain/review.ts';
import {
  addDays,
  type CalendarDate,
  calendarDateAt,
  isCalendarDate,
} from '#src/domain/shared/calendar-date.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { intentOf } from '#src/forms/review.ts';
import { type FormPage, fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { localized } from '#src/paths.ts';
import { viewAddressOf } from '#src/queries/review-queue.ts';

/** What the queue shows after a form that did not go through. */
export interface QueueAgain {
  issues: FormIssue[];
}

/** What an address says was just done in the queue. */
const NOTES = ['claimed', 'released', 'kept', 'keys', 'away', 'mail'] as const;

interface QueueWork {
  issues?: (form: FormEntries, ctx: Ctx) => FormIssue[];
  run: (ctx: Ctx, target: string, form: FormEntries, page: FormPage) => Promise<void>;
  note: readonly [(typeof NOTES)[number], (target: string) => string];
}

function nameIssues(form: FormEntries): FormIssue[] {
  const name = fieldOf(form, 'name').trim();
  if (name === '') return [{ path: 'name', code: 'required' }];
  return name.length > LONGEST_VIEW_NAME ? [{ path: 'name', code: 'too-long' }] : [];
}

const UNTIL = 'stand_in.until';
const UNTIL_BOXES = (['month', 'day', 'year'] as const).map((part) => `${UNTIL}.${part}`);
const untilIn = (form: FormEntries): CalendarDate | undefined => {
  const [month = '', day = '', year = ''] = UNTIL_BOXES.map((box) => fieldOf(form, box));
  return readDateBoxes({ month, day, year });
};

function standInIssues(form: FormEntries, ctx: Ctx): FormIssue[] {
  const until = untilIn(form);
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const ofDay = (): FormIssue['code'] | null => {
    if (until === undefined) return 'required';
    if (!isCalendarDate(until)) return 'not-a-date';
    if (until < today) return 'in-the-past';
    return until > addDays(today, LONGEST_STAND_IN_DAYS) ? 'too-far-ahead' : null;
  };
  const code = ofDay();
  return [
    ...(fieldOf(form, 'stand_in.to') === '' ? [{ path: 'stand_in.to', code: 'required' } as const] : []),
    ...(code === null ? [] : [{ path: UNTIL, code }]),
  ];
}

/** What can be done right in the queue, by the name of its button. */
const QUEUE_FORMS: Readonly<Record<string, QueueWork>> = {
  claim: { run: (ctx, ref) => claimReview(ctx, { ref }), note: ['claimed', (ref) => ref] },
  release: { run: (ctx, ref) => releaseReview(ctx, { ref }), note: ['released', (ref) => ref] },
  keep: {
    issues: nameIssues,
    run: (ctx, _, form, page) =>
      keepView(ctx, {
        name: fieldOf(form, 'name'),
        address: viewAddressOf(page.url.searchParams).slice(0, LONGEST_VIEW_ADDRESS),
      }),
    note: ['kept', () => 'yes'],
  },
  keys: { run: (ctx, to) => turnKeys(ctx, { to }), note: ['keys', (to) => to] },
  away: {
    issues: standInIssues,
    run: (ctx, _, form) =>
      nameStandIn(ctx, { staffId: fieldOf(form, 'stand_in.to'), until: untilIn(form) ?? '' }),
    note: ['away', () => 'yes'],
  },
  mail: {
    run: (ctx, _, form) =>
      chooseMail(ctx, { choice: fieldOf(form, 'mail.choice'), locale: fieldOf(form, 'mail.locale') }),
    note: ['mail', () => 'yes'],
  },
  back: { run: (ctx) => endStandIn(ctx), note: ['away', () => 'no'] },
  drop: { run: (ctx, id) => dropView(ctx, { id }), note: ['kept', () => 'no'] },
};

const FIELDS = fieldsNamed('name', 'stand_in.to', 'mail.choice', 'mail.locale', ...UNTIL_BOXES);

/** Carries out any form of the queue, and stays on the same page of it. */
export function postQueue(page: FormPage): Promise<Posted<QueueAgain>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<Response | QueueAgain> => {
    const { name, target } = intentOf(form);
    const asked = Object.hasOwn(QUEUE_FORMS, name) ? QUEUE_FORMS[name] : undefined;
    if (!asked) throw new Refused('invalid-input');
    const issues = asked.issues?.(form, ctx) ?? [];
    if (issues.length > 0) return { issues };
    await asked.run(ctx, target, form, page);
    const address = new URL(page.url);
    for (const note of NOTES) address.searchParams.delete(note);
    const [note, said] = asked.note;
    address.searchParams.set(note, said(target));
    return seeOther(localized(page.locals.locale, address.pathname) + address.search);
  };
  return runForm(page, work, FIELDS);
}
