import { createServer } from 'node:http';
import { createSql } from '#src/store/sql.ts';

/** The limit on this machine: node:http with the same driver and one statement. Speaks its port to its parent. */
const sql = createSql({ url: process.env.DATABASE_URL ?? '', applicationName: 'bare' });
const ref = process.env.BENCH_REF ?? '';
const page = Buffer.from(
  `<!DOCTYPE html><html lang="en"><title>bare</title>${'<p>bare</p>'.repeat(80)}</html>`,
);

const server = createServer((req, res) => {
  const answer = async () => {
    if (req.method === 'POST') {
      for await (const _ of req);
      await sql`UPDATE bench_bare SET n = n + 1 WHERE id = ${Number(req.url?.slice(2)) || 0}`;
    } else if (req.url === '/') {
      await sql`SELECT id, ref, status, answers FROM applications WHERE ref = ${ref}`;
    }
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
    res.end(page);
  };
  answer().catch((error: unknown) => {
    res.writeHead(500);
    res.end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
