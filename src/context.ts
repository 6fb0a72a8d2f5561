import { pino } from 'pino';
import { cityNamed } from '#src/city/index.ts';
import type { City } from '#src/domain/city.ts';
import { type Actor, systemActor } from '#src/domain/policy.ts';
import { isSlideDue, sessionEnd } from '#src/domain/session.ts';
import { env } from '#src/env.ts';
import { createOutside, type Outside } from '#src/outside/outside.ts';
import {
  actorOf,
  findSession,
  kindOf,
  type Session,
  tokenHashOf,
  updateSessionSeen,
} from '#src/store/session.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

export { tokenHashOf };

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>;

/** What lives as long as the process: connections, the city, what is outside. */
export interface Service {
  sql: Sql;
  city: City;
  outside: Outside;
  log: Log;
  publicOrigin: string;
  documentsOrigin: string | null;
  secretKey: Buffer;
  /** Look-ups without sign-in that one address has in a minute; 0 for no limit. */
  visitorLookUps: number;
}

/** Everything a use case may know besides its input. Nothing is ambient. */
export interface Ctx extends Service {
  actor: Actor;
  /** The database's clock, read once for this request or job. */
  now: Date;
  locale: 'en' | 'es';
  requestId: string;
}

/** Builds the parts of a process from its settings. Shape: nothing connects before first use. */
export function createService(applicationName: string): Service {
  const log = pino({ level: env.LOG_LEVEL, base: { process: applicationName } });
  return {
    sql: createSql({
      url: env.DATABASE_URL,
      applicationName,
      poolSize: env.DATABASE_POOL_SIZE,
      statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
    }),
    city: cityNamed(env.CITY),
    outside: createOutside(env),
    log,
    publicOrigin: env.PUBLIC_ORIGIN,
    documentsOrigin: env.DOCUMENTS_ORIGIN ?? null,
    secretKey: Buffer.from(env.SECRET_KEY, 'base64url'),
    visitorLookUps: env.VISITOR_LOOK_UPS,
  };
}

/** The context of one request. Shape: one query; a session in use is written down every few minutes. */
export async function contextFor(
  service: Service,
  request: { sessionToken: string | null; locale: 'en' | 'es'; requestId: string },
): Promise<{ ctx: Ctx; session: Session | null }> {
  const tokenHash = request.sessionToken === null ? null : tokenHashOf(request.sessionToken);
  const { now, session } = await findSession(service.sql, tokenHash);
  if (session && tokenHash && isSlideDue(session.last_seen_at, now)) {
    const expiresAt = sessionEnd(kindOf(session), session.created_at, now);
    await service.sql.begin((tx) => updateSessionSeen(tx, tokenHash, now, expiresAt));
  }
  const actor = actorOf(session, tokenHash);
  return { ctx: { ...service, actor, now, locale: request.locale, requestId: request.requestId }, session };
}

/** The context of work that nobody asked for in person: jobs, schedules, seeds. */
export async function systemContext(service: Service, reason: string): Promise<Ctx> {
  const { now } = await findSession(service.sql, null);
  return { ...service, actor: systemActor(reason), now, locale: 'en', requestId: reason };
}
