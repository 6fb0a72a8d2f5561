import { randomBytes } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { sessionEnd } from '#src/domain/session.ts';
import {
  deleteSession,
  deleteSessionsOfProvider,
  findSession,
  insertSession,
  lockVisitorSession,
  tokenHashOf,
  updateSessionSeen,
} from '#src/store/session.ts';
import type { Tx } from '#src/store/sql.ts';

/** Whom a new session speaks for. */
export type SessionPerson =
  | { kind: 'visitor' }
  | { kind: 'applicant'; applicantId: string }
  | { kind: 'delegate'; delegationId: string }
  | { kind: 'outside'; requestId: string }
  | { kind: 'staff'; staffId: string; providerSession: string | null; authenticatedAt: Date };

/**
 * Opens a session under a token nobody has seen before and ends the one the browser had.
 * Shape: the token, of which only the hash is kept. The caller has proven the person in the same transaction.
 */
export async function openSession(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  person: SessionPerson,
  browserHash: Buffer | null,
): Promise<string> {
  if (browserHash !== null) await deleteSession(tx, browserHash);
  const token = randomBytes(32).toString('base64url');
  await insertSession(tx, {
    tokenHash: tokenHashOf(token),
    applicantId: person.kind === 'applicant' ? person.applicantId : null,
    staffId: person.kind === 'staff' ? person.staffId : null,
    delegationId: person.kind === 'delegate' ? person.delegationId : null,
    outsideRequestId: person.kind === 'outside' ? person.requestId : null,
    providerSession: person.kind === 'staff' ? person.providerSession : null,
    authenticatedAt: provenAt(person, ctx.now),
    now: ctx.now,
    expiresAt: sessionEnd(person.kind, ctx.now, ctx.now),
  });
  return token;
}

function provenAt(person: SessionPerson, now: Date): Date | null {
  if (person.kind === 'visitor') return null;
  return person.kind === 'staff' ? person.authenticatedAt : now;
}

/**
 * The session that a visitor's draft hangs on: the one the browser has, or a new one.
 * Shape: `token` is the new one's and belongs into the cookie, null when the browser keeps its own. A token that we did not
 * give out, or that has ended, is never taken over: somebody else may know it.
 */
export async function keepVisitorSession(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  browserHash: Buffer | null,
): Promise<{ sessionHash: Buffer; token: string | null }> {
  const session = browserHash && (await lockVisitorSession(tx, browserHash, ctx.now));
  if (browserHash && session) {
    await updateSessionSeen(tx, browserHash, ctx.now, sessionEnd('visitor', session.created_at, ctx.now));
    return { sessionHash: browserHash, token: null };
  }
  const token = await openSession(tx, ctx, { kind: 'visitor' }, null);
  return { sessionHash: tokenHashOf(token), token };
}

/** Ends the session of a browser. Shape: whether it was one of staff; harmless when there is none. */
export async function signOut(ctx: Ctx, input: { browserToken: string }): Promise<{ wasStaff: boolean }> {
  assertCan(ctx.actor, 'session:change');
  const tokenHash = tokenHashOf(input.browserToken);
  const wasStaff = await ctx.sql.begin(async (tx) => {
    const { session } = await findSession(tx, tokenHash);
    await deleteSession(tx, tokenHash);
    return (session?.staff_id ?? null) !== null;
  });
  ctx.log.info({ wasStaff }, 'signed out');
  return { wasStaff };
}

/**
 * Ends the sessions that the sign-in provider wants ended.
 * Shape: `down` when the order could not be checked because the provider does not answer.
 */
export async function endProviderSessions(
  ctx: Ctx,
  input: { logoutToken: string },
): Promise<{ outcome: 'ended'; sessionsCount: number } | { outcome: 'refused' | 'down' }> {
  assertCan(ctx.actor, 'session:change');
  const order = await ctx.outside.identity.readLogoutToken(input.logoutToken, ctx.now);
  if (order.outcome !== 'valid') {
    ctx.log.warn({ reason: order.reason, outcome: order.outcome }, 'provider sign-out not accepted');
    return { outcome: order.outcome };
  }
  const sessionsCount = await ctx.sql.begin((tx) => deleteSessionsOfProvider(tx, order.claims));
  return { outcome: 'ended', sessionsCount };
}
