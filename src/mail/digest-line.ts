import type { DigestCase } from '#src/domain/digest.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { shortDate } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';

/** Everything about one case in a line, so that nobody has to open the service to know it. Shape: pure. */
export function digestLine(one: DigestCase, locale: Locale): string {
  const { mail, review } = textFor(locale);
  const { clock, queue } = review;
  const due = one.dueOn === null ? null : shortDate(one.dueOn, locale);
  const left =
    one.daysLeft === null
      ? clock.stopped
      : one.daysLeft < 0
        ? clock.late({ days: -one.daysLeft })
        : one.daysLeft === 0
          ? clock.today
          : clock.left({ days: one.daysLeft });
  const days =
    due === null || one.day === null || one.ofDays === null
      ? due
      : clock.dayDue({ day: one.day, of: one.ofDays, due });
  const { line } = mail.moments.digest;
  return [
    `${one.eventName.trim() === '' ? mail.unnamed : one.eventName} (${one.ref})`,
    one.place,
    one.startsOn === null ? '' : line.event({ day: shortDate(one.startsOn, locale) }),
    days === null ? left : `${left} (${days})`,
    one.changes === null
      ? line.unread
      : one.changes.length === 0
        ? ''
        : line.changed({ what: one.changes.map((change) => queue.changes[change]).join(', ') }),
  ]
    .filter((part) => part !== '')
    .join('. ');
}
