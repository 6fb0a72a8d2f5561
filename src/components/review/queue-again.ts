import { fieldId } from '#src/components/form/field-view.ts';
import { refusalWords } from '#src/components/review/desk.ts';
import { LONGEST_VIEW_NAME } from '#src/domain/queue.ts';
import type { FormIssue } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { Text } from '#src/text/index.ts';

/** A posted form of the queue that did not go through. */
export interface PostedQueue {
  form: FormEntries;
  refusal: RefusalCode | null;
  view: { issues: readonly FormIssue[] } | null;
}

/** What is wrong with a field of a form that came back, in sentences. Shape: pure. */
export function queueIssues(posted: PostedQueue | null, path: string, text: Text): string[] {
  const { kept, away } = text.review.queue;
  const fields: Record<string, { label: string; asked: string; by: 'enter' | 'choose' }> = {
    name: { label: kept.name, asked: kept.asked, by: 'enter' },
    'stand_in.to': { label: away.to, asked: away.askedTo, by: 'choose' },
    'stand_in.until': { label: away.until, asked: away.askedUntil, by: 'enter' },
  };
  const field = fields[path];
  if (!field) return [];
  return (posted?.view?.issues ?? [])
    .filter((issue) => issue.path === path)
    .map((issue) => text.errors.issue(issue.code, { ...field, max: LONGEST_VIEW_NAME }));
}

/** Everything wrong with the form that came back, for the summary on top. Shape: pure. */
export function queueProblems(
  posted: PostedQueue | null,
  text: Text,
): { message: string; href?: string | undefined }[] {
  if (posted === null) return [];
  if (posted.refusal !== null) return [{ message: refusalWords(text, posted.refusal) }];
  // A day is three boxes, and a reader goes to the first of them.
  const boxes = ['name', 'stand_in.to', 'stand_in.until'].map(
    (path) => [path, path === 'stand_in.until' ? `${fieldId(path)}-month` : fieldId(path)] as const,
  );
  return boxes.flatMap(([path, id]) =>
    queueIssues(posted, path, text).map((message) => ({ message, href: `#${id}` })),
  );
}

/** The name that was typed for a view, with what is wrong with it. Shape: pure. */
export const nameAgain = (posted: PostedQueue, text: Text): { name: string; issues: string[] } => ({
  name: fieldOf(posted.form, 'name'),
  issues: queueIssues(posted, 'name', text),
});

/** What was just done, as the address says. Shape: pure; null for nothing. */
export function queueNotice(params: URLSearchParams, text: Text): string | null {
  const words = text.review.queue;
  const of = (name: string) => params.get(name)?.slice(0, 20);
  const [claimed, released, kept, keys] = [of('claimed'), of('released'), of('kept'), of('keys')];
  if (claimed) return words.claimed({ ref: claimed });
  if (released) return words.released({ ref: released });
  if (keys === 'on' || keys === 'off') return text.review.keys[keys];
  if (params.get('mail') === 'yes') return words.mail.done;
  if (params.get('away') === 'yes') return words.away.done;
  if (params.get('away') === 'no') return words.away.ended;
  if (kept === 'yes') return words.kept.done;
  return kept === 'no' ? words.kept.removed : null;
}
