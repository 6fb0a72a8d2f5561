import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { startMail } from '#src/embedded/mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-test-'));
let refusal: { code: number; message: string } | undefined;
const options = { dataDir: folder, onStage: (stage: string) => (stage === 'message' ? refusal : undefined) };
let server = await startMail(options);

const letter = {
  from: 'Event Permits <permits@example.gov>',
  to: 'Rosa Núñez <rosa@example.org>',
  subject: 'Su código: 4821 <b>',
  messageId: '<code.1@permits.example.gov>',
  text: 'Use 48213377 or open https://permits.example.gov/sign-in?a=1&b=2.',
  html: '<p>Use <strong>48213377</strong></p><script>document.body.remove()</script>',
  attachments: [{ filename: 'plán.txt', content: 'stage here' }],
};

async function sendLetter(changes: object = {}): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
  try {
    await transport.sendMail({ ...letter, ...changes });
  } finally {
    transport.close();
  }
}

const read = async (path: string) => fetch(`${server.webUrl}${path}`);

beforeEach(() => server.clear());
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a message is kept with everything in it and answered to tests as JSON', async () => {
  await sendLetter();
  await sendLetter({ to: 'other@example.org' });
  const found = await (await read('/messages.json?to=ROSA@example.org')).json();
  assert.equal(found.length, 1);
  assert.equal(found[0].subject, 'Su código: 4821 <b>');
  assert.equal(found[0].messageId, '<code.1@permits.example.gov>');
  assert.deepEqual(found[0].to, ['Rosa Núñez <rosa@example.org>']);
  assert.match(found[0].text, /48213377/);
  assert.deepEqual(found[0].attachments, [{ name: 'plán.txt', type: 'text/plain', size: 10 }]);
});

test('the list and the message are pages in which nothing of the sender is markup', async () => {
  await sendLetter();
  const id = server.messages()[0]?.id;
  const list = await (await read('/')).text();
  assert.match(list, /Su código: 4821 &lt;b&gt;/);
  const response = await read(`/messages/${id}`);
  const page = await response.text();
  assert.match(page, /<h1>Su código: 4821 &lt;b&gt;<\/h1>/);
  assert.match(page, /<a href="https:\/\/permits\.example\.gov\/sign-in\?a=1&amp;b=2">/);
  assert.ok(!page.includes('<script'));
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('the HTML of a message is shown in a sandbox', async () => {
  await sendLetter();
  const response = await read(`/messages/${server.messages()[0]?.id}/html`);
  assert.match(response.headers.get('content-security-policy') ?? '', /^sandbox allow-popups /);
  assert.ok(!response.headers.get('content-security-policy')?.includes('allow-scripts'));
});

test('an attachment is handed out to be saved and never shown', async () => {
  await sendLetter();
  const response = await read(`/messages/${server.messages()[0]?.id}/attachments/0`);
  assert.equal(await response.text(), 'stage here');
  assert.match(
    response.headers.get('content-disposition') ?? '',
    /^attachment; filename\*=UTF-8''pl%C3%A1n\.txt$/,
  );
});

test('what is not there is a 404 and another host name is refused', async () => {
  assert.equal((await read('/messages/1-nothing')).status, 404);
  assert.equal((await read('/elsewhere')).status, 404);
  const status = await new Promise((done) => {
    const headers = { host: 'evil.example' };
    request({ port: server.webPort, host: '127.0.0.1', headers }, (answer) =>
      done(answer.resume().statusCode),
    ).end();
  });
  assert.equal(status, 421);
});

test('a refused message is not kept and the sender hears why', async () => {
  refusal = { code: 451, message: 'Try again later' };
  await assert.rejects(sendLetter(), { responseCode: 451 });
  refusal = undefined;
  assert.equal(server.messages().length, 0);
});

test('messages are there after a new start', async () => {
  await sendLetter();
  await server.stop();
  server = await startMail(options);
  assert.equal(server.messages('rosa@example.org').length, 1);
});
