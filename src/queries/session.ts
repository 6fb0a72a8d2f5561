import type { Ctx } from '#src/context.ts';
import { tokenHashOf } from '#src/store/session.ts';
import { findOpenCodeOfBrowser, findOpenCodeOfLink } from '#src/store/sign-in-code.ts';

/**
 * What the page that asks for the code says: where it went and until when it works.
 * Shape: null when this browser has asked for none, or may use it no more.
 */
export async function openSignInFor(
  ctx: Ctx,
  input: { browserToken: string },
): Promise<{ email: string; expiresAt: Date; returnTo: string | null } | null> {
  const code = await findOpenCodeOfBrowser(ctx.sql, tokenHashOf(input.browserToken), ctx.now);
  return code && { email: code.email, expiresAt: code.expires_at, returnTo: code.return_to };
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
  return await ctx.outside.identity.endSessionUrl();
}
