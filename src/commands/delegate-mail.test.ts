import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { type DelegateWorld, delegateWorld } from '#e2e/fixtures/delegate-world.ts';
import { as } from '#e2e/fixtures/people.ts';
import { inviteDelegate, takeBackDelegate } from '#src/commands/delegate.ts';
import { deliverNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { startMail } from '#src/embedded/mail.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { createMailer } from '#src/outside/mail.ts';
import { invitationLinkFor } from '#src/queries/delegate.ts';

let world: DelegateWorld;
let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  world = await delegateWorld();
  ({ db, ctx } = world);
});
after(() => db.drop());

test('an invitation that was taken back before its mail left is not mailed', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
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
    const { owner, ref } = await world.aDraft();
    const email = world.newMailbox();
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
