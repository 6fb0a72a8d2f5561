import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { carnival } from '#db/seeds/events/lots.ts';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, approveAs, aSubmittedCase, deskOf, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { askForCorrections } from '#e2e/fixtures/corrections.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { denyApplication } from '#src/commands/case.ts';
import { noteLook } from '#src/commands/look.ts';
import { askApplicant, claimReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { reviewQueueFor } from '#src/queries/review-queue.ts';

let db: TestDatabase;
let ctx: Ctx;
let coordinator: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');
/** Cases by name: three festivals that police must decide on, and a block party that it gets a copy of. */
const cases: Record<'early' | 'late' | 'asked' | 'party', TestCase> = Object.create(null);

const named = (day: string, name: string) => {
  const answers = festival(day);
  return { ...answers, event: { ...answers.event, name } };
};

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
  const onDay = (day: string): Ctx => ({ ...ctx, now: new Date(`${day}T14:00:00Z`) });
  cases.late = await aCaseInReview(db, onDay('2027-03-22'), named('2027-09-11', '100% Harbor Fair'));
  cases.early = await aCaseInReview(db, onDay('2027-03-31'), named('2027-07-10', '1000 Lanterns'));
  cases.asked = await aCaseInReview(db, ctx, named('2027-08-07', 'Quiet_Garden Day'));
  cases.party = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await askApplicant(await deskOf(db, ctx, 'police'), { ref: cases.asked.ref, question: 'How many guards?' });
  coordinator = as(ctx, await aStaffMember(db, 'special-events', ['coordinator']));
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const queue = async (who: Ctx, address = '') => reviewQueueFor(who, new URLSearchParams(address));
const police = () => deskOf(db, ctx, 'police');
const names = async (who: Ctx, address = '') =>
  (await queue(who, address)).items.map((item) => item.event_name);

test('an agency sees the open cases it has a part in, the one due first on top', async () => {
  assert.deepEqual(await names(await police()), ['100% Harbor Fair', '1000 Lanterns', 'Quiet_Garden Day']);
});

test('no agency sees a case it has no part in, whatever the address says', async () => {
  const parks = await deskOf(db, ctx, 'parks');
  assert.deepEqual(await names(parks, 'work=any'), []);
  assert.deepEqual(await names(parks, 'work=any&agency=police'), []);
  const asPolice = await queue(await police(), 'agency=fire-marshal');
  assert.equal(asPolice.agency, 'police');
});

test('the queue is closed to applicants, visitors and staff without a part in it', async () => {
  await assert.rejects(queue(ctx), refusedWith('sign-in-needed'));
  await assert.rejects(queue(as(ctx, await anApplicant(db))), refusedWith('sign-in-needed'));
  const administrator = as(ctx, await aStaffMember(db, null, ['administrator']));
  await assert.rejects(queue(administrator), refusedWith('forbidden'));
});

test('a coordinator sees every submitted case or one agency’s', async () => {
  assert.equal((await queue(coordinator)).items.length, 4);
  assert.deepEqual(await names(coordinator, 'agency=risk&sort=event'), [
    '1000 Lanterns',
    'Quiet_Garden Day',
    '100% Harbor Fair',
  ]);
});

test('each order is kept', async () => {
  const desk = await police();
  assert.deepEqual(await names(desk, 'sort=event'), [
    '1000 Lanterns',
    'Quiet_Garden Day',
    '100% Harbor Fair',
  ]);
  assert.equal((await names(desk, 'sort=arrival'))[0], '100% Harbor Fair');
  assert.equal((await names(desk, 'work=any')).at(-1), '100% Harbor Fair');
});

test('each view shows its part of the work', async () => {
  const desk = await police();
  assert.deepEqual(await names(desk, 'work=mine'), ['Quiet_Garden Day']);
  assert.deepEqual(await names(desk, 'work=applicant'), ['Quiet_Garden Day']);
  assert.deepEqual(await names(desk, 'work=unclaimed'), ['100% Harbor Fair', '1000 Lanterns']);
  assert.deepEqual(await names(desk, 'work=decided'), []);
  assert.equal((await names(desk, 'work=any')).length, 4);
});

test('late is what a running clock left behind, and due is what it reaches in this week', async () => {
  const desk = await police();
  // Thursday. One review was due on Monday, one is due next Wednesday, and the clock of the third stands still.
  assert.deepEqual(await names(desk, 'work=late'), ['100% Harbor Fair']);
  assert.deepEqual(await names(desk, 'work=due'), []);
  const tuesday = { ...desk, now: new Date('2027-04-06T14:00:00Z') };
  assert.deepEqual(await names(tuesday, 'work=due'), ['1000 Lanterns']);
  assert.deepEqual(await names({ ...coordinator, now: NOW }, 'work=late'), ['100% Harbor Fair']);
  assert.deepEqual(await names(coordinator, 'work=ready'), []);
});

test('each view has its number, under the filters that are set, and none while something is searched for', async () => {
  const desk = await police();
  const { counts } = await queue(desk, 'work=mine');
  assert.deepEqual(counts, {
    open: 3,
    mine: 1,
    unclaimed: 2,
    late: 1,
    due: 0,
    changed: 0,
    applicant: 1,
    ready: 0,
  });
  assert.equal((await queue(desk, 'until=2027-07-31')).counts.open, 1);
  assert.deepEqual((await queue(desk, 'search=lanterns')).counts, {});
  assert.equal((await queue(coordinator)).counts.open, 4);
});

test('a case shows what others did since its reader looked, and nothing that the reader did', async () => {
  const room = await createTestDatabase();
  try {
    const here = { ...ctx, sql: room.app };
    const one = await aCaseInReview(room, here, festival('2027-08-07'));
    const desk = await deskOf(room, here, 'police');
    const changesNow = async () => (await queue(desk)).items[0]?.changes;
    assert.equal(await changesNow(), null);
    const position = async () => {
      const [row] =
        await room.owner`SELECT max(position) AS position FROM activities WHERE application_id = ${one.id}`;
      return Number(row?.position);
    };
    const seen = await position();
    await noteLook(desk, { ref: one.ref, position: seen });
    assert.deepEqual(await changesNow(), []);
    assert.deepEqual(await names(desk, 'work=changed'), []);
    await claimReview(desk, { ref: one.ref });
    await askApplicant(desk, { ref: one.ref, question: 'How many guards?' });
    assert.deepEqual(await changesNow(), []);
    await approveAs(room, one, 'public-works');
    assert.deepEqual(await changesNow(), ['decision']);
    assert.deepEqual((await queue(desk)).counts.changed, 1);
    assert.equal((await names(desk, 'work=changed')).length, 1);
    // A page that was loaded before the approval arrives late: the mark does not go back, nor beyond what was seen.
    const now = await position();
    await noteLook(desk, { ref: one.ref, position: now });
    await noteLook(desk, { ref: one.ref, position: seen });
    assert.deepEqual(await changesNow(), []);
    const colleague = as(here, await aStaffMember(room, 'police'));
    assert.equal((await queue(colleague)).items[0]?.changes, null);
  } finally {
    await room.drop();
  }
});

test('nobody leaves a mark on a case that they have no part in', async () => {
  const parking = as(ctx, await aStaffMember(db, 'liquor', ['reviewer']));
  await assert.rejects(noteLook(parking, { ref: cases.party.ref, position: 1 }), refusedWith('not-found'));
  await assert.rejects(noteLook(ctx, { ref: cases.party.ref, position: 1 }), refusedWith('sign-in-needed'));
});

test('filters narrow the list and unknown ones are ignored', async () => {
  const desk = await police();
  assert.deepEqual(await names(desk, 'from=2027-08-08'), ['100% Harbor Fair']);
  assert.deepEqual(await names(desk, 'until=2027-07-31'), ['1000 Lanterns']);
  assert.equal((await names(desk, 'kind=festival')).length, 3);
  assert.deepEqual(await names(desk, 'kind=race'), []);
  assert.deepEqual(await names(desk, 'state=info_requested'), ['Quiet_Garden Day']);
  assert.deepEqual(await names(desk, 'status=denied'), []);
  assert.equal((await names(desk, 'district=northern')).length, 3);
  assert.deepEqual(await names(desk, 'district=southern'), []);
  assert.equal((await names(desk, 'hazard=food')).length, 3);
  assert.deepEqual(await names(desk, 'hazard=aircraft'), []);
  assert.equal((await names(coordinator, 'hazard=food')).length, 4);
  const nonsense =
    'hazard=x&kind=x&from=2027-02-31&status=nice&sort=size&after=9999-99-99~x&work=all&agency=&search=';
  assert.equal((await names(desk, nonsense)).length, 3);
});

test('cases of one place of the register, and of one hazard, are found among all', async () => {
  const room = await createTestDatabase();
  try {
    const here = { ...ctx, sql: room.app };
    const inPark = await aCaseInReview(room, here, carnival('2027-08-07'));
    await aCaseInReview(room, here, festival('2027-08-07'));
    const steers = as(here, await aStaffMember(room, 'special-events', ['coordinator']));
    const found = async (address: string) => (await queue(steers, address)).items.map((one) => one.ref);
    assert.equal((await found('')).length, 2);
    for (const address of ['place=carroll-park', 'hazard=rides', 'place=carroll-park&hazard=food'])
      assert.deepEqual(await found(address), [inPark.ref]);
    assert.deepEqual(await found('place=druid-hill-park'), []);
    assert.deepEqual((await queue(steers, 'place=carroll-park')).counts.open, 1);
  } finally {
    await room.drop();
  }
});

test('an agency finds a case by what it says now, and by what it said before no more', async () => {
  const room = await createTestDatabase();
  try {
    const here = { ...ctx, sql: room.app };
    const one = await aCaseInReview(room, here, carnival('2027-08-07'));
    const desk = await deskOf(room, here, 'police');
    const before = ['place=carroll-park', 'hazard=rides', 'until=2027-08-31', 'status=in_agency_review'];
    const now = [
      'place=druid-hill-park',
      'hazard=fire',
      'kind=race',
      'district=d',
      'from=2027-09-05',
      'status=closed',
    ];
    // Taken back at the end, since nobody wrote a line about it.
    const changing = room.owner.begin(async (tx) => {
      const seen = async (address: string) => {
        const { items, counts } = await queue({ ...desk, sql: tx as unknown as Ctx['sql'] }, address);
        return [items.length, counts.open];
      };
      for (const address of before) assert.deepEqual(await seen(address), [1, 1], address);
      for (const address of now) assert.deepEqual(await seen(address), [0, 0], address);
      await tx`
        UPDATE applications SET place = 'druid-hill-park', hazards = '{fire}', district = 'd', event_kind = 'race',
          starts_on = '2027-09-04', ends_on = '2027-09-05', status = 'closed' WHERE id = ${one.id}`;
      for (const address of before) assert.deepEqual(await seen(address), [0, 0], address);
      for (const address of now) assert.deepEqual(await seen(address), [1, 1], address);
      throw new Error('seen');
    });
    await assert.rejects(changing, /^Error: seen$/);
  } finally {
    await room.drop();
  }
});

test('words are found together, also where one of them is in many cases and another in few', async () => {
  const find = async (typed: string) =>
    (await names(await police(), new URLSearchParams({ search: typed }).toString())).toSorted();
  assert.deepEqual(await find('1000 lanterns'), ['1000 Lanterns']);
  assert.deepEqual(await find('100% harbor'), ['100% Harbor Fair']);
  assert.deepEqual(await find('lanterns 1000'), []);
  assert.deepEqual(await find('quiet_garden x'), []);
  assert.deepEqual(await find('a harbor fair'), []);
});

test('a search finds name, street, organizer and reference, and % and _ stand for themselves', async () => {
  const desk = await police();
  const find = (typed: string) => names(desk, new URLSearchParams({ search: typed }).toString());
  assert.deepEqual(await find('lanterns'), ['1000 Lanterns']);
  assert.equal((await find('hickory')).length, 3);
  assert.equal((await find('rivera')).length, 3);
  assert.deepEqual(await find('100%'), ['100% Harbor Fair']);
  assert.deepEqual(await find('quiet_garden'), ['Quiet_Garden Day']);
  assert.deepEqual(await find('quiet_garde_'), []);
  const typed = cases.early.ref.toLowerCase().replaceAll('-', ' ');
  assert.deepEqual(await find(typed), ['1000 Lanterns']);
  assert.deepEqual(await find("'; DROP TABLE reviews; --"), []);
});

test('a search of two letters is not carried out, and the screen is told', async () => {
  const found = await queue(await police(), 'search=la');
  assert.equal(found.isSearchTooShort, true);
  assert.equal(found.items.length, 3);
});

test('the clock counts business days, stands still for the applicant and says how late it is', async () => {
  const { items } = await queue(await police());
  assert.deepEqual(
    items.map((item) => [item.event_name, item.clock]),
    [
      ['100% Harbor Fair', { kind: 'late', days: 3 }],
      ['1000 Lanterns', { kind: 'left', days: 4 }],
      ['Quiet_Garden Day', { kind: 'stopped' }],
    ],
  );
  assert.equal(items[1]?.daysToEvent, 100);
});

test('a row offers exactly what its reader may do with it', async () => {
  const [late, early, asked] = (await queue(await police())).items;
  assert.deepEqual([late?.actions, early?.actions, asked?.actions], [['claim'], ['claim'], []]);
  const all = await queue(coordinator);
  assert(all.items.every((item) => item.actions.length === 0));
});

test('a row says who still has it', async () => {
  const [, early] = (await queue(await police())).items;
  assert.deepEqual(early?.open_agencies, [
    'fire-marshal',
    'food-control',
    'police',
    'public-works',
    'risk',
    'special-events',
    'traffic',
  ]);
});

test('a page after a key shows each case once, also where many are due on the same day', async () => {
  const room = await createTestDatabase();
  try {
    const here = { ...ctx, sql: room.app };
    for (let n = 0; n < 29; n += 1) await aCaseInReview(room, here, blockParty('2027-06-05'));
    const desk = await deskOf(room, here, 'special-events');
    for (const [sort, work] of [
      ['due', 'open'],
      ['event', 'open'],
      ['arrival', 'open'],
      ['arrival', 'any'],
      ['event', 'any'],
    ]) {
      const first = await queue(desk, `sort=${sort}&work=${work}`);
      assert.equal(first.items.length, 25);
      const next = new URLSearchParams({ sort: sort ?? '', work: work ?? '', after: first.next ?? '' });
      const second = await queue(desk, next.toString());
      assert.equal(second.items.length, 4);
      assert.equal(second.next, null);
      assert.equal(new Set([...first.items, ...second.items].map((item) => item.ref)).size, 29);
    }
    const all = as(here, await aStaffMember(room, null, ['coordinator']));
    const first = await queue(all);
    const second = await queue(all, new URLSearchParams({ after: first.next ?? '' }).toString());
    assert.equal(new Set([...first.items, ...second.items].map((item) => item.ref)).size, 29);
  } finally {
    await room.drop();
  }
});

test('a case with the applicant waits in its own view, and a finished one is among the decided', async () => {
  const one = await aCaseInReview(db, ctx, named('2027-10-02', 'Changing Fair'));
  await askForCorrections(one.coordinator, one.ref, { by: await police() });
  const desk = await police();
  assert((await names(desk, 'work=applicant')).includes('Changing Fair'));
  assert((await names(coordinator, 'work=applicant')).includes('Changing Fair'));
  const [row] = (await queue(desk, 'search=changing')).items;
  assert.deepEqual(row?.clock, { kind: 'stopped' });
  assert.deepEqual(row?.actions, ['claim']);
  await denyApplication(one.coordinator, {
    ref: one.ref,
    reason: 'danger',
    words: 'No.',
    alternative: 'In May.',
  });
  assert(!(await names(desk)).includes('Changing Fair'));
  assert((await names(desk, 'work=any')).includes('Changing Fair'));
  assert((await names(coordinator, 'work=decided')).includes('Changing Fair'));
});

test('what an agency decided and what it claimed leave the unclaimed', async () => {
  const one = await aCaseInReview(db, ctx, named('2027-11-06', 'Winter Market'));
  const two = await aCaseInReview(db, ctx, named('2027-11-07', 'Second Market'));
  await approveAs(db, one, 'police');
  await claimReview(await police(), { ref: two.ref });
  const unclaimed = await names(await police(), 'work=unclaimed');
  assert(!unclaimed.includes('Winter Market') && !unclaimed.includes('Second Market'));
  assert.deepEqual(await names(await police(), 'work=decided'), ['Winter Market']);
});

test('a new case that nobody checks yet is in front of every coordinator', async () => {
  const one = await aSubmittedCase(db, ctx, blockParty('2027-06-12'));
  const fresh = await queue(coordinator, 'work=unclaimed');
  assert(fresh.items.some((item) => item.ref === one.ref));
});
