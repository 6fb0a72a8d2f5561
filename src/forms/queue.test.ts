import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, deskOf } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { keepView } from '#src/commands/queue-view.ts';
import type { Ctx } from '#src/context.ts';
import { MOST_KEPT_VIEWS } from '#src/domain/queue.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { postQueue } from '#src/forms/queue.ts';
import { reviewQueueFor } from '#src/queries/review-queue.ts';

let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const aFestival = () => aCaseInReview(db, ctx, festival('2027-08-07'));
const somebody = async () => as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'Somebody'));
const keptBy = async (who: Ctx) => (await reviewQueueFor(who, new URLSearchParams())).kept;

async function sent(who: Ctx, path: string, fields: Fields): Promise<string | null> {
  const answer = await postQueue(posting(who, path, fields));
  assert(answer instanceof Response);
  return answer.headers.get('location');
}

test('taking a case in the queue stays on the same page of it', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const page = posting(police, '/review?work=unclaimed&sort=event&search=fair', {
    intent: `claim:${one.ref}`,
  });
  const sent = await postQueue(page);
  assert(sent instanceof Response);
  assert.equal(
    sent.headers.get('location'),
    `/review?work=unclaimed&sort=event&search=fair&claimed=${one.ref}`,
  );
});

test('a case that a colleague took first is not taken again', async () => {
  const one = await aFestival();
  const colleague = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  await postQueue(posting(colleague, '/review', { intent: `claim:${one.ref}` }));
  const page = posting(await one.desk('police'), '/review', { intent: `claim:${one.ref}` });
  const back = await postQueue(page);
  assert(!(back instanceof Response));
  assert.deepEqual([page.response.status, back.refusal], [409, 'already-claimed']);
});

test('the queue takes no case that the agency has no part in', async () => {
  const one = await aFestival();
  const parks = await deskOf(db, ctx, 'parks');
  const sent = await postQueue(posting(parks, '/review', { intent: `claim:${one.ref}` }));
  assert(sent instanceof Response);
  assert.equal(sent.status, 404);
});

test('a view is kept with its filters and order, without the page, and comes back under its name', async () => {
  const police = await somebody();
  const path =
    '/review?work=late&sort=event&kind=festival&nonsense=1&after=2027-05-09~018f0000-0000-4000-8000-000000000000';
  const to = await sent(police, path, { intent: 'keep', name: ' Late fairs ' });
  assert.match(to ?? '', /work=late.*kept=yes$/);
  const [kept] = await keptBy(police);
  assert.deepEqual([kept?.name, kept?.address], ['Late fairs', 'work=late&kind=festival&sort=event']);
  await sent(police, '/review?work=mine', { intent: 'keep', name: 'Late fairs' });
  assert.deepEqual(
    (await keptBy(police)).map((view) => view.address),
    ['work=mine'],
  );
});

test('a view belongs to who keeps it: nobody else sees it or removes it', async () => {
  const [mine, other] = [await somebody(), await somebody()];
  await sent(mine, '/review', { intent: 'keep', name: 'Mine' });
  const [kept] = await keptBy(mine);
  assert.deepEqual(await keptBy(other), []);
  await sent(other, '/review', { intent: `drop:${kept?.id}` });
  assert.equal((await keptBy(mine)).length, 1);
  assert.equal(await sent(mine, '/review', { intent: `drop:${kept?.id}` }), '/review?kept=no');
  assert.deepEqual(await keptBy(mine), []);
});

test('a view without a name, or with one that is too long, is asked for again and keeps what was typed', async () => {
  const police = await somebody();
  for (const [name, code] of [
    ['  ', 'required'],
    ['x'.repeat(61), 'too-long'],
  ] as const) {
    const page = posting(police, '/review', { intent: 'keep', name });
    const back = await postQueue(page);
    assert(!(back instanceof Response));
    assert.deepEqual(back.view?.issues, [{ path: 'name', code }]);
    assert.equal(fieldOf(back.form, 'name'), name);
  }
  assert.deepEqual(await keptBy(police), []);
});

test('nobody keeps more views than a list shows well, but a kept name may change', async () => {
  const police = await somebody();
  for (let n = 0; n < MOST_KEPT_VIEWS; n += 1) await keepView(police, { name: `View ${n}`, address: '' });
  const page = posting(police, '/review', { intent: 'keep', name: 'One more' });
  const back = await postQueue(page);
  assert(!(back instanceof Response));
  assert.deepEqual([page.response.status, back.refusal], [409, 'too-many-views']);
  await keepView(police, { name: 'View 3', address: 'work=any' });
  assert.equal((await keptBy(police)).length, MOST_KEPT_VIEWS);
});
