import type { Ctx } from '#src/context.ts';
import {
  hashOfCode,
  type PermitCopy,
  permitCopyKey,
  STANDING_KEY,
  standingText,
} from '#src/domain/permit-copy.ts';
import { assertCan } from '#src/domain/policy.ts';
import type { Permit } from '#src/store/permit.ts';
import {
  listPermitsWithoutCopy,
  listRevokedPermits,
  lockPermitStanding,
  setPermitCopied,
} from '#src/store/permit-copy.ts';

const TYPE = 'application/json';

/**
 * Keeps the public facts of every permit, and which of them were taken back, where they can be read without the database.
 * Shape: how many permits were new. Errors: throws when the object store is away; the next run takes up what is left.
 */
export async function keepPermitCopies(ctx: Ctx): Promise<{ copied: number }> {
  assertCan(ctx.actor, 'system:work');
  const permits = await listPermitsWithoutCopy(ctx.sql);
  for (const permit of permits) {
    await keepFacts(ctx, permit);
    await ctx.sql.begin((tx) => setPermitCopied(tx, permit.id, ctx.now));
  }
  await keepStanding(ctx);
  return { copied: permits.length };
}

async function keepFacts(ctx: Ctx, permit: Permit): Promise<void> {
  const key = permitCopyKey(permit.code);
  const there = await ctx.outside.objects.get(key);
  there?.body.destroy();
  if (there !== null) return;
  const copy: PermitCopy = {
    factsText: permit.facts_text,
    signature: permit.signature,
    keyId: permit.key_id,
  };
  await ctx.outside.objects.replace({ key, contentType: TYPE, body: Buffer.from(JSON.stringify(copy)) });
}

/**
 * One at a time, so that no older list takes the place of a newer one. `ctx.now` was read before the list: whatever was
 * taken back by then is on it.
 */
async function keepStanding(ctx: Ctx): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    await lockPermitStanding(tx);
    const revoked = await listRevokedPermits(tx);
    const text = standingText({
      city: ctx.city.key,
      asOf: ctx.now.toISOString(),
      revoked: Object.fromEntries(
        revoked.map(({ code, revoked_at }) => [hashOfCode(code), revoked_at.toISOString()]),
      ),
    });
    const body = Buffer.from(JSON.stringify({ text, ...ctx.outside.signer.sign(text) }));
    await ctx.outside.objects.replace({ key: STANDING_KEY, contentType: TYPE, body });
  });
}
