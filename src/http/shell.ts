import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locale } from '#src/domain/shared/locale.ts';
import { clientAddress } from '#src/http/address.ts';
import { readAddressPath } from '#src/http/address-path.ts';
import { readBody } from '#src/http/body.ts';
import { drawFailure, type Failure } from '#src/http/failure.ts';
import { isOwnRequest, securityHeaders, varyWith } from '#src/http/headers.ts';
import { hostsOf, siteOf } from '#src/http/host.ts';
import type { AddressLimiter } from '#src/http/limiter.ts';
import { describeError, type Log, loggablePath } from '#src/http/log.ts';
import type { DrawnPage } from '#src/http/page-drawing.ts';
import { answerUnreadable } from '#src/http/raw-answer.ts';
import {
  bodyStream,
  discardBody,
  hasCookie,
  hasSeveral,
  headersForPages,
  isStillSending,
  listOf,
} from '#src/http/request.ts';
import { sendResponse } from '#src/http/respond.ts';
import { type RouteRules, rulesFor } from '#src/http/routes.ts';
import { answerStaticFile, type StaticFile } from '#src/http/static-files.ts';

export interface Rendered {
  response: Response | DrawnPage;
  /** False also where the page had no need to know. */
  isSignedIn: boolean;
  /** The page as its address is written in the source: /v/[code]. */
  route?: string | undefined;
}

/** What is known of an answer that left. */
export interface Answered {
  route: string;
  status: number;
  ms: number;
}

export interface ShellOptions {
  publicOrigin: string;
  documentsOrigin: string | null;
  trustedProxies: number;
  cookieName: string;
  /**
   * The pages: Astro in service, anything in tests. A body that was read whole comes beside the request: inside of one it would
   * be made into a stream, which costs more than reading a form.
   */
  render(request: Request, whole: Buffer | null): Promise<Rendered>;
  staticFiles: ReadonlyMap<string, StaticFile>;
  /** Whether the service can work: the database answers and has the tables that this version needs. */
  isReady(): Promise<boolean>;
  /** Counts people who are not signed in; null where something in front of us does. */
  limiter: AddressLimiter | null;
  log: Log;
  /** Told of every answer except those to health checks. */
  onAnswer?(answered: Answered): void;
  /** How long requests are still taken after it was told to end: until whoever sends them saw that it is not ready. */
  noticeMs?: number;
  /** Told when no more requests are taken: what would never end by itself ends now. */
  onDrain?(): void;
  bodyTimeoutMs?: number;
  drainMs?: number;
  /** How long an answer waits for a browser that is still sending what nobody reads. */
  lingerMs?: number;
}

export interface Shell {
  server: Server;
  /** Takes no new requests, lets those inside finish, then closes. Says whether all could finish. */
  drain(): Promise<boolean>;
}

const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const RETRY_AFTER_SECONDS = 60;
const LINGER_BYTES = 32 * 1024 * 1024;
// Files that are not there, the framework's own endpoints that we do not use, and the page of mistakes: a visit to it is none.
const INSIDE = /^\/(?:_|500$)/; // /_image

/** What is known of a request while it passes through. */
interface Visit {
  req: IncomingMessage;
  res: ServerResponse;
  id: string;
  path: string;
  locale: Locale | undefined;
  route: string;
  /** The page was cut off in the middle of a body that did not end. */
  isTooLarge: boolean;
}

/**
 * Our own HTTP server around the pages. Every answer that leaves it carries the security headers, whoever made it; nothing
 * reaches a page unless host, method, address, origin and size are fine.
 */
export function createShell(options: ShellOptions): Shell {
  const hosts = hostsOf(options.publicOrigin, options.documentsOrigin);
  const everywhere = Object.entries(securityHeaders(hosts.isHttps));
  const drainMs = options.drainMs ?? 20_000;
  const linger = { bytes: LINGER_BYTES, timeoutMs: options.lingerMs ?? 5000 };
  let isDraining = false;

  const fail = (visit: Visit, failure: Omit<Failure, 'requestId' | 'locale'>): void => {
    const { req, res } = visit;
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const drawn = drawFailure({ ...failure, locale: visit.locale, requestId: visit.id }, req.headers.accept);
    // What was not read of a body would be taken for the next request.
    if (isStillSending(req)) res.setHeader('connection', 'close');
    res.setHeader('vary', varyWith(null, 'Cookie', 'Accept-Encoding'));
    res.writeHead(drawn.status, { ...drawn.headers, 'content-length': Buffer.byteLength(drawn.body) });
    if (req.method !== 'HEAD') res.write(drawn.body);
    void discardBody(req, linger).then(() => res.end());
  };

  async function answer(visit: Visit): Promise<void> {
    const { req, res } = visit;
    const method = req.method ?? 'GET';
    const target = req.url ?? '/';
    if (target === '/health/live' || target === '/health/ready') return answerHealth(visit, target);
    if (hasSeveral(req, 'host')) return fail(visit, { status: 400 });
    const site = siteOf(req.headers.host, hosts);
    if (site === null) return fail(visit, { status: 421, origin: options.publicOrigin });

    const file = site === 'public' ? options.staticFiles.get(target.split('?')[0] ?? '') : undefined;
    if (file && (method === 'GET' || method === 'HEAD')) {
      visit.route = 'file';
      return answerFile(visit, file);
    }

    const address = readAddressPath(target);
    if (address.kind === 'bad') return fail(visit, { status: 400 });
    if (address.kind === 'redirect') return redirect(visit, address.to);
    visit.locale = address.locale;
    visit.path = address.path;
    const rules = rulesFor(address.path);
    if (site === 'documents' && !rules.sendsOriginals) {
      return fail(visit, { status: 421, origin: options.publicOrigin });
    }
    if (INSIDE.test(address.path)) return fail(visit, { status: 404 });
    if (!rules.methods.includes(method)) {
      res.setHeader('allow', rules.methods.join(', '));
      return fail(visit, { status: 405 });
    }
    if (!rules.fromMachines && !isOwnRequest(method, req.headers, options.publicOrigin)) {
      return fail(visit, { status: 403, kind: 'foreign' });
    }
    return answerPage(visit, address.path + address.query, rules);
  }

  async function answerPage(visit: Visit, target: string, rules: RouteRules): Promise<void> {
    const { req, res } = visit;
    const from = clientAddress(
      req.socket.remoteAddress,
      listOf(req.headers['x-forwarded-for']),
      options.trustedProxies,
    );
    const isOver = options.limiter?.isOver(from) ?? false;
    if (isOver && !hasCookie(req, options.cookieName)) {
      return fail(visit, { status: 429, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    const body = await bodyFor(visit, rules);
    if (body === 'failed') return;

    const headers = headersForPages(req);
    headers.set('x-shell-locale', visit.locale ?? 'en');
    headers.set('x-shell-request-id', visit.id);
    headers.set('x-shell-client-address', from);
    if (isOver) headers.set('x-shell-over-limit', '1');
    const { response, isSignedIn, route } = await options.render(
      new Request(options.publicOrigin + target, {
        method: req.method ?? 'GET',
        headers,
        ...(body instanceof ReadableStream ? { body, duplex: 'half' } : {}),
      }),
      Buffer.isBuffer(body) ? body : null,
    );
    visit.route = route ?? 'none';
    if (!isSignedIn) options.limiter?.count(from);
    if (visit.isTooLarge && response.status >= 400) return fail(visit, { status: 413 });
    if (isDraining || isStillSending(req)) res.setHeader('connection', 'close');
    await discardBody(req, linger);
    await sendResponse(response, res, {
      method: req.method ?? 'GET',
      acceptEncoding: listOf(req.headers['accept-encoding']),
    });
  }

  async function bodyFor(
    visit: Visit,
    rules: RouteRules,
  ): Promise<Buffer | ReadableStream | null | 'failed'> {
    const { req } = visit;
    const declared = req.headers['content-length'];
    if (req.method === 'GET' || req.method === 'HEAD') return null;
    if (Number(declared ?? 0) > rules.bodyBytes) {
      fail(visit, { status: 413 });
      return 'failed';
    }
    if (req.headers.expect?.toLowerCase() === '100-continue') visit.res.writeContinue();
    if (rules.streamsBody) {
      const onOver = () => {
        visit.isTooLarge = true;
      };
      return bodyStream(req, { bytes: rules.bodyBytes, onOver });
    }
    const read = await readBody(req, { bytes: rules.bodyBytes, timeoutMs: options.bodyTimeoutMs ?? 30_000 });
    if (read.kind === 'whole') return read.bytes;
    if (read.kind === 'too-large') fail(visit, { status: 413 });
    else if (read.kind === 'too-slow') fail(visit, { status: 408 });
    else visit.res.destroy();
    return 'failed';
  }

  function answerFile(visit: Visit, file: StaticFile): void {
    const { req, res } = visit;
    const { status, headers, body } = answerStaticFile(file, {
      acceptEncoding: listOf(req.headers['accept-encoding']),
      ifNoneMatch: req.headers['if-none-match'],
    });
    res.writeHead(status, headers);
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  function redirect(visit: Visit, to: string): void {
    const { req, res } = visit;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      fail(visit, { status: 400 });
      return;
    }
    res.writeHead(308, { location: to, 'cache-control': 'no-store', 'content-length': 0 });
    res.end();
  }

  async function answerHealth(visit: Visit, target: string): Promise<void> {
    const { req, res } = visit;
    if (req.method !== 'GET' && req.method !== 'HEAD') return fail(visit, { status: 405 });
    const isFine = target === '/health/live' || (!isDraining && (await options.isReady()));
    const text = isFine ? 'ok\n' : 'not ready\n';
    res.writeHead(isFine ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'content-length': text.length,
    });
    res.end(req.method === 'HEAD' ? undefined : text);
  }

  function serve(req: IncomingMessage, res: ServerResponse): void {
    const started = performance.now();
    const visit: Visit = {
      req,
      res,
      id: randomUUID(),
      path: '',
      locale: undefined,
      route: 'none',
      isTooLarge: false,
    };
    for (const [name, value] of everywhere) res.setHeader(name, value);
    if (isDraining) res.setHeader('connection', 'close');
    res.once('close', () => {
      if (req.url?.startsWith('/health/')) return;
      const ms = performance.now() - started;
      options.onAnswer?.({ route: visit.route, status: res.statusCode, ms });
      if (req.url?.startsWith('/_astro/')) return;
      options.log.info(
        {
          requestId: visit.id,
          method: req.method,
          path: loggablePath(visit.path),
          status: res.statusCode,
          ms: Math.round(ms),
          ...(res.writableFinished ? {} : { cut: true }),
        },
        'request',
      );
    });
    answer(visit).catch((error: unknown) => {
      // Nobody is there to be told when the other side went away in the middle.
      if (res.destroyed || (req.destroyed && !req.complete)) return undefined;
      if (visit.isTooLarge) return fail(visit, { status: 413 });
      options.log.error({ requestId: visit.id, ...describeError(error) }, 'request failed');
      return fail(visit, { status: 500 });
    });
  }

  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: UPLOAD_TIMEOUT_MS,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1000,
      requireHostHeader: false,
    },
    serve,
  );
  // Asked first, a browser sends a large file only after its address and size were found fine.
  server.on('checkContinue', serve).on('checkExpectation', serve);
  server.on('clientError', (error, socket) => answerUnreadable(error, socket, everywhere));
  // A tunnel or another protocol through us is never wanted; without this the socket would hang.
  server.on('connect', (_req, socket) => answerUnreadable({ code: 'CONNECT' }, socket, everywhere));

  // Browsers open connections ahead; one that never asked anything does not count as idle for Node.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  async function drain(): Promise<boolean> {
    isDraining = true;
    if (options.noticeMs) await pause(options.noticeMs);
    options.onDrain?.();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, drainMs);
    await new Promise((resolve) => server.close(resolve));
    clearInterval(idle);
    clearTimeout(late);
    return !isLate;
  }
  return { server, drain };
}
