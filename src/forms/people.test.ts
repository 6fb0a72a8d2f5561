import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Ctx } from '#src/context.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { postPeople, postPerson } from '#src/forms/people.ts';
import { peopleFor } from '#src/queries/people.ts';
import { findStaffMember } from '#src/store/staff-member.ts';

let db: TestDatabase;
let ctx: Ctx;
let admin: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore') });
  admin = as(ctx, await aStaffMember(db, null, ['administrator'], 'Ada Morgan'));
});
after(() => db.drop());

const somebody = async (): Promise<string> => {
  const one = await aStaffMember(db, 'police');
  return one.kind === 'staff' ? one.id : '';
};
const ODD = '👩‍👩‍👧 ñ \u202e \u{e0041} ﷽';
const NEW = {
  intent: 'add',
  'add.email': 'newt@city.example',
  'add.name': 'Newt Comer',
  'add.agency': 'police',
  'add.roles': 'reviewer',
  'add.reason': 'New here.',
};
const listed = async (search: string) =>
  (await peopleFor(admin, new URLSearchParams({ search }))).people.map(({ email }) => email);

for (const [what, fields, paths] of [
  [
    'nothing',
    Object.fromEntries(Object.keys(NEW).map((key) => [key, ''])),
    ['email', 'name', 'roles', 'reason'],
  ],
  ['two addresses in one box', { 'add.email': 'a@city.example, b@city.example' }, ['email']],
  ['an address that looks like another', { 'add.email': 'аda@city.example' }, ['email']],
  ['a role that we do not know', { 'add.roles': 'emperor' }, ['roles']],
  ['an endless address', { 'add.email': `${'x'.repeat(250)}@city.example` }, ['email']],
  ['an endless name', { 'add.name': 'x'.repeat(201) }, ['name']],
  ['an endless reason', { 'add.reason': 'x'.repeat(20_000) }, ['reason']],
] as const)
  test(`${what} names nobody, and what was typed comes back`, async () => {
    const page = posting(admin, '/admin/people', { ...NEW, ...fields });
    const back = await postPeople(page);
    assert(!(back instanceof Response));
    assert.equal(page.response.status, 422);
    assert.deepEqual(
      back.view?.issues.map(({ path }) => path),
      paths.map((path) => `add.${path}`),
    );
    for (const [name, value] of Object.entries(fields)) assert.equal(fieldOf(back.form, name), value);
  });

test('an address is one however it is typed, and an agency that we do not know is refused', async () => {
  for (const fields of [{ 'add.name': '\u200b' }, { 'add.agency': ODD }, { 'add.agency': 'toString' }]) {
    const page = posting(admin, '/admin/people', { ...NEW, ...fields });
    const back = await postPeople(page);
    assert(!(back instanceof Response));
    assert.deepEqual([page.response.status, back.refusal], [422, 'invalid-input'], JSON.stringify(fields));
    assert.equal(fieldOf(back.form, 'add.reason'), 'New here.');
  }
  const first = { ...NEW, 'add.email': '  Newt@City.Example ', 'add.name': `Newt ${ODD}`, 'add.reason': ODD };
  assert((await postPeople(posting(admin, '/admin/people', first))) instanceof Response);
  const page = posting(admin, '/admin/people', NEW);
  const back = await postPeople(page);
  assert(!(back instanceof Response));
  assert.deepEqual([page.response.status, back.refusal], [409, 'person-known']);
  assert.deepEqual(await listed('NEWT@'), ['newt@city.example']);
});

test('whatever is posted to the page of a person is refused, never a mistake of ours', async () => {
  const id = await somebody();
  const reason = { 'set.reason': 'Moved.', 'block.reason': 'Left.' };
  for (const [fields, status] of [
    [{}, 422],
    [{ intent: 'constructor', ...reason }, 422],
    [{ intent: 'set', ...reason, seen: '0', 'set.agency': ODD }, 422],
    [{ intent: 'block', ...reason }, 409],
    [{ intent: 'block', ...reason, seen: '-1' }, 409],
    [{ intent: 'block', ...reason, seen: '99999999999999999999' }, 409],
    [{ intent: 'block', seen: '0', 'block.reason': ' ' }, 422],
    [{ intent: 'block', seen: '0', 'block.reason': 'x'.repeat(1001) }, 422],
  ] as [Fields, number][]) {
    const page = posting(admin, `/admin/people/${id}`, fields);
    const back = await postPerson(page, id);
    assert(!(back instanceof Response));
    assert.equal(page.response.status, status, JSON.stringify(fields).slice(0, 80));
    for (const [name, value] of Object.entries(fields)) assert.equal(fieldOf(back.form, name), value);
  }
  for (const other of ['x', ODD, '00000000-0000-4000-8000-000000000000', `${id} `]) {
    const fields = { intent: 'block', ...reason, seen: '0' };
    const sent = await postPerson(posting(admin, '/admin/people/x', fields), other);
    assert(sent instanceof Response);
    assert.equal(sent.status, 404, other);
  }
  const left = await findStaffMember(db.app, id);
  assert.deepEqual([left?.agency, left?.roles, left?.disabled_at], ['police', ['reviewer'], null]);
});

test('a search finds what was typed and nothing else, whatever stands in it', async () => {
  for (const search of ['%', '_', "'", '\\', ODD, '{', 'x'.repeat(500)])
    assert.deepEqual(await listed(search), [], search.slice(0, 10));
});
