import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, aSubmittedCase, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Ctx } from '#src/context.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { postCase } from '#src/forms/review.ts';
import { textFor } from '#src/text/index.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

async function post(who: Ctx, one: Pick<TestCase, 'ref'>, fields: Fields) {
  const page = posting(who, `/review/${one.ref}`, fields);
  const result = await postCase(page, one.ref);
  if (result instanceof Response)
    return { status: result.status, location: result.headers.get('location'), again: null };
  return { status: page.response.status, location: null, again: result };
}

const decisionOf = async (one: TestCase, agency: string, more: Fields): Promise<Fields> => {
  const { reviewRevision, versionSeen } = await seenBy(db, one, agency);
  return { intent: 'decide', revision: String(reviewRevision), version: String(versionSeen), ...more };
};
const aFestival = () => aCaseInReview(db, ctx, festival('2027-08-07'));

test('a form that went through comes back to the case and says so', async () => {
  const one = await aFestival();
  const sent = await post(await one.desk('police'), one, { intent: 'claim' });
  assert.deepEqual([sent.status, sent.location], [303, `/review/${one.ref}?done=claim`]);
});

test('of two who decide at once the second is told, and keeps every word', async () => {
  const one = await aFestival();
  const first = await one.desk('police');
  const second = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  const words = 'The crossing at 36th Street\nneeds two officers.';
  const form = await decisionOf(one, 'police', {});
  const won = await post(first, one, { ...form, decision: 'approve' });
  const lost = await post(second, one, {
    ...form,
    decision: 'object',
    objection: 'crossing-unsafe',
    'objection.words': words,
  });
  assert.equal(won.status, 303);
  assert.equal(lost.status, 409);
  assert.equal(lost.again?.refusal, 'already-decided');
  assert.equal(fieldOf(lost.again?.form ?? [], 'objection.words'), words);
  assert.equal(
    textFor('en').review.refused['already-decided'],
    'Somebody decided this before you. The decision is below. Your words are still here, so that you can copy them.',
  );
});

test('a decision on a version that is no longer the newest is a conflict', async () => {
  const one = await aFestival();
  const form = await decisionOf(one, 'police', { decision: 'approve' });
  const lost = await post(await one.desk('police'), one, { ...form, version: '0' });
  assert.deepEqual([lost.status, lost.again?.refusal], [409, 'version-changed']);
});

test('a decision without a choice, an objection without words and a condition with a gap are sent back', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const issuesOf = async (more: Fields) => {
    const back = await post(police, one, await decisionOf(one, 'police', more));
    assert.equal(back.status, 422);
    return back.again?.view?.issues;
  };
  const needed = (path: string) => ({ path, code: 'required' });
  assert.deepEqual(await issuesOf({}), [needed('decision')]);
  assert.deepEqual(await issuesOf({ decision: 'maybe' }), [needed('decision')]);
  assert.deepEqual(await issuesOf({ decision: 'object' }), [needed('objection'), needed('objection.words')]);
  assert.deepEqual(await issuesOf({ decision: 'approve_with_conditions' }), [needed('condition')]);
  assert.deepEqual(
    await issuesOf({
      decision: 'approve_with_conditions',
      condition: 'officers',
      'condition.officers.officers': '4',
      'condition.officers.hours': ' ',
    }),
    [needed('condition.officers.hours')],
  );
  assert.deepEqual(
    await issuesOf({ decision: 'object', objection: 'no-capacity', 'objection.words': 'x'.repeat(4001) }),
    [{ path: 'objection.words', code: 'too-long' }],
  );
});

test('conditions of the library, more of it and own words are kept in their order', async () => {
  const one = await aFestival();
  const sent = await post(
    await one.desk('police'),
    one,
    await decisionOf(one, 'police', {
      decision: 'approve_with_conditions',
      condition: 'officers',
      'condition.officers.officers': '4',
      'condition.officers.hours': '6',
      more: 'guards-licensed',
      'own.1.words': 'Meet us at noon.',
      'own.1.met': 'before_issue',
      'own.2.words': '   ',
      'own.3.words': 'Leave the gate open.',
      'own.3.met': 'never',
    }),
  );
  assert.equal(sent.status, 303);
  const rows = await db.owner`
    SELECT words_en, met FROM permit_conditions WHERE application_id = ${one.id} ORDER BY position`;
  assert.deepEqual(
    rows.map((row) => [row.words_en, row.met]),
    [
      ['Book 4 officers for 6 hours with the approved provider.', 'before_issue'],
      ['Every guard holds a state license.', 'during'],
      ['Meet us at noon.', 'before_issue'],
      ['Leave the gate open.', 'during'],
    ],
  );
});

test('every form of the case that lacks its words is sent back with what is missing', async () => {
  const one = await aFestival();
  const cases: [form: Fields, paths: string[]][] = [
    [{ intent: 'ask', question: ' ' }, ['question']],
    [{ intent: 'reconsider' }, ['reconsider.reason']],
    [{ intent: 'note' }, ['note']],
    [{ intent: 'return', 'return.words': 'x' }, ['return.reasons']],
    [{ intent: 'return', 'return.reasons': ['wrong-paper'] }, ['return.words']],
    [
      { intent: 'add_correction' },
      ['correction.target', 'correction.kind', 'correction.words', 'correction.due'],
    ],
    [{ intent: 'deny' }, ['deny.reason', 'deny.words']],
    [{ intent: 'revoke' }, ['revoke.reason']],
    [{ intent: 'reject_document:site-plan' }, ['paper.site-plan.reason']],
    [{ intent: 'waive_document:site-plan' }, ['paper.site-plan.reason']],
    [{ intent: 'record_not_needed:faa' }, ['outside.faa.reference']],
  ];
  for (const [form, paths] of cases) {
    const back = await post(one.coordinator, one, form);
    assert.equal(back.status, 422);
    assert.deepEqual(
      back.again?.view?.issues.map((issue) => issue.path),
      paths,
    );
  }
});

test('a denial of speech without a check or an alternative is refused with that reason', async () => {
  const one = await aSubmittedCase(db, ctx, march('2027-06-05'));
  const deny = { intent: 'deny', 'deny.reason': 'place-taken', 'deny.words': 'A race is there.' };
  const back = await post(one.coordinator, one, deny);
  assert.deepEqual([back.status, back.again?.refusal], [422, 'law-check-missing']);
  const checked = { ...deny, 'deny.lawCheckedBy': 'Dana Cole, April 1' };
  const without = await post(one.coordinator, one, checked);
  assert.deepEqual([without.status, without.again?.refusal], [422, 'alternative-missing']);
  const sent = await post(one.coordinator, one, {
    ...checked,
    'deny.alternative': 'The same street at 4 p.m.',
  });
  assert.equal(sent.location, `/review/${one.ref}?done=deny`);
});

test('a permit that cannot go out yet is refused with what is missing', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const early = await post(one.coordinator, one, { intent: 'issue', version: '1' });
  assert.deepEqual([early.status, early.again?.refusal], [409, 'wrong-state']);
  const desk = await one.desk('special-events');
  await post(desk, one, await decisionOf(one, 'special-events', { decision: 'approve' }));
  const missing = await post(one.coordinator, one, { intent: 'issue', version: '1' });
  assert.deepEqual([missing.status, missing.again?.refusal], [422, 'missing-documents']);
  const nonsense = await post(one.coordinator, one, { intent: 'issue', version: 'one' });
  assert.deepEqual([nonsense.status, nonsense.again?.refusal], [422, 'missing-documents']);
});

test('a form nobody drew is refused and changes nothing', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  for (const intent of [
    '',
    'destroy',
    'constructor',
    '__proto__',
    'accept_document',
    'accept_document:nothing',
  ]) {
    const back = await post(police, one, { intent });
    assert(back.status === 422 || back.status === 404, `${intent} gave ${back.status}`);
  }
  const steer = await post(police, one, { intent: 'accept' });
  assert.equal(steer.status, 404);
});

test('a form without the token of the session is refused and its words are kept', async () => {
  const one = await aFestival();
  const page = posting(
    await one.desk('police'),
    `/review/${one.ref}`,
    { intent: 'note', note: 'Keep me' },
    'wrong',
  );
  const back = await postCase(page, one.ref);
  assert(!(back instanceof Response));
  assert.equal(back.refusal, 'bad-token');
  assert.equal(fieldOf(back.form, 'note'), 'Keep me');
  assert.equal(page.response.status, 403);
});

test('a decision is looked at in the applicant’s words before it is sent, and nothing happens yet', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const before = await seenBy(db, one, 'police');
  const [entry] = ctx.city.conditionLibrary.filter(
    (each) => each.agency === 'police' && each.parameters.length === 0,
  );
  assert(entry);
  const form = await decisionOf(one, 'police', {
    decision: 'approve_with_conditions',
    condition: entry.key,
    'own.1.words': 'Keep the corner free.',
    'own.1.met': 'before_issue',
  });
  const looked = await post(police, one, { ...form, intent: 'look' });
  assert.equal(looked.status, 200);
  assert.deepEqual(looked.again?.view, {
    issues: [],
    look: {
      decision: 'approve_with_conditions',
      words: '',
      conditions: [
        {
          says: entry.words,
          met: entry.met,
          proofKind: entry.proof.kind,
          proof: entry.proof.words ?? null,
        },
        {
          says: { en: 'Keep the corner free.', es: 'Keep the corner free.' },
          met: 'before_issue',
          // The permit waits for it, so somebody has to see it.
          proofKind: 'inspection',
          proof: null,
        },
      ],
    },
  });
  const changed = await post(police, one, { ...form, intent: 'change' });
  assert.deepEqual([changed.status, changed.again?.view], [200, { issues: [] }]);
  assert.equal(fieldOf(changed.again?.form ?? [], 'own.1.words'), 'Keep the corner free.');
  const wrong = await post(police, one, { ...form, intent: 'look', condition: 'not-ours' });
  assert.equal(wrong.again?.refusal, 'invalid-input');
  const nothing = await post(police, one, { ...form, intent: 'look', decision: '' });
  assert.deepEqual(
    [nothing.status, nothing.again?.view?.issues],
    [422, [{ path: 'decision', code: 'required' }]],
  );
  const coordinator = await post(one.coordinator, one, { ...form, intent: 'look' });
  assert.equal(coordinator.again?.refusal, 'invalid-input');
  assert.deepEqual(await seenBy(db, one, 'police'), before);
});
