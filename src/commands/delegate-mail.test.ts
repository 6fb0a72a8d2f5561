import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as, signedInAt } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { inviteDelegate, takeBackDelegate } from '#src/commands/delegate.ts';
import { deliverNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { startMail } from '#src/embedded/mail.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { createMailer } from '#src/outside/mail.ts';
import { invitationLinkFor } from '#src/queries/delegate.ts';

let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-01-04T15:00:00Z') });
});
after(() => db.drop());

let mailboxes = 0;
const newMailbox = () => {
  mailboxes += 1;
  return `vera${mailboxes}@example.org`;
};

async function aDraft() {
  const owner = as(ctx, await anApplicant(db));
  await signedInAt(db, owner.actor, ctx.now);
  const { ref } = await startApplication(owner, { answers: festival('2027-09-11'), sessionHash: null });
  return { owner, ref };
}

test('an invitation that was taken back before its mail left is not mailed', async () => {
  const { owner, ref } = await aDraft();
  const email = newMailbox();
  await inviteDelegate(owner, { ref, task: 'food', email });
  await takeBackDelegate(owner, { ref, task: 'food', email });
  const [notice] = await db.owner`SELECT id FROM notices WHERE recipient = ${email}`;
  const worker = as(ctx, systemActor('test')); // it has no mail server: nothing is sent
  await deliverNotice(worker, {
    noticeId: String(notice?.id),
    compose: () => assert.fail('it is not even written'),
  });
  const [row] = await db.owner`SELECT state FROM notices WHERE recipient = ${email}`;
  assert.equal(row?.state, 'failed');
});

test('an open invitation is mailed to whoever was invited, with a link that opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'delegate-test-'));
  const server = await startMail({ dataDir: folder });
  try {
    const { owner, ref } = await aDraft();
    const email = newMailbox();
    await inviteDelegate({ ...owner, locale: 'es' }, { ref, task: 'food', email });
    const [notice] = await db.owner`SELECT id FROM notices WHERE recipient = ${email}`;
    const mail = createMailer({ SMTP_URL: server.smtpUrl, MAIL_FROM: 'Event Permits <permits@example.gov>' });
    const outside = { mail } as Ctx['outside']; // all that mail needs
    const worker = { ...as(ctx, systemActor('test')), outside };
    const attempt = { attempt: 1, signal: new AbortController().signal };
    await sendNotice.run(worker, { noticeId: String(notice?.id) }, attempt);
    const [message, ...others] = server.messages(email);
    assert.deepEqual(others, []);
    const linkToken = /\/es\/invitation\?token=([\w-]+)/.exec(message?.text ?? '')?.[1] ?? '';
    assert.equal(await invitationLinkFor(ctx, { linkToken }), 'food');
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
