import { randomInt } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
  /** Until the last byte. */
  ms: number;
}

export interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
  agent?: Agent;
}

const shared = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request exactly as written, whatever host, method or header it names. */
export function send(origin: string, path: string, sent: Sent = {}): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const req = request(
      {
        hostname,
        port,
        path,
        method: sent.method ?? 'GET',
        agent: sent.agent ?? shared,
        headers: {
          ...(sent.body === undefined ? {} : { 'content-length': Buffer.byteLength(sent.body) }),
          ...sent.headers,
        },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body,
            text: body.toString('utf8'),
            ms: performance.now() - started,
          });
        });
      },
    );
    req.on('error', reject);
    req.end(sent.body);
  });
}

export type Fields = Record<string, string | readonly string[]> | readonly (readonly [string, string])[];

/** Fields as a browser writes them into a body. */
export function urlencoded(fields: Fields): string {
  const pairs = Array.isArray(fields)
    ? (fields as readonly (readonly [string, string])[])
    : Object.entries(fields as Record<string, string | readonly string[]>).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
      );
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/** A form as a browser posts it to an address. */
export const post = (path: string, fields: Fields) => ({
  path,
  method: 'POST',
  body: urlencoded(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

export interface SentPart {
  name: string;
  value: string | Buffer;
  fileName?: string;
  type?: string;
}

/** Fields and files as a browser writes them into a body. */
export function multipart(parts: readonly SentPart[], boundary = 'x-boundary-x'): Buffer {
  const pieces = parts.flatMap(({ name, value, fileName, type }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n`,
    ),
    Buffer.from(value as Buffer),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Somebody at a browser: keeps cookies, and says that its forms come from pages of the service. */
export interface Browser {
  cookie: string;
  get: (path: string, headers?: OutgoingHttpHeaders) => Promise<Reply>;
  post: (path: string, fields: Fields, headers?: OutgoingHttpHeaders) => Promise<Reply>;
  send: (path: string, sent: Sent) => Promise<Reply>;
  /** What a form of this browser's session carries; asked for once, it is good for every form. */
  token: () => Promise<string>;
}

// Addresses that documents may use.
const freshAddress = () => `198.51.${randomInt(1, 255)}.${randomInt(1, 255)}`;

/** The cookies of an answer as a browser sends them back; one that is emptied is gone. */
export const cookieOf = ({ headers }: Pick<Reply, 'headers'>): string | null => {
  const pair = headers['set-cookie']?.[0]?.split(';')[0];
  if (pair === undefined) return null;
  return pair.endsWith('=') ? '' : pair;
};

export function openBrowser(origin: string, cookie = ''): Browser {
  const address = freshAddress();
  let token: Promise<string> | undefined;
  const browser: Browser = {
    cookie,
    get: (path, headers = {}) => browser.send(path, { headers }),
    post: (path, fields, headers = {}) =>
      browser.send(path, {
        method: 'POST',
        body: urlencoded(fields),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    send: async (path, sent) => {
      const reply = await send(origin, path, {
        ...sent,
        headers: {
          'x-forwarded-for': address,
          ...(browser.cookie === '' ? {} : { cookie: browser.cookie }),
          ...sent.headers,
        },
      });
      const given = cookieOf(reply);
      if (given !== null && given !== browser.cookie) {
        browser.cookie = given;
        token = undefined;
      }
      return reply;
    },
    token: () => {
      token ??= browser.get('/status').then(({ text }) => {
        const found = /name="_token" value="([^"]+)"/.exec(text)?.[1];
        if (found === undefined) throw new Error('the page has no form');
        return found;
      });
      return token;
    },
  };
  return browser;
}
