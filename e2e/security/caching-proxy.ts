import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Reply, send } from '#e2e/security/browser.ts';

export interface CachingProxy extends AsyncDisposable {
  origin: string;
  hits: () => number;
  kept: () => string[];
}

const HOUR_MS = 3_600_000;

/**
 * A cache in front of the service that keeps whatever it is not forbidden to keep, as one that was set up badly: it looks
 * neither at cookies nor at Vary, and keeps errors too.
 */
export async function startCachingProxy(target: string): Promise<CachingProxy> {
  const { host } = new URL(target);
  const kept = new Map<string, { reply: Reply; until: number }>();
  let hits = 0;
  const mayKeep = ({ headers }: Reply) =>
    !/no-store|private|no-cache/i.test(String(headers['cache-control'] ?? ''));
  const server = createServer(async (req, res) => {
    const key = req.url ?? '/';
    const found = kept.get(key);
    let reply = found && found.until > Date.now() ? found.reply : undefined;
    if (reply) hits += 1;
    else {
      reply = await send(target, key, { headers: { ...req.headers, host, 'accept-encoding': 'identity' } });
      if (mayKeep(reply)) kept.set(key, { reply, until: Date.now() + HOUR_MS });
    }
    const { 'transfer-encoding': _, connection: __, ...headers } = reply.headers;
    res.writeHead(reply.status, headers);
    res.end(reply.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits: () => hits,
    kept: () => [...kept.keys()],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
