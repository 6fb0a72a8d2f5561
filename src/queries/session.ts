import type { Ctx } from '#src/context.ts';
import { SIGN_IN } from '#src/domain/session.ts';
import { tokenHashOf } from '#src/store/session.ts';
import { findNewestCodeOfBrowser, findOpenCodeOfLink } from '#src/store/sign-in-code.ts';

/** A code that ended is offered anew for so long; later the page no longer says whom it went to. */
const OFFER_MS = 60 * 60_000;

/** What the page that asks for the code shows. */
export interface CodeScreen {
  email: string;
  expiresAt: Date;
  returnTo: string | null;
  /** The code can still be used. */
  isOpen: boolean;
}

/** What this browser was mailed last. Shape: null when it asked for nothing, or has used it. */
export async function codeScreenFor(
  ctx: Ctx,
  input: { browserToken: string | null },
): Promise<CodeScreen | null> {
  if (input.browserToken === null) return null;
  const since = new Date(ctx.now.getTime() - OFFER_MS);
  const code = await findNewestCodeOfBrowser(ctx.sql, tokenHashOf(input.browserToken), since);
  if (code === null) return null;
  const isOpen = code.expires_at > ctx.now && code.attempts_count < SIGN_IN.tries;
  return { email: code.email, expiresAt: code.expires_at, returnTo: code.return_to, isOpen };
}

/**
 * What opening a mailed link may show. Shape: reads only, however often; names no address.
 */
export async function signInLinkFor(
  ctx: Ctx,
  input: { linkToken: string; browserToken: string | null },
): Promise<'ready' | 'other-browser' | 'expired'> {
  const code = await findOpenCodeOfLink(ctx.sql, tokenHashOf(input.linkToken), ctx.now);
  if (code === null) return 'expired';
  const isHere = input.browserToken !== null && tokenHashOf(input.browserToken).equals(code.browser_hash);
  return isHere ? 'ready' : 'other-browser';
}

/** Where staff may sign out of the city's provider itself. Shape: null when it has no such page or does not answer. */
export async function providerSignOutFor(ctx: Ctx): Promise<string | null> {
  return await ctx.outside.identity.endSessionUrl(ctx.now);
}
