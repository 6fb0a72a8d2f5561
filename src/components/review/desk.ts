import type { City } from '#src/domain/city.ts';
import type { WorkedDays } from '#src/domain/clock.ts';
import type { ToldCondition } from '#src/domain/condition.ts';
import { historyLine } from '#src/domain/history.ts';
import { type Clock, type DECISIONS, type FormIssue, gapLabel, LONGEST_WORDS } from '#src/domain/review.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { CaseScreen } from '#src/queries/review-case.ts';
import { dateTime, shortDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** A posted form of the case that did not go through. */
export interface PostedCase {
  form: FormEntries;
  refusal: RefusalCode | null;
  view: { issues: readonly FormIssue[]; look?: TypedDecision } | null;
}

/** A decision as it was typed, before it is sent. */
interface TypedDecision {
  decision: (typeof DECISIONS)[number];
  words: string;
  conditions: readonly ToldCondition[];
}

/** Everything the parts of the case page need: what is shown, and what was typed and not taken. */
export interface Desk {
  text: Text;
  locale: Locale;
  city: City;
  screen: CaseScreen;
  token: string;
  /** The one who looks at it. */
  staffId: string;
  posted: PostedCase | null;
  /** The pin on a plan that a condition is about to be made of. */
  fromPin?: CaseScreen['pins'][number] | null;
  /** The pin that a correction is about to be made of. */
  toCorrect?: CaseScreen['pins'][number] | null;
}

/** The pin whose number an address names. Shape: pure; null for none. */
export const pinNamed = ({ pins }: CaseScreen, number: string | null): CaseScreen['pins'][number] | null =>
  pins.find((pin) => String(pin.number) === number) ?? null;

/** The name of a thing of the city by its key. Shape: pure; a key the city no longer has stays as it is. */
export function nameOf(
  list: readonly { key: string; name: Record<Locale, string> }[],
  key: string | null,
  locale: Locale,
): string {
  return list.find((one) => one.key === key)?.name[locale] ?? key ?? '';
}

/** The short name of an agency, for tables. Shape: pure. */
export function shortNameOf(city: City, key: string, locale: Locale): string {
  return city.agencies.find((agency) => agency.key === key)?.shortName[locale] ?? key;
}

/** What was typed into a field of a form that came back. Shape: pure; empty when nothing came back. */
export const typed = (desk: Desk, name: string): string =>
  desk.posted === null ? '' : fieldOf(desk.posted.form, name);

/** Everything typed into a field that may be sent several times. Shape: pure. */
export const typedAll = (desk: Desk, name: string): string[] =>
  desk.posted === null ? [] : fieldsOf(desk.posted.form, name);

/** The buttons of a decision: to look at it, to change it again, and to send it. */
const DECIDING = ['look', 'change', 'decide'];

/** Whether the form that came back is the decision. Shape: pure. */
export const cameBackDeciding = (desk: Desk): boolean => DECIDING.some((name) => cameBack(desk, name));

/** Whether a form that came back is this one. Shape: pure; `of` is the start of its button's value. */
export const cameBack = (desk: Desk, of: string): boolean =>
  desk.posted !== null && fieldOf(desk.posted.form, 'intent').split(':')[0] === of;

/** Whether the form that came back still stands on the page, with what was typed in it. Shape: pure. */
export function isStillAsked({ posted, screen }: Desk): boolean {
  const [name = '', target = ''] = posted === null ? [] : fieldOf(posted.form, 'intent').split(':');
  if (name === 'note') return screen.mayNote;
  if (DECIDING.includes(name)) return screen.reviewActions.includes('approve');
  const paper = screen.requirements.find((need) => need.document_kind === target);
  const approval = screen.outside.find((one) => one.approval === target);
  const condition = screen.conditions.find((one) => one.id === target);
  if (name === 'settle')
    return screen.maySettle && screen.contradictions.some((one) => one.subject === target);
  if (name === 'add_correction') return screen.corrections.targets !== null;
  const correction = screen.corrections.items.find((one) => one.id === target);
  const open: readonly string[] = [
    ...screen.reviewActions,
    ...screen.caseActions,
    ...(paper?.actions ?? []),
    ...(approval?.actions ?? []),
    ...(approval?.mayAsk ? ['ask_outside'] : []),
    ...(approval?.mayTakeBack ? ['take_back_outside'] : []),
    ...(condition?.actions ?? []),
    ...(correction?.actions ?? []),
  ];
  return open.includes(name);
}

/** Fields that a refusal of the command is about, by the form that was sent. */
const REFUSED_FIELDS: Partial<Record<RefusalCode, Readonly<Record<string, string>>>> = {
  'alternative-missing': { deny: 'deny.alternative' },
  'law-check-missing': { deny: 'deny.lawCheckedBy' },
  'invalid-input': { pin: 'pin.page' },
  // Only a command knows the days of the event.
  'due-in-the-past': { add_correction: 'correction.due', ask_again: 'again.*.due' },
  'due-after-event': { add_correction: 'correction.due', ask_again: 'again.*.due' },
  'reason-not-listed': { deny: 'deny.reason', decide: 'objection', return: 'return.reasons' },
};

const refusedField = (posted: PostedCase): string | null => {
  const [form = '', target = ''] = fieldOf(posted.form, 'intent').split(':');
  return posted.refusal === null
    ? null
    : (REFUSED_FIELDS[posted.refusal]?.[form]?.replace('*', target) ?? null);
};

/** What a refusal means for its field, where that is more than that nothing stands there. */
const REFUSED_ISSUES: Partial<Record<RefusalCode, FormIssue['code']>> = {
  'due-in-the-past': 'in-the-past',
  'due-after-event': 'after-first-day',
};

/** How a field is asked for: `Enter your question`, `Choose a reason`. */
function asked(desk: Desk, path: string): { asked: string; by: 'enter' | 'choose' } {
  const words = desk.text.review.case;
  const gap = /^condition\.([^.]+)\.(\w+)$/.exec(path); // condition.officers.hours
  if (gap) {
    const entry = desk.city.conditionLibrary.find((one) => one.key === gap[1]);
    return {
      asked: words.decision.asked.gap({ gap: gapLabel(entry?.words[desk.locale] ?? '', gap[2] ?? '') }),
      by: 'enter',
    };
  }
  const choose: Readonly<Record<string, string>> = {
    decision: words.decision.asked.decision,
    condition: words.decision.asked.condition,
    objection: words.decision.asked.reason,
    'hand_over.to': words.handOver.asked,
    'return.reasons': words.steer.return.asked.reasons,
    'deny.reason': words.steer.deny.asked.reason,
    'correction.target': words.corrections.asked.target,
    'correction.kind': words.corrections.asked.kind,
  };
  const enter: Readonly<Record<string, string>> = {
    'objection.words': words.decision.asked.words,
    question: words.ask.asked,
    'reconsider.reason': words.reconsider.asked,
    'take_over.reason': words.takeOver.asked,
    note: words.notes.asked,
    'return.words': words.steer.return.asked.words,
    'correction.words': words.corrections.asked.words,
    'deny.words': words.steer.deny.asked.words,
    'deny.alternative': words.steer.deny.asked.alternative,
    'deny.lawCheckedBy': words.steer.deny.asked.lawCheckedBy,
    'revoke.reason': words.steer.revoke.asked,
    'pin.page': desk.text.review.plan.add.asked.page,
    'pin.where': desk.text.review.plan.add.asked.where,
    'pin.body': desk.text.review.plan.add.asked.body,
  };
  if (choose[path]) return { asked: choose[path], by: 'choose' };
  if (/^settle\..+\.holds$/.test(path)) return { asked: words.conditions.asked.holds, by: 'choose' };
  if (path.startsWith('settle.')) return { asked: words.conditions.asked.settled, by: 'enter' };
  if (path.startsWith('reply.')) return { asked: desk.text.review.plan.add.asked.answer, by: 'enter' };
  if (/^pin\.(?:x|y|width|height)$/.test(path))
    return { asked: desk.text.review.plan.add.asked.place, by: 'enter' };
  if (path.endsWith('.due')) return { asked: words.corrections.asked.due, by: 'enter' };
  if (path.startsWith('again.')) return { asked: words.corrections.asked.words, by: 'enter' };
  const asking = /^outside\.[\w-]+\.(email|words|days)$/.exec(path)?.[1]; // outside.faa.email
  if (asking === 'days') return { asked: desk.text.outside.ask.asked.days, by: 'choose' };
  if (asking === 'email' || asking === 'words')
    return { asked: desk.text.outside.ask.asked[asking], by: 'enter' };
  if (path.startsWith('outside.')) return { asked: words.outside.asked, by: 'enter' };
  return { asked: enter[path] ?? words.papers.asked, by: 'enter' };
}

/** What is wrong with a field of a form that came back, in sentences. Shape: pure. */
export function issuesOf(desk: Desk, path: string): string[] {
  const { posted, text } = desk;
  if (posted === null) return [];
  const found = (posted.view?.issues ?? []).filter((issue) => issue.path === path);
  if (posted.refusal !== null && refusedField(posted) === path)
    found.push({ path, code: REFUSED_ISSUES[posted.refusal] ?? 'required' });
  return found.map((issue) =>
    text.errors.issue(issue.code, { label: path, max: issue.max ?? LONGEST_WORDS, ...asked(desk, path) }),
  );
}

/** Where a problem is mended. An agency may have no suggested conditions, or none at all. */
function focusOf({ screen: { library } }: Desk, path: string): string {
  // The first box of a day.
  if (path.endsWith('.due')) return `${path.replaceAll('.', '-')}-month`;
  if (path !== 'condition' || library.suggested.length > 0) return path.replaceAll('.', '-');
  return library.more.length > 0 ? 'more' : 'own-1-words';
}

/** Everything wrong with the form that came back, for the summary on top. Shape: pure. */
export function problemsOf(desk: Desk): { message: string; href: string | undefined }[] {
  const { posted, text } = desk;
  if (posted === null) return [];
  const field = refusedField(posted);
  const paths = [
    ...new Set([
      ...(posted.view?.issues ?? []).map((issue) => issue.path),
      ...(field === null ? [] : [field]),
    ]),
  ];
  const listed = paths.flatMap((path) =>
    issuesOf(desk, path).map((message) => ({ message, href: `#${focusOf(desk, path)}` })),
  );
  if (posted.refusal === null || field !== null) return listed;
  return [{ message: refusalWords(text, posted.refusal), href: undefined }];
}

/** A refusal in words for staff. Shape: pure. */
export const refusalWords = (text: Text, code: RefusalCode): string =>
  text.review.refused[code] ?? text.errors.refusal(code);

/** A clock in words. Shape: pure. */
export function clockWords(clock: Clock, text: Text): string {
  const words = text.review.clock;
  if (clock.kind === 'left') return clock.days === 0 ? words.today : words.left({ days: clock.days });
  if (clock.kind === 'late') return words.late({ days: clock.days });
  return clock.kind === 'stopped' ? words.stopped : words.done;
}

/** How far an agency has come in its time, or why its clock stands still. Shape: pure. */
export function daysWords(
  { days, dueOn }: { days: WorkedDays; dueOn: string },
  { text, locale }: Pick<Desk, 'text' | 'locale'>,
): string {
  const words = text.review.clock;
  const { stopped, day, ofDays } = days;
  if (stopped) return words.since[stopped.why]({ day: shortDate(stopped.on, locale) });
  return words.dayDue({ day, of: ofDays, due: shortDate(dueOn, locale) });
}

/** How loud a clock is: only what is late or due now asks for attention. Shape: pure. */
export function clockLook(clock: Clock): 'quiet' | 'neutral' | 'warning' | 'error' {
  if (clock.kind === 'late') return 'error';
  if (clock.kind === 'left' && clock.days <= 1) return 'warning';
  return clock.kind === 'stopped' ? 'neutral' : 'quiet';
}

/** A line of the history as an entry of a list of steps. Shape: pure. */
export function historyEntry(
  activity: CaseScreen['history'][number],
  { text, locale, city }: Pick<Desk, 'text' | 'locale' | 'city'>,
): { title: string; when: string; dateTime: string; who: string } {
  const words = text.history;
  const { key, params, who } = historyLine(activity, city, locale);
  const others = {
    applicant: words.applicant,
    system: words.service,
    delegate: words.delegate,
    outside: words.outside,
  };
  const staff = who.agency ? words.staff({ name: who.name, agency: who.agency }) : who.name;
  return {
    title: words.lines[key](params),
    when: dateTime(activity.at, city.timeZone, locale),
    dateTime: activity.at.toISOString(),
    who: who.kind === 'staff' ? staff : others[who.kind],
  };
}
