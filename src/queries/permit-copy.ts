import type { Service } from '#src/context.ts';
import {
  fingerprintOf,
  type PermitFacts,
  parsePermitCode,
  permitStanding,
  permitText,
} from '#src/domain/permit.ts';
import {
  hashOfCode,
  permitCopyKey,
  permitCopySchema,
  readStanding,
  STANDING_KEY,
  signedStandingSchema,
} from '#src/domain/permit-copy.ts';
import { isOutage } from '#src/domain/shared/outage.ts';
import { type PublicPermit, publicPermit } from '#src/queries/permit.ts';

type Outside = Pick<Service, 'outside' | 'city'>;

/** The part of a visit that a look at a permit needs. */
export interface PermitVisit {
  ctx: Outside;
  reading: App.Locals['reading'];
}

/**
 * The permit behind a code: from the database, else from the city's copy of it, else from what is kept of permits outside.
 * Shape: null when there is none, which only the database itself can say; `unknown` when a copy has none, for it may be new.
 * Errors: what the database said, when there is no copy and nothing is kept of a permit with this code.
 */
export async function checkPermit(
  visit: PermitVisit,
  typed: string,
): Promise<PublicPermit | null | 'unknown'> {
  try {
    const read = await visit.reading(async (ctx, asOf) => ({
      permit: await publicPermit(ctx, typed, asOf),
      isCopy: asOf !== null,
    }));
    if (read.permit !== null || !read.isCopy) return read.permit;
    // A copy that is a little behind does not know the newest permits.
    return (await keptPermit(visit.ctx, typed, new Date())) ?? 'unknown';
  } catch (error) {
    if (!isOutage(error)) throw error;
    // No database, no clock of one: the process's own has to do.
    const kept = await keptPermit(visit.ctx, typed, new Date());
    if (kept === null) throw error;
    return kept;
  }
}

/**
 * What is kept of a permit outside the database, with the moment up to which it is known.
 * Shape: null when nothing is kept, or when it is not proven that the city wrote it. A permit that was taken back by then says
 * so; whether one was taken back later nobody can say, so `asOf` stands beside everything else.
 */
export async function keptPermit(ctx: Outside, typed: string, now: Date): Promise<PublicPermit | null> {
  const code = parsePermitCode(typed);
  if (code === null) return null;
  const [copyText, listText] = await Promise.all([
    readSmall(ctx, permitCopyKey(code)),
    readSmall(ctx, STANDING_KEY),
  ]);
  if (copyText === null || listText === null) return null;
  const copy = permitCopySchema.safeParse(parseJson(copyText)).data;
  const signed = signedStandingSchema.safeParse(parseJson(listText)).data;
  if (copy === undefined || signed === undefined) return null;
  const { signer } = ctx.outside;
  if (!signer.verify(signed.text, signed.signature, signed.keyId)) return null;
  if (!signer.verify(copy.factsText, copy.signature, copy.keyId)) return null;
  const list = readStanding(signed.text, ctx.city.key, now);
  const facts = JSON.parse(copy.factsText) as PermitFacts; // what the city signed as a permit
  if (list === null || facts.code !== code || permitText(facts) !== copy.factsText) return null;
  const asOf = new Date(list.asOf);
  const revoked = list.revoked[hashOfCode(code)];
  const revokedAt = revoked === undefined ? null : new Date(revoked);
  return {
    number: facts.number,
    checkedAt: now,
    asOf,
    standing: permitStanding(facts, revokedAt, now, ctx.city.timeZone),
    facts,
    revokedAt,
    fingerprint: fingerprintOf(copy.signature),
    keyId: copy.keyId,
  };
}

const MOST_BYTES = 4 * 1024 * 1024;

async function readSmall(ctx: Outside, key: string): Promise<string | null> {
  const stored = await ctx.outside.objects.get(key);
  if (stored === null) return null;
  if (stored.sizeBytes > MOST_BYTES) {
    stored.body.destroy();
    return null;
  }
  const pieces: Buffer[] = [];
  for await (const piece of stored.body) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse tells a broken text only by throwing.
    return null;
  }
}
