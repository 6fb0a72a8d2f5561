import * as z from 'zod';
import { SIGN_IN } from '#src/domain/session.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const signInCodeSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  locale: z.enum(locales),
  browser_hash: z.instanceof(Uint8Array),
  return_to: z.string().nullable(),
  attempts_count: z.number().int(),
  created_at: z.date(),
  expires_at: z.date(),
});
export type SignInCode = z.infer<typeof signInCodeSchema>;

const columns = (db: Db) =>
  db`id, email, locale, browser_hash, return_to, attempts_count, created_at, expires_at`;
const isOpen = (db: Db, now: Date) =>
  db`consumed_at IS NULL AND expires_at > ${now} AND attempts_count < ${SIGN_IN.tries}`;

/** Stores a request for a code. Shape: neither the code nor the token of the link is kept, only the hash of the token. */
export async function insertSignInCode(
  tx: Tx,
  code: {
    id: string;
    email: string;
    locale: Locale;
    linkHash: Buffer;
    browserHash: Buffer;
    returnTo: string | null;
    /** The request that it opens instead of an account. */
    outsideRequestId?: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO sign_in_codes (id, email, locale, link_hash, browser_hash, return_to, outside_request_id, created_at, expires_at)
    VALUES (${code.id}, ${code.email}, ${code.locale}, ${code.linkHash}, ${code.browserHash}, ${code.returnTo},
      ${code.outsideRequestId ?? null}, ${code.now}, ${code.expiresAt})`;
}

/** The newest unused code that this browser asked for since an instant, open or not. Shape: null when there is none. */
export async function findNewestCodeOfBrowser(
  db: Db,
  browserHash: Buffer,
  since: Date,
): Promise<SignInCode | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM sign_in_codes
    WHERE browser_hash = ${browserHash} AND consumed_at IS NULL AND created_at > ${since} AND outside_request_id IS NULL
    ORDER BY created_at DESC, id LIMIT 1`;
  return row ? signInCodeSchema.parse(row) : null;
}

/**
 * The newest code that this browser asked for and may still use, for an account or for one request; nobody else can until the transaction ends.
 * Shape: null when there is none; row locked.
 */
export async function lockOpenCodeOfBrowser(
  tx: Tx,
  browserHash: Buffer,
  now: Date,
  outsideRequestId: string | null = null,
): Promise<Locked<SignInCode> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM sign_in_codes WHERE browser_hash = ${browserHash} AND ${isOpen(tx, now)}
      AND outside_request_id IS NOT DISTINCT FROM ${outsideRequestId}
    ORDER BY created_at DESC, id LIMIT 1 FOR UPDATE`;
  return row ? asLocked(signInCodeSchema.parse(row)) : null;
}

/** When the open code ends that this browser asked for to open a request. Shape: null when there is none. */
export async function findOutsideCodeEnd(
  db: Db,
  browserHash: Buffer,
  outsideRequestId: string,
  now: Date,
): Promise<Date | null> {
  const [row] = await db`
    SELECT max(expires_at) AS expires_at FROM sign_in_codes
    WHERE browser_hash = ${browserHash} AND outside_request_id = ${outsideRequestId} AND ${isOpen(db, now)}`;
  return z
    .date()
    .nullable()
    .parse(row?.expires_at ?? null);
}

/** The request that a mailed link belongs to, whatever browser opens it. Shape: null when it cannot be used any more. */
export async function findOpenCodeOfLink(db: Db, linkHash: Buffer, now: Date): Promise<SignInCode | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM sign_in_codes WHERE link_hash = ${linkHash} AND outside_request_id IS NULL AND ${isOpen(db, now)}`;
  return row ? signInCodeSchema.parse(row) : null;
}

/** Like `findOpenCodeOfLink`, and nobody else can use it until the transaction ends. Shape: null when there is none; row locked. */
export async function lockOpenCodeOfLink(
  tx: Tx,
  linkHash: Buffer,
  now: Date,
): Promise<Locked<SignInCode> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM sign_in_codes WHERE link_hash = ${linkHash} AND outside_request_id IS NULL AND ${isOpen(tx, now)} FOR UPDATE`;
  return row ? asLocked(signInCodeSchema.parse(row)) : null;
}

/** Counts a wrong try. */
export async function updateCodeTried(tx: Tx, code: Locked<SignInCode>): Promise<void> {
  await tx`UPDATE sign_in_codes SET attempts_count = attempts_count + 1 WHERE id = ${code.id}`;
}

/** Closes a code with its link for good. */
export async function setCodeConsumed(tx: Tx, code: Locked<SignInCode>, now: Date): Promise<void> {
  await tx`UPDATE sign_in_codes SET consumed_at = ${now} WHERE id = ${code.id}`;
}

/** Closes what a browser asked for before, so that only the newest message counts. */
export async function setOlderCodesConsumed(tx: Tx, browserHash: Buffer, now: Date): Promise<void> {
  await tx`
    UPDATE sign_in_codes SET consumed_at = ${now} WHERE browser_hash = ${browserHash} AND consumed_at IS NULL`;
}

/** Forgets requests that ended before an instant. Shape: how many. */
export async function deleteOldCodes(tx: Tx, before: Date): Promise<number> {
  return (await tx`DELETE FROM sign_in_codes WHERE expires_at < ${before}`).count;
}
