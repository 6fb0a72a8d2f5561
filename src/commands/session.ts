import { randomBytes } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { SIGN_IN, sessionEnd } from '#src/domain/session.ts';
import { deleteOldLimits } from '#src/store/limit.ts';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOfProvider,
  findSession,
  insertSession,
  tokenHashOf,
} from '#src/store/session.ts';
import { deleteOldCodes } from '#src/store/sign-in-code.ts';
import type { Tx } from '#src/store/sql.ts';
import { deleteOldStaffSignInStarts } from '#src/store/staff-sign-in.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whom a new session speaks for. */
export type SessionPerson =
  | { kind: 'applicant'; applicantId: string }
  | { kind: 'staff'; staffId: string; providerSession: string | null; authenticatedAt: Date };

/**
 * Opens a session under a token nobody has seen before and ends the one the browser had.
 * Shape: the token, of which only the hash is kept. The caller has proven the person in the same transaction.
 */
export async function openSession(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  person: SessionPerson,
  browserHash: Buffer,
): Promise<string> {
  await deleteSession(tx, browserHash);
  const token = randomBytes(32).toString('base64url');
  await insertSession(tx, {
    tokenHash: tokenHashOf(token),
    applicantId: person.kind === 'applicant' ? person.applicantId : null,
    staffId: person.kind === 'staff' ? person.staffId : null,
    providerSession: person.kind === 'staff' ? person.providerSession : null,
    authenticatedAt: person.kind === 'staff' ? person.authenticatedAt : ctx.now,
    now: ctx.now,
    expiresAt: sessionEnd(person.kind, ctx.now, ctx.now),
  });
  return token;
}

/** Ends the session of a browser. Shape: whether it was one of staff; harmless when there is none. */
export async function signOut(ctx: Ctx, input: { browserToken: string }): Promise<{ wasStaff: boolean }> {
  assertCan(ctx.actor, 'session:change');
  const tokenHash = tokenHashOf(input.browserToken);
  return await ctx.sql.begin(async (tx) => {
    const { session } = await findSession(tx, tokenHash);
    await deleteSession(tx, tokenHash);
    return { wasStaff: (session?.staff_id ?? null) !== null };
  });
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
  const order = await ctx.outside.identity.readLogoutToken(input.logoutToken);
  if (order.outcome !== 'valid') {
    ctx.log.warn({ reason: order.reason, outcome: order.outcome }, 'provider sign-out not accepted');
    return { outcome: order.outcome };
  }
  const sessionsCount = await ctx.sql.begin((tx) => deleteSessionsOfProvider(tx, order.claims));
  return { outcome: 'ended', sessionsCount };
}

/** Forgets what has ended: sessions, codes, starts of staff sign-ins, windows of limits. Shape: how many rows. */
export async function sweepSessions(ctx: Ctx): Promise<number> {
  assertCan(ctx.actor, 'system:work');
  const before = (ms: number) => new Date(ctx.now.getTime() - ms);
  return await ctx.sql.begin(async (tx) => {
    const counts = [
      await deleteEndedSessions(tx, ctx.now),
      await deleteOldCodes(tx, before(DAY_MS)),
      await deleteOldStaffSignInStarts(tx, before(SIGN_IN.staffMs)),
      await deleteOldLimits(tx, before(2 * DAY_MS)),
    ];
    return counts.reduce((sum, one) => sum + one, 0);
  });
}
