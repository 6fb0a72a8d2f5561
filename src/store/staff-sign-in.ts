import * as z from 'zod';
import type { Tx } from '#src/store/sql.ts';

const staffSignInSchema = z.object({
  nonce: z.string(),
  code_verifier: z.string(),
  return_to: z.string().nullable(),
});
export type StaffSignIn = z.infer<typeof staffSignInSchema>;

/** Remembers that a browser was sent to the sign-in provider. */
export async function insertStaffSignInStart(
  tx: Tx,
  start: {
    stateHash: Buffer;
    browserHash: Buffer;
    nonce: string;
    codeVerifier: string;
    returnTo: string | null;
    now: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO staff_sign_ins (state_hash, browser_hash, nonce, code_verifier, return_to, created_at)
    VALUES (${start.stateHash}, ${start.browserHash}, ${start.nonce}, ${start.codeVerifier}, ${start.returnTo}, ${start.now})`;
}

/**
 * Takes the sign-in that a browser comes back from out of the table: it answers once.
 * Shape: null when this browser did not start it, it was answered before, or it began before `since`.
 */
export async function deleteStaffSignInStart(
  tx: Tx,
  stateHash: Buffer,
  browserHash: Buffer,
  since: Date,
): Promise<StaffSignIn | null> {
  const [row] = await tx`
    DELETE FROM staff_sign_ins WHERE state_hash = ${stateHash} AND browser_hash = ${browserHash} AND created_at > ${since}
    RETURNING nonce, code_verifier, return_to`;
  return row ? staffSignInSchema.parse(row) : null;
}

/** Forgets sign-ins that nobody came back from. Shape: how many. */
export async function deleteOldStaffSignInStarts(tx: Tx, before: Date): Promise<number> {
  return (await tx`DELETE FROM staff_sign_ins WHERE created_at < ${before}`).count;
}
