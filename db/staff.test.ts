import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { runStaff } from '#db/staff.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { findSession, insertSession, tokenHashOf } from '#src/store/session.ts';
import { insertStaffSignIn } from '#src/store/staff-member.ts';

const database = await createTestDatabase();
after(() => database.drop());
const now = new Date();

async function arrive(subject: string, email: string): Promise<string> {
  const token = `token of ${subject}`;
  await database.app.begin(async (tx) => {
    const person = {
      issuer: 'https://login.example',
      subject,
      name: subject,
      email,
      agency: 'fire',
      roles: ['reviewer'],
      now,
    };
    const member = await insertStaffSignIn(tx, person);
    await insertSession(tx, {
      tokenHash: tokenHashOf(token),
      applicantId: null,
      staffId: member.id,
      providerSession: null,
      authenticatedAt: now,
      now,
      expiresAt: new Date(now.getTime() + 60_000),
    });
  });
  return token;
}
const isLive = async (token: string) =>
  (await findSession(database.app, tokenHashOf(token))).session !== null;

test('before anybody came the list says so', async () => {
  assert.match(await runStaff(database.owner, 'list', ''), /^Nobody/);
});

test('a removed person is out at the next request, and back after a restore and a new sign-in', async () => {
  const token = await arrive('rosa', 'rosa@city.example');
  assert.equal(await isLive(token), true);
  assert.match(await runStaff(database.owner, 'remove', 'Rosa@city.example'), /Sessions ended: 1\./);
  assert.equal(await isLive(token), false);
  assert.match(await runStaff(database.owner, 'list', ''), /rosa.*access removed/);
  await runStaff(database.owner, 'restore', 'rosa@city.example');
  assert.match(await runStaff(database.owner, 'list', ''), /rosa.*no role/);
});

test('two people with one address are told apart by id', async () => {
  const [first, second] = [
    await arrive('carl', 'desk@city.example'),
    await arrive('dora', 'desk@city.example'),
  ];
  await assert.rejects(runStaff(database.owner, 'remove', 'desk@city.example'), /Give the id/);
  const [row] = await database.owner`SELECT id FROM staff_members WHERE subject = 'carl'`;
  await runStaff(database.owner, 'remove', String(row?.id));
  assert.equal(await isLive(first), false);
  assert.equal(await isLive(second), true);
});

test('nobody and nonsense are said to be so', async () => {
  await assert.rejects(runStaff(database.owner, 'remove', 'nobody@city.example'), /There is nobody/);
  await assert.rejects(runStaff(database.owner, 'promote', ''), /npm run staff list/);
});
