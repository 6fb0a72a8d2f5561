import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { EICAR, startClamd } from '#e2e/fixtures/clamd.ts';
import { officeFile, pdfStream, plainPdf } from '#e2e/fixtures/files.ts';
import { createScanner, type Scanner } from '#src/outside/scan.ts';

const clamd = await startClamd();
after(() => clamd[Symbol.asyncDispose]());

const scanner = createScanner(clamd.settings) as Scanner; // it is configured
async function* pieces(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('without settings there is no scanner', () => {
  assert.equal(createScanner({ CLAMD_HOST: undefined, CLAMD_PORT: 3310, CLAMD_SOCKET: undefined }), null);
});

test('a clean file of 25 MB is clean', async () => {
  assert.deepEqual(await scanner.scan(pieces(randomBytes(25_000_000))), { infected: false });
});

test('the test virus is found over a socket file and over the network', async () => {
  for (const settings of [clamd.settings, clamd.network]) {
    const found = await createScanner(settings)?.scan(pieces(Buffer.from(EICAR)));
    assert.match(found?.infected ? found.name : '', /^Local\.Test\.EICAR/);
  }
});

const CARRIERS: [string, Buffer][] = [
  ['a Word document', officeFile('docx', [{ name: 'word/media/a.bin', content: EICAR }])],
  ['a PDF', plainPdf({ objects: [pdfStream('', Buffer.from(EICAR))] })],
  ['other bytes', Buffer.concat([randomBytes(300_000), Buffer.from(EICAR), randomBytes(300_000)])],
];
for (const [name, bytes] of CARRIERS) {
  test(`the test virus is found inside ${name}`, async () => {
    assert.equal((await scanner.scan(pieces(bytes, 1000))).infected, true);
  });
}

test('many scans at once each get their own answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      scanner.scan(pieces(i % 2 ? Buffer.from(EICAR) : randomBytes(200_000))),
    ),
  );
  assert.deepEqual(
    answers.map(({ infected }) => infected),
    Array.from({ length: 20 }, (_, i) => i % 2 === 1),
  );
});

test('a file that is longer than the scanner reads is never called clean', async () => {
  await using narrow = await startClamd({ streamLimit: '1M' });
  await assert.rejects(
    createScanner(narrow.settings)?.scan(pieces(randomBytes(8_000_000))) ?? Promise.resolve(),
  );
});

test('a source that breaks off is never called clean', async () => {
  async function* broken() {
    yield randomBytes(1000);
    throw new Error('the store went away');
  }
  await assert.rejects(scanner.scan(broken()), { message: 'the store went away' });
});

test('a scanner that is away is an error, and works again when it is back', async () => {
  await clamd.stop();
  await assert.rejects(scanner.scan(pieces(Buffer.from('hello'))));
  await assert.rejects(scanner.check());
  await clamd.start();
  assert.deepEqual(await scanner.scan(pieces(Buffer.from('hello'))), { infected: false });
});

for (const [title, answer] of [
  ['a scanner that closes without a word did not scan', ''],
  ['a scanner that says something else did not scan', 'stream: OK but not really\0'],
  ['a scanner that failed did not scan', 'INSTREAM size limit exceeded. ERROR\0'],
] as const) {
  test(title, async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const odd = createScanner({ CLAMD_HOST: '127.0.0.1', CLAMD_PORT: port, CLAMD_SOCKET: undefined });
    await assert.rejects(odd?.scan(pieces(randomBytes(100_000))) ?? Promise.resolve());
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}
