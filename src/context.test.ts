import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { openSession, type SessionPerson } from '#src/commands/session.ts';
import { contextFor } from '#src/context.ts';
import { insertApplicant } from '#src/store/applicant.ts';
import { tokenHashOf } from '#src/store/session.ts';
import { insertStaffSignIn } from '#src/store/staff-member.ts';

const database = await createTestDatabase();
after(() => database.drop());
const service = testContext(database.app);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const ask = (sessionToken: string | null) =>
  contextFor(service, { sessionToken, locale: 'en', requestId: 'test' });
const rowOf = async (token: string) => {
  const [row] = await database.owner`
    SELECT last_seen_at, expires_at, created_at FROM sessions WHERE token_hash = ${tokenHashOf(token)}`;
  assert(row);
  return { seen: row.last_seen_at as Date, ends: row.expires_at as Date }; // both columns are timestamps
};
async function openFor(kind: 'applicant' | 'staff', openedAt: Date): Promise<string> {
  return await database.app.begin(async (tx) => {
    let person: SessionPerson;
    if (kind === 'applicant') {
      const applicantId = await insertApplicant(tx, {
        email: 'ana@example.org',
        locale: 'en',
        now: openedAt,
      });
      person = { kind, applicantId };
    } else {
      const claims = {
        issuer: 'https://login.example',
        subject: 'rosa',
        name: 'Rosa Field',
        email: 'rosa@city.example',
      };
      const member = await insertStaffSignIn(tx, {
        ...claims,
        agency: 'fire',
        roles: ['reviewer'],
        now: openedAt,
      });
      person = { kind, staffId: member.id, providerSession: null, authenticatedAt: openedAt };
    }
    return await openSession(tx, { now: openedAt }, person, tokenHashOf(newBrowser()));
  });
}

test('an applicant, a member of staff and a visitor are told apart', async () => {
  const applicant = (await ask(await openFor('applicant', minutesAgo(1)))).ctx.actor;
  assert(applicant.kind === 'applicant');
  assert.equal(applicant.email, 'ana@example.org');
  const openedAt = minutesAgo(2);
  const staff = (await ask(await openFor('staff', openedAt))).ctx.actor;
  assert(staff.kind === 'staff');
  assert.deepEqual(staff.roles, ['reviewer']);
  assert.equal(staff.agency, 'fire');
  assert.deepEqual(staff.authenticatedAt, openedAt);
  assert.equal((await ask(newBrowser())).ctx.actor.kind, 'visitor');
  assert.deepEqual((await ask(null)).ctx.actor, { kind: 'visitor', sessionHash: null });
});

test('the use of a session is written at most every five minutes', async () => {
  const fresh = await openFor('staff', minutesAgo(4));
  const before = await rowOf(fresh);
  await ask(fresh);
  assert.deepEqual(await rowOf(fresh), before);
  const older = await openFor('staff', minutesAgo(6));
  await ask(older);
  const { seen, ends } = await rowOf(older);
  assert(Math.abs(seen.getTime() - Date.now()) < 10_000);
  assert.equal(ends.getTime() - seen.getTime(), 30 * 60_000);
});

test('use keeps a session of staff alive for half an hour more, and never beyond twelve hours', async () => {
  const openedAt = minutesAgo(11 * 60 + 50);
  const token = await openFor('staff', openedAt);
  await database.owner`UPDATE sessions SET expires_at = ${new Date(Date.now() + 60_000)} WHERE token_hash = ${tokenHashOf(token)}`;
  await ask(token);
  assert.deepEqual((await rowOf(token)).ends, new Date(openedAt.getTime() + 12 * 3_600_000));
});

test('a session that has ended is not woken up by its use', async () => {
  const token = await openFor('staff', minutesAgo(31));
  const before = await rowOf(token);
  assert.equal((await ask(token)).ctx.actor.kind, 'visitor');
  assert.deepEqual(await rowOf(token), before);
});

test('the time of a request is the database’s', async () => {
  const { ctx } = await ask(null);
  const [row] = await database.app`SELECT clock_timestamp() AS now`;
  assert(Math.abs(ctx.now.getTime() - Number(row?.now)) < 5000);
});
