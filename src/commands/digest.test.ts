import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { chooseMail, sendDigests } from '#src/commands/digest.ts';
import { noteLook } from '#src/commands/look.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { claimReview } from '#src/commands/review.ts';
import { nameStandIn } from '#src/commands/stand-in.ts';
import type { Ctx } from '#src/context.ts';
import { NOTICE_CONTENT } from '#src/domain/notice.ts';
import { systemActor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { findDigestMailbox } from '#src/store/digest.ts';

const city = cityNamed('baltimore');
// A Thursday.
const MORNING = new Date('2027-04-01T12:00:00Z');
let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city, now: MORNING });
});
after(() => db.drop());

const idOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.id : '');
const somebody = async (role: string, agency: string | null) =>
  as(ctx, await aStaffMember(db, agency, [role], `A ${role}`));
const inTheMorning = (now = MORNING) => sendDigests({ ...ctx, now, actor: systemActor('send-digests') });
/** What somebody was told, morning by morning. */
async function toldTo(person: Ctx) {
  const rows = await db.owner`
    SELECT content, locale FROM notices WHERE moment = 'digest' AND content ->> 'staffId' = ${idOf(person)} ORDER BY created_at`;
  return rows.map(({ content, locale }) => ({
    locale,
    parts: NOTICE_CONTENT.digest
      .parse(content)
      .parts.map(({ part, cases }) => [part, ...cases.map(({ ref }) => ref)]),
  }));
}

test('a reviewer gets one mail a morning: theirs, what waits for anybody of the agency, what changed', async () => {
  const [mine, free, read] = [
    await aCaseInReview(db, ctx, festival('2027-08-07')),
    await aCaseInReview(db, ctx, festival('2027-08-14')),
    await aCaseInReview(db, ctx, festival('2027-08-21')),
  ];
  const [rosa, colleague, auditor] = [
    await somebody('reviewer', 'police'),
    await somebody('reviewer', 'police'),
    await somebody('auditor', null),
  ];
  await claimReview(rosa, { ref: mine.ref });
  await claimReview(colleague, { ref: read.ref });
  await noteLook(rosa, { ref: read.ref, position: 1 });
  await addInternalNote(colleague, { ref: read.ref, body: 'See the plan.' });
  await inTheMorning();
  const expected = [
    ['mine', mine.ref],
    ['unclaimed', free.ref],
    ['changed', read.ref],
  ];
  assert.deepEqual(await toldTo(rosa), [{ locale: 'en', parts: expected }]);
  // Who decides nothing holds nothing.
  assert.deepEqual(await toldTo(auditor), []);

  // Late, twice and by two workers at once: still one for a day.
  await Promise.all([inTheMorning(), inTheMorning(new Date(MORNING.getTime() + 3_600_000))]);
  assert.equal((await toldTo(rosa)).length, 1);
  await inTheMorning(new Date('2027-04-02T12:00:00Z'));
  assert.equal((await toldTo(rosa)).length, 2);
});

test('no mail on a weekend or a holiday of the city, nor to who wants none, is away or left', async () => {
  await aCaseInReview(db, ctx, festival('2027-09-04'));
  const people = await Promise.all(Array.from({ length: 5 }, () => somebody('reviewer', 'fire-marshal')));
  const [wants, none, away, standsIn, left] = people as [Ctx, Ctx, Ctx, Ctx, Ctx]; // five
  await chooseMail(none, { choice: 'at_once', locale: 'en' });
  await chooseMail(standsIn, { choice: 'morning', locale: 'es' });
  await nameStandIn(away, { staffId: idOf(standsIn), until: '2027-04-09' });
  await db.owner`UPDATE staff_members SET disabled_at = now(), roles = '{}' WHERE id = ${idOf(left)}`;
  // A Saturday, a Sunday, and Memorial Day.
  for (const day of ['2027-04-03', '2027-04-04', '2027-05-31'])
    assert.deepEqual(await inTheMorning(new Date(`${day}T12:00:00Z`)), { queued: 0 });
  for (const one of people) assert.deepEqual(await toldTo(one), []);
  await inTheMorning(new Date('2027-04-05T12:00:00Z'));
  const counts = await Promise.all(people.map(async (one) => (await toldTo(one)).length));
  assert.deepEqual(counts, [1, 0, 0, 1, 0]);
  assert.equal((await toldTo(standsIn))[0]?.locale, 'es');
  // Who changed their mind before it left gets none either.
  const to = { staffId: idOf(wants), agency: 'fire-marshal' };
  assert.notEqual(await findDigestMailbox(db.app, to), null);
  assert.equal(await findDigestMailbox(db.app, { ...to, agency: 'police' }), null);
  await chooseMail(wants, { choice: 'at_once', locale: 'en' });
  assert.equal(await findDigestMailbox(db.app, to), null);
});

test('who stands in hears of the cases of who is away', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-09-11'));
  const [away, standsIn] = [await somebody('reviewer', 'traffic'), await somebody('reviewer', 'traffic')];
  await claimReview(away, { ref: one.ref });
  await nameStandIn(away, { staffId: idOf(standsIn), until: '2027-04-09' });
  await inTheMorning();
  const [told] = await toldTo(standsIn);
  assert.deepEqual(
    told?.parts.find(([part]) => part === 'mine'),
    ['mine', one.ref],
  );
});

test('a choice that there is not is refused', async () => {
  const person = await somebody('reviewer', 'police');
  for (const wrong of [
    { choice: 'never', locale: 'en' },
    { choice: 'both', locale: 'xx' },
  ])
    await assert.rejects(
      chooseMail(person, wrong),
      (error) => error instanceof Refused && error.code === 'invalid-input',
    );
});
