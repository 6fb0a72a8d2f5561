import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { inTurns } from '#e2e/security/pace.ts';
import { cityNamed } from '#src/city/index.ts';
import { mailboxSchema } from '#src/domain/notice.ts';
import { startMail } from '#src/embedded/mail.ts';
import { noticeMail } from '#src/mail/messages.ts';
import { createMailer } from '#src/outside/mail.ts';

const INPUTS = 10_000;
/** One of so many is also made into the bytes that are sent. */
const BUILT = 8;
const SENT = 300;
const SEED = 20_261_122;
const frame = {
  locale: 'en' as const,
  city: cityNamed('baltimore'),
  publicOrigin: 'https://permits.example.gov',
  secretKey: Buffer.alloc(32, 7),
};

const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\r\n ',
  '\n\t',
  '\0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\v',
  '\f',
  '%0d%0a',
  '\\r\\n',
  '=0D=0A',
  '=?utf-8?Q?=0D=0A?=',
  '\r\n\r\n',
  '\n.\n',
  '\r\n.\r\n',
  '\u560d\u560a',
];
const LINES = [
  'Bcc: victim@evil.example',
  'To: victim@evil.example',
  'Cc: victim@evil.example',
  'Reply-To: thief@evil.example',
  'From: mayor@city.example',
  'Subject: Your permit is denied',
  'Content-Type: text/html',
  'X-Injected: 1',
  'DATA',
  'RCPT TO:<victim@evil.example>',
  'QUIT',
  '--boundary--',
  '<script>1</script>',
  '.',
];
const ADDRESSES = ['ana@example.org', 'ana+fair@example.org', 'josé@example.org', 'a@b.c'];

const attack = fc
  .tuple(
    fc.constantFrom('', 'Fair', 'Ana <ana@example.org>', '"Ana" ', 'ñandú', '🚀'.repeat(40), 'x'.repeat(900)),
    fc.constantFrom(...BREAKS),
    fc.constantFrom(...LINES),
    fc.constantFrom('', ...BREAKS),
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  attack,
  attack,
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const address = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...ADDRESSES),
      fc.constantFrom(...BREAKS, ',', ';', ' ', ':', '<', '>'),
      fc.constantFrom(...LINES, 'victim@evil.example', ',victim@evil.example', '> <victim@evil.example>'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(...ADDRESSES),
  text,
);

const HEADERS = [
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'content-language',
  'auto-submitted',
  'x-auto-response-suppress',
];

/** Names of the headers of a raw message, one for each line that is not folded. */
function headerNames(raw: string): string[] {
  const head = raw.slice(0, raw.search(/\r?\n\r?\n/));
  return head
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.split(':')[0]?.toLowerCase() ?? '');
}

const composed = (eventName: string, words: string) =>
  noticeMail({ moment: 'changes-requested', content: { ref: '7K3QW-9XM2P-4', eventName, words } }, frame);

test('mail-inject: of ten thousand names and words none adds a header or a recipient to a message', async () => {
  const inputs = fc.sample(fc.tuple(text, text), { numRuns: INPUTS, seed: SEED });
  const wrong: unknown[] = [];
  const expected = HEADERS.toSorted().join();
  await inTurns(8, inputs, async ([eventName, words], i) => {
    const mail = composed(eventName, words);
    const isOneLine =
      !/[\r\n]/.test(mail.subject) && mail.html.includes('<h1 ') && !/<script/i.test(mail.html);
    if (!isOneLine) wrong.push({ eventName, words });
    if (i % BUILT !== 0) return;
    const composer = new MailComposer({
      from: { name: 'Event Permits', address: 'permits@example.gov' },
      to: { name: '', address: 'ana@example.org' },
      messageId: '<x@permits.example.gov>',
      date: new Date(0),
      ...mail,
      subject: `About ${eventName}`,
      headers: {
        'Content-Language': 'en',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    });
    const message = composer.compile();
    const raw = (await message.build()).toString('latin1');
    const { to } = message.getEnvelope();
    const isFine = headerNames(raw).toSorted().join() === expected && to.join() === 'ana@example.org';
    if (!isFine) wrong.push({ eventName, words, names: headerNames(raw), to });
  });
  assert.deepEqual(wrong.slice(0, 3), []);
});

test('mail-inject: only one mailbox is one, whatever is written around it', () => {
  const typed = fc.sample(address, { numRuns: INPUTS, seed: SEED });
  const wrong = typed.filter((one) => {
    if (!mailboxSchema.safeParse(one).success) return false;
    return /[\s\p{C}<>,;:"()[\]\\]/u.test(one) || one.split('@').length !== 2;
  });
  assert.deepEqual(wrong, []);
  assert.ok(
    typed.some((one) => mailboxSchema.safeParse(one).success),
    'no address at all is one',
  );
});

test('mail-inject: the server gets the envelope and the headers that were meant, and nothing for an address that is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-inject-'));
  const server = await startMail({ dataDir: folder });
  try {
    const mailer = createMailer({
      SMTP_URL: server.smtpUrl,
      MAIL_FROM: 'Event Permits <permits@example.gov>',
    });
    const inputs = fc.sample(fc.tuple(address, text, text), { numRuns: SENT, seed: SEED });
    const taken: string[] = [];
    await inTurns(4, inputs, async ([typed, eventName, words], i) => {
      // Every third to somebody real, so that enough messages arrive to be looked at.
      const to = i % 3 === 0 ? (ADDRESSES[0] as string) : typed;
      const { subject: _, ...mail } = composed(eventName, words);
      const { outcome } = await mailer.send({
        ...mail,
        subject: `About ${eventName}`,
        messageId: `<m${i}@permits.example.gov>`,
        to,
        locale: 'en',
        date: new Date(0),
      });
      if (outcome === 'taken') taken.push(to);
      else assert.equal(outcome, 'refused', `${JSON.stringify(to)}: ${outcome}`);
    });
    const messages = server.messages();
    assert.equal(messages.length, taken.length);
    assert.ok(taken.length > SENT / 4, `only ${taken.length} arrived`);
    assert.ok(taken.every((to) => mailboxSchema.safeParse(to).success));
    const own = [...HEADERS].toSorted();
    for (const message of messages) {
      assert.equal(message.from, 'Event Permits <permits@example.gov>');
      assert.equal(message.to.length, 1);
      assert.deepEqual(message.attachments, []);
      assert.deepEqual(
        Object.keys(message.headers)
          .toSorted()
          .filter((name) => name !== 'received'),
        own,
      );
    }
    const folderOf = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.eml'));
    for (const name of folderOf) {
      const names = headerNames(readFileSync(join(folder, name), 'latin1'));
      assert.deepEqual(names.filter((one) => one !== 'received').toSorted(), own);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
