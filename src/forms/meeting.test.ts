import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  closeMeeting,
  noteOnAgenda,
  planMeeting,
  putOnAgenda,
  takeOffAgenda,
} from '#src/commands/meeting.ts';
import type { Ctx } from '#src/context.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { assertDrawn, postAgenda, postMeeting } from '#src/forms/meeting.ts';
import { agendaFor, meetingsFor } from '#src/queries/meeting.ts';

let db: TestDatabase;
let ctx: Ctx;
let one: TestCase;
let steers: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
  one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  steers = one.coordinator;
});
after(() => db.drop());

const DAY = { 'meeting.day.month': '4', 'meeting.day.day': '8', 'meeting.day.year': '2027' };
const aMeeting = () => planMeeting(steers, { heldOn: '2027-04-08', startsAt: '09:30', place: 'Room 4' });
const noteOf = async (id: string) => (await agendaFor(steers, id)).items[0];

/** What the agenda shows again after a form that did not go through. */
async function again(meetingId: string, fields: Fields) {
  const page = posting(steers, `/review/meetings/${meetingId}`, fields);
  const back = await postAgenda(page, meetingId);
  assert(!(back instanceof Response));
  return { status: page.response.status, back, issues: back.view?.issues ?? [] };
}

for (const [typed, kept] of [
  ['9:30 AM', '09:30'],
  ['09:30', '09:30'],
  ['2 p. m.', '14:00'],
] as const)
  test(`a meeting begins at ${typed}, as the page says that a time is written`, async () => {
    const page = posting(steers, '/review/meetings', {
      ...DAY,
      'meeting.time': typed,
      'meeting.place': `At ${typed}`,
    });
    const sent = await postMeeting(page);
    assert(sent instanceof Response);
    const { meetings } = await meetingsFor(steers);
    assert.equal(meetings.find(({ place }) => place === `At ${typed}`)?.starts_at, kept);
  });

for (const [what, fields, expected] of [
  ['without a time', { 'meeting.time': ' ' }, 'required'],
  ['at half past nine of which half of the day', { 'meeting.time': '9:30' }, 'am-or-pm'],
  ['at no time', { 'meeting.time': 'soon' }, 'not-a-time'],
  ['on no day', { 'meeting.day.month': '2', 'meeting.day.day': '30' }, 'not-a-date'],
  ['in the year 0', { 'meeting.day.year': '0000' }, 'not-a-date'],
  ['nowhere', { 'meeting.place': ' ' }, 'required'],
  ['at an endless place', { 'meeting.place': 'x'.repeat(201) }, 'too-long'],
] as const)
  test(`a meeting ${what} is not planned, and what was typed comes back`, async () => {
    const page = posting(steers, '/review/meetings', {
      ...DAY,
      'meeting.time': '9:30 AM',
      'meeting.place': 'Room 4',
      ...fields,
    });
    const back = await postMeeting(page);
    assert(!(back instanceof Response));
    assert.deepEqual([page.response.status, back.view?.issues.map(({ code }) => code)], [422, [expected]]);
    for (const [name, value] of Object.entries(fields)) assert.equal(fieldOf(back.form, name), value);
  });

test('a reference that no case has is said at its box, and stays there', async () => {
  const meetingId = await aMeeting();
  for (const put of ['7K3QW-9XM2P-4', 'nonsense', '', 'x'.repeat(20_000)]) {
    const { status, back, issues } = await again(meetingId, { intent: 'add', put });
    assert.deepEqual([status, issues], [422, [{ path: 'put', code: 'required' }]], put.slice(0, 20));
    assert.equal(fieldOf(back.form, 'put'), put);
  }
});

test('words of two people about one case do not overwrite each other unseen', async () => {
  const meetingId = await aMeeting();
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  const seen = (await noteOf(meetingId))?.noteMark ?? '';
  const note = (words: string, mark: string) => ({
    intent: `note:${one.ref}`,
    [`note.${one.ref}`]: words,
    seen: mark,
  });
  const first = await postAgenda(
    posting(steers, `/review/meetings/${meetingId}`, note('Is the lane wide?', seen)),
    meetingId,
  );
  assert(first instanceof Response);
  const { status, back } = await again(meetingId, note('Ask the police.', seen));
  assert.deepEqual([status, back.refusal], [409, 'stale-revision']);
  assert.equal(fieldOf(back.form, `note.${one.ref}`), 'Ask the police.');
  assert.equal((await again(meetingId, note('Ask.', ''))).status, 409);
  const shown = await noteOf(meetingId);
  assert.equal(shown?.note, 'Is the lane wide?');
  const sent = posting(steers, `/review/meetings/${meetingId}`, note('Both.', shown?.noteMark ?? ''));
  assert((await postAgenda(sent, meetingId)) instanceof Response);
  assert.equal((await noteOf(meetingId))?.note, 'Both.');
});

const isOff = (error: unknown) => error instanceof Refused && error.code === 'off-agenda';

test('words about a case that was taken off, or of a meeting that was closed, wait on a page of their own', async () => {
  const meetingId = await aMeeting();
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  const { noteMark } = (await noteOf(meetingId)) ?? { noteMark: '' };
  const words = { [`outcome.${one.ref}.words`]: 'Measure.', [`outcome.${one.ref}.agency`]: 'fire-marshal' };
  const due = Object.entries({ month: '4', day: '15', year: '2027' }).map(([part, value]) => [
    `outcome.${one.ref}.due.${part}`,
    value,
  ]);
  const forms: Fields[] = [
    { intent: `record:${one.ref}`, ...words, ...Object.fromEntries(due) },
    { intent: `note:${one.ref}`, [`note.${one.ref}`]: 'Ask.', seen: noteMark },
  ];
  const refs = [one.ref];
  await takeOffAgenda(steers, { meetingId, ref: one.ref });
  for (const form of forms) {
    const { back } = await again(meetingId, form);
    assert.equal(back.refusal, 'stale-revision');
    assert.throws(() => assertDrawn(back, { isOpen: true, refs: [] }), isOff);
    assertDrawn(back, { isOpen: true, refs });
  }
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  await closeMeeting(steers, { meetingId });
  for (const form of [...forms, { intent: 'add', put: one.ref }]) {
    const { back } = await again(meetingId, form);
    assert.equal(back.refusal, 'wrong-state');
    assert.throws(() => assertDrawn(back, { isOpen: false, refs }), isOff);
  }
  // A button alone loses nothing.
  const { back } = await again(meetingId, { intent: `up:${one.ref}` });
  assertDrawn(back, { isOpen: false, refs });
});

test('whatever is posted to an agenda is refused or asked again, never a mistake of ours', async () => {
  const meetingId = await aMeeting();
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  const [words, agency] = [`outcome.${one.ref}.words`, `outcome.${one.ref}.agency`];
  const due = `outcome.${one.ref}.due`;
  const odd = '👩‍👩‍👧 ñ \u202e \u{e0041} ﷽';
  for (const fields of [
    {},
    { intent: 'toString' },
    { intent: 'constructor:x' },
    { intent: `record:${one.ref}` },
    { intent: 'record:' },
    { intent: `record:${one.ref}`, [words]: odd, [agency]: odd, [`${due}.month`]: odd },
    { intent: `record:${one.ref}`, [words]: 'x'.repeat(20_000), [agency]: '', [`${due}.year`]: '99999' },
    { intent: `note:${odd}`, 'note.x': odd },
    { intent: 'put:' },
    { intent: 'finish:' },
    { intent: `finish:${one.ref}~x` },
    { intent: 'finish:~~~' },
    { intent: `up:${odd}` },
  ] as Fields[]) {
    const page = posting(steers, `/review/meetings/${meetingId}`, fields);
    const back = await postAgenda(page, meetingId);
    const status = back instanceof Response ? back.status : page.response.status;
    assert([404, 409, 422].includes(status ?? 0), `${JSON.stringify(fields).slice(0, 80)}: ${status}`);
  }
});

test('a place holds nothing that cannot be seen', async () => {
  const plan = { heldOn: '2027-04-08', startsAt: '09:30' };
  await assert.rejects(planMeeting(steers, { ...plan, place: '\u200b' }), Refused);
  const id = await planMeeting(steers, { ...plan, place: 'Room\u202e 5' });
  assert.equal((await agendaFor(steers, id)).meeting.place, 'Room  5');
  await putOnAgenda(steers, { meetingId: id, ref: one.ref });
  await noteOnAgenda(steers, { meetingId: id, ref: one.ref, note: 'Two lines:\nyes.' });
  assert.equal((await noteOf(id))?.note, 'Two lines:\nyes.');
});
