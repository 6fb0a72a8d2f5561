import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { readEnv } from '#src/env.ts';
import { createObjectStore } from '#src/outside/s3.ts';
import { createSql } from '#src/store/sql.ts';

/** The limit on this machine: node:http with the same driver and one statement. Speaks its port to its parent. */
const env = readEnv(process.env);
const sql = createSql({ url: env.DATABASE_URL, applicationName: 'bare' });
const objects = createObjectStore(env);
const page = Buffer.from(
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>bare</title></head><body>${'<p>bare</p>'.repeat(80)}</body></html>`,
);

/** Takes a file as ours does: hashed on the way into the store, and hashed again on the way back. */
async function keepFile(req: IncomingMessage, key: string): Promise<void> {
  const sent = createHash('sha256');
  async function* hashed() {
    for await (const chunk of req) {
      sent.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  }
  const sizeBytes = Number(req.headers['content-length']);
  await objects.put({ key, contentType: 'application/pdf', body: hashed(), sizeBytes });
  const back = createHash('sha256');
  for await (const chunk of (await objects.get(key))?.body ?? []) back.update(chunk as Buffer);
  if (sent.digest('hex') !== back.digest('hex')) throw new Error('other bytes came back');
}

async function work(req: IncomingMessage, url: string): Promise<void> {
  if (req.method === 'PUT') {
    await keepFile(req, `bench${url}`);
  } else if (req.method === 'POST') {
    for await (const _ of req);
    await sql`UPDATE bench_bare SET n = n + 1 WHERE id = ${Number(url.slice('/?row='.length))}`;
  } else if (url.startsWith('/?ref=')) {
    await sql`SELECT id, ref, status, answers FROM applications WHERE ref = ${url.slice('/?ref='.length)}`;
  }
}

const server = createServer((req, res) => {
  work(req, req.url ?? '/')
    .then(() => {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
      res.end(page);
    })
    .catch((error: unknown) => {
      res.writeHead(500);
      res.end(String(error));
    });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
