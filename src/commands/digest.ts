import { queueNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import { isBusinessDay } from '#src/domain/deadlines.ts';
import { type Digest, digestOf, MAIL_CHOICES } from '#src/domain/digest.ts';
import { assertCan, can, desksOf } from '#src/domain/policy.ts';
import type { QueueWork } from '#src/domain/queue.ts';
import { addDays, calendarDateAt, weekdayOf } from '#src/domain/shared/calendar-date.ts';
import { locales } from '#src/domain/shared/locale.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type DigestReader, listDigestReaders } from '#src/store/digest.ts';
import { listQueue } from '#src/store/queue.ts';
import type { Tx } from '#src/store/sql.ts';
import { setMailChoice } from '#src/store/staff-member.ts';

/** Cases of one view that are read for a mail: many more than one person holds. */
const MOST_READ = 200;

/**
 * Queues the morning mail of everybody of the staff who wants one and has something to hear.
 * Shape: nothing on days on which the city does not work. One mail for one person and day, however often this runs; each person
 * has a transaction of their own. Errors: throws after the last one when one of them failed.
 */
export async function sendDigests(ctx: Ctx): Promise<{ queued: number }> {
  assertCan(ctx.actor, 'system:work');
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  if (!isBusinessDay(today, ctx.city.businessCalendar)) return { queued: 0 };
  const problems: unknown[] = [];
  let queued = 0;
  let last: string | null = null;
  do {
    const readers: DigestReader[] = await listDigestReaders(ctx.sql, ctx.now, last);
    for (const reader of readers) {
      try {
        if (await ctx.sql.begin((tx) => sendOne(tx, ctx, reader))) queued += 1;
      } catch (problem) {
        ctx.log.error({ err: problem, staff: reader.id }, 'a morning mail could not be queued');
        problems.push(problem);
      }
    }
    last = readers.at(-1)?.id ?? null;
  } while (last !== null);
  if (problems.length > 0) throw new AggregateError(problems, 'some morning mails could not be queued');
  return { queued };
}

async function sendOne(tx: Tx, ctx: Ctx, reader: DigestReader): Promise<boolean> {
  const digest = await digestFor(tx, ctx, reader);
  if (digest === null) return false;
  await queueNotice(tx, ctx, {
    applicationId: null,
    moment: 'digest',
    recipient: reader.email,
    locale: reader.mail_locale,
    dedupeKey: `digest:${reader.id}:${digest.day}`,
    content: digest,
  });
  return true;
}

/** The same rows that the queue shows the reader under the same views. Shape: null for who has no queue. */
async function digestFor(tx: Tx, ctx: Ctx, reader: DigestReader): Promise<Digest | null> {
  const actor = { kind: 'staff', ...reader, authenticatedAt: ctx.now } as const;
  if (!can(actor, 'queue:read')) return null;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const agency = can(actor, 'queue:read-all') ? null : reader.agency;
  const rowsOf = (work: QueueWork) =>
    listQueue(tx, {
      agency,
      staffId: reader.id,
      now: ctx.now,
      desks: desksOf(actor),
      work,
      today,
      weekEndsOn: addDays(today, (7 - weekdayOf(today)) % 7),
      status: null,
      state: null,
      kind: null,
      district: null,
      place: null,
      hazard: null,
      from: null,
      until: null,
      search: null,
      sort: 'due',
      newestFirst: false,
      after: null,
      limit: MOST_READ + 1,
    });
  const [mine, unclaimed, changed] = [
    await rowsOf('mine'),
    await rowsOf('unclaimed'),
    await rowsOf('changed'),
  ];
  return digestOf(
    { mine, unclaimed, changed },
    { staffId: reader.id, agency, today, city: ctx.city },
    {
      mine: mine.length > MOST_READ,
      unclaimed: unclaimed.length > MOST_READ,
      changed: changed.length > MOST_READ,
    },
  );
}

/** Notes which mails the actor wants from now on, and in which language. Errors: Refused `invalid-input`. */
export async function chooseMail(ctx: Ctx, input: { choice: string; locale: string }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  const choice = MAIL_CHOICES.find((one) => one === input.choice);
  const locale = locales.find((one) => one === input.locale);
  if (actor.kind !== 'staff' || choice === undefined || locale === undefined)
    throw new Refused('invalid-input');
  await ctx.sql.begin((tx) => setMailChoice(tx, actor.id, { choice, locale }));
}
