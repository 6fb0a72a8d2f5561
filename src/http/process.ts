import { openLog } from '#src/context.ts';
import { sessionCookie } from '#src/domain/shared/session-cookie.ts';
import { env } from '#src/env.ts';
import { createAddressLimiter } from '#src/http/limiter.ts';
import { describeError } from '#src/http/log.ts';
import { createShell, type ShellOptions } from '#src/http/shell.ts';
import { loadStaticFiles } from '#src/http/static-files.ts';

const FIVE_MINUTES_MS = 5 * 60_000;

/** Serves pages until the process is told to end, and says on its channel to the parent where it listens. */
export function serve(
  pages: Pick<ShellOptions, 'render' | 'isReady' | 'onAnswer' | 'onDrain'> & { close: () => Promise<void> },
  filesFolder: string,
): void {
  const log = openLog('web');
  const shell = createShell({
    publicOrigin: env.PUBLIC_ORIGIN,
    documentsOrigin: env.DOCUMENTS_ORIGIN ?? null,
    trustedProxies: env.TRUSTED_PROXIES,
    cookieName: sessionCookie(env.PUBLIC_ORIGIN).name,
    render: pages.render,
    isReady: pages.isReady,
    ...(pages.onAnswer === undefined ? {} : { onAnswer: pages.onAnswer }),
    noticeMs: env.DRAIN_NOTICE_MS,
    ...(pages.onDrain === undefined ? {} : { onDrain: pages.onDrain }),
    staticFiles: loadStaticFiles(filesFolder),
    limiter:
      env.VISITOR_REQUESTS === 0
        ? null
        : createAddressLimiter({ count: env.VISITOR_REQUESTS, windowMs: FIVE_MINUTES_MS }),
    log,
  });
  let isEnding = false;

  async function end(reason: string, code: number): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    log.info({ reason }, 'draining');
    const isWhole = await shell.drain();
    await pages.close();
    log.info({ reason, isWhole }, 'stopped');
    process.exitCode = code;
    // Something that still holds the process open must not hold up a rollout.
    setTimeout(() => process.exit(code), 1000).unref();
  }

  process.on('SIGTERM', () => void end('SIGTERM', 0));
  process.on('SIGINT', () => void end('SIGINT', 0));
  // Nobody waited for it, so nothing is half done: written down, and the process goes on.
  process.on('unhandledRejection', (error) => log.error(describeError(error), 'unhandled rejection'));
  // What was left undone is unknown: those inside may finish, then the supervisor starts a fresh process.
  process.on('uncaughtException', (error) => {
    log.error(describeError(error), 'uncaught exception');
    void end('uncaught exception', 1);
  });

  shell.server.on('error', (error) => {
    log.error(describeError(error), 'cannot listen');
    process.exit(1);
  });
  shell.server.listen(env.PORT, env.HOST, () => {
    const address = shell.server.address();
    const port = typeof address === 'object' ? address?.port : env.PORT;
    log.info({ port, host: env.HOST, origin: env.PUBLIC_ORIGIN }, 'listening');
    process.send?.({ port });
  });
}
