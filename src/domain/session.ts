import type { Actor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

/** Who a session speaks for. A visitor has started a draft and has not signed in yet. */
export type SessionKind = 'visitor' | 'applicant' | 'delegate' | 'outside' | 'staff';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lasts without use and in all. A visitor's draft hangs on nothing else, so it waits a week. */
export const SESSION_LIMITS: Record<SessionKind, { idleMs: number; totalMs: number }> = {
  visitor: { idleMs: 7 * DAY_MS, totalMs: 30 * DAY_MS },
  applicant: { idleMs: 12 * HOUR_MS, totalMs: 7 * DAY_MS },
  // An invitation that ends earlier takes its sessions along.
  delegate: { idleMs: 12 * HOUR_MS, totalMs: 7 * DAY_MS },
  // As short as that of staff: they look once, and the link leads back.
  outside: { idleMs: 30 * MINUTE_MS, totalMs: 12 * HOUR_MS },
  staff: { idleMs: 30 * MINUTE_MS, totalMs: 12 * HOUR_MS },
};

/** Acts that reach out to other people, and decisions of staff, ask for a sign-in not older than this. Source: security targets, V4. */
const FRESH_MS = 15 * MINUTE_MS;

/** Since when somebody must have proven who they are to do what asks for a fresh sign-in. Shape: pure. */
export const freshSince = (now: Date): Date => new Date(now.getTime() - FRESH_MS);

/** Whether somebody of the staff proved lately enough who they are to decide now. Shape: pure. */
export const isFreshStaff = (actor: Actor, now: Date): boolean =>
  actor.kind === 'staff' && actor.authenticatedAt >= freshSince(now);

/** Refuses a decision in a session that somebody may have left open. Shape: pure. Errors: Refused `sign-in-again`. */
export function assertFreshStaff(actor: Actor, now: Date): void {
  if (!isFreshStaff(actor, now)) throw new Refused('sign-in-again');
}

/** A session in use is written at most this often. */
const SLIDE_EVERY_MS = 5 * MINUTE_MS;

/** When a session ends that was last used now. Shape: pure. */
export function sessionEnd(kind: SessionKind, createdAt: Date, now: Date): Date {
  const { idleMs, totalMs } = SESSION_LIMITS[kind];
  return new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + totalMs));
}

/** Whether the use of a session is due to be written down. Shape: pure. */
export function isSlideDue(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= SLIDE_EVERY_MS;
}

/** What a mailed code and its link may do. Source: decision on sign-in by mail. */
export const SIGN_IN = {
  codeDigits: 8,
  codeMs: 10 * MINUTE_MS,
  tries: 5,
  /** How long the way to the staff's provider and back may take. */
  staffMs: 10 * MINUTE_MS,
} as const;

/** A number of uses in a window of time. */
export interface Limit {
  /** Names the limit in its keys. */
  subject: string;
  count: number;
  windowMs: number;
}

/** In the order in which a request for a code uses them up. */
export const SIGN_IN_LIMITS = {
  fromAddress: { subject: 'sign-in-from-address', count: 20, windowMs: HOUR_MS },
  toEmailHour: { subject: 'sign-in-to-email-hour', count: 5, windowMs: HOUR_MS },
  toEmailDay: { subject: 'sign-in-to-email-day', count: 10, windowMs: DAY_MS },
} as const satisfies Record<string, Limit>;

/** Look-ups of a status without sign-in. Source: security targets for references. */
export const LOOK_UP_LIMITS = {
  fromAddress: { subject: 'look-up-from-address', count: 20, windowMs: MINUTE_MS },
  everybody: { subject: 'look-up', count: 200, windowMs: MINUTE_MS },
} as const satisfies Record<string, Limit>;

/**
 * The code somebody typed or pasted: `1234 5678`, `1234-5678`.
 * Shape: pure; null when it cannot be a code.
 */
export function parseSignInCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—.]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null; // 12345678
}
