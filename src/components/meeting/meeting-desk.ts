import { fieldId } from '#src/components/form/field-view.ts';
import { nameOf, refusalWords } from '#src/components/review/desk.ts';
import type { City } from '#src/domain/city.ts';
import { type MeetingReason, mustSettle } from '#src/domain/meeting.ts';
import type { FormIssue, MissingForIssue } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { Text } from '#src/text/index.ts';

/** A posted form of a meeting that did not go through. */
export interface PostedMeeting {
  form: FormEntries;
  refusal: RefusalCode | null;
  view: { issues: readonly FormIssue[] } | null;
}

/** How a box of a meeting is spoken of in sentences. */
interface Asked {
  label: string;
  asked: string;
  by: 'enter' | 'choose';
}

/** The words of a box by the end of its name: `outcome.7K3QW-9XM2P-4.due` asks as `due` does. */
function askedFor(path: string, text: Text): Asked | null {
  const { plan, agenda } = text.review.meetings;
  const { record } = agenda;
  const words: Record<string, Asked> = {
    'meeting.day': { label: plan.day, asked: plan.askedDay, by: 'enter' },
    'meeting.time': { label: plan.time, asked: plan.askedTime, by: 'enter' },
    'meeting.place': { label: plan.place, asked: plan.askedPlace, by: 'enter' },
    words: { label: record.words, asked: record.askedWords, by: 'enter' },
    agency: { label: record.agency, asked: record.askedAgency, by: 'choose' },
    due: { label: record.due, asked: record.askedDue, by: 'enter' },
    note: { label: agenda.note, asked: agenda.askedNote, by: 'enter' },
    put: { label: agenda.add.ref, asked: agenda.add.asked, by: 'enter' },
  };
  const [first = '', , last = ''] = path.split('.');
  return words[path] ?? (first === 'note' ? words.note : words[last]) ?? null;
}

/** What is wrong with a box, in sentences. Shape: pure. */
export function issuesAt(posted: PostedMeeting | null, path: string, text: Text): string[] {
  const asked = askedFor(path, text);
  if (asked === null) return [];
  return (posted?.view?.issues ?? [])
    .filter((issue) => issue.path === path)
    .map((issue) =>
      path === 'put' && typedAt(posted, path).trim() !== ''
        ? text.review.meetings.agenda.add.unknown
        : text.errors.issue(issue.code, { ...asked, ...(issue.max === undefined ? {} : { max: issue.max }) }),
    );
}

const isDay = (path: string): boolean => path.endsWith('.day') || path.endsWith('.due');

/** Everything wrong with the form that came back, for the summary on top. Shape: pure. */
export function meetingErrors(
  posted: PostedMeeting | null,
  text: Text,
): { message: string; href?: string | undefined }[] {
  if (posted === null) return [];
  if (posted.refusal !== null)
    return [{ message: text.review.meetings.refused[posted.refusal] ?? refusalWords(text, posted.refusal) }];
  return (posted.view?.issues ?? []).flatMap(({ path }) =>
    issuesAt(posted, path, text).map((message) => ({
      message,
      // A day is three boxes, and a reader goes to the first of them.
      href: `#${fieldId(path)}${isDay(path) ? '-month' : ''}`,
    })),
  );
}

/** What was typed into a box of the form that came back. Shape: pure. */
export const typedAt = (posted: PostedMeeting | null, name: string): string =>
  posted === null ? '' : fieldOf(posted.form, name);

/** The three boxes of a day as they were typed. Shape: pure. */
export const typedDay = (posted: PostedMeeting | null, name: string) => ({
  month: typedAt(posted, `${name}.month`),
  day: typedAt(posted, `${name}.day`),
  year: typedAt(posted, `${name}.year`),
});

/** What still stands between a case and its permit, in few words: only what contradicts is named. Shape: pure. */
export function missingWords(
  missing: MissingForIssue,
  { text, locale, city }: { text: Text; locale: Locale; city: City },
): string[] {
  const words = text.review.meetings.agenda.missing;
  const counted = (['agencies', 'papers', 'conditions', 'corrections', 'outside', 'rules'] as const)
    .filter((what) => missing[what].length > 0)
    .map((what) => words[what]({ count: missing[what].length }));
  const named = missing.contradictions.map((subject) =>
    text.review.case.steer.missingContradiction({ subject: nameOf(city.conditionSubjects, subject, locale) }),
  );
  return [...named, ...counted];
}

/** How loud a reason to talk is: what somebody must settle asks for attention, size does not. Shape: pure. */
export const reasonLook = (reason: MeetingReason): 'warning' | 'neutral' =>
  mustSettle(reason) ? 'warning' : 'neutral';
