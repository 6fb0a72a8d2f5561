import { createHash } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { type Contact, onsiteContact } from '#src/domain/application/contacts.ts';
import { isInForce } from '#src/domain/condition.ts';
import {
  fingerprintOf,
  isTextOf,
  type PermitFacts,
  type PermitStanding,
  parsePermitCode,
  permitStanding,
} from '#src/domain/permit.ts';
import { assertCan, can, type Permission } from '#src/domain/policy.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type Application, findApplicationById, findApplicationByRef } from '#src/store/application.ts';
import { listCurrentConditions } from '#src/store/condition.ts';
import { findPermitByCode, findPermitById, type Permit } from '#src/store/permit.ts';
import { findRecordPaper, findSubmission, type Submission } from '#src/store/record.ts';
import { listReviews } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

/** What anybody may know of a permit. Without proof nothing of it is shown as a fact. */
export type PublicPermit = {
  number: string;
  checkedAt: Date;
  /** The moment up to which this is known; null for now. */
  asOf: Date | null;
} & (
  | { standing: 'unproven' }
  | {
      standing: PermitStanding;
      facts: PermitFacts;
      revokedAt: Date | null;
      fingerprint: string;
      keyId: string;
    }
);

/**
 * The live state of the permit behind a code, as somebody typed or scanned it.
 * Shape: null when there is none; `asOf` is the moment that a copy of the database shows; read anew each time, so that a permit taken back shows it at once.
 */
export async function publicPermit(
  ctx: Pick<Ctx, 'sql' | 'outside' | 'city' | 'now'>,
  typed: string,
  asOf: Date | null = null,
): Promise<PublicPermit | null> {
  const code = parsePermitCode(typed);
  const permit = code === null ? null : await findPermitByCode(ctx.sql, code);
  if (permit === null) return null;
  const base = { number: permit.number, checkedAt: ctx.now, asOf };
  if (!isProven(ctx, permit)) return { ...base, standing: 'unproven' };
  return {
    ...base,
    standing: permitStanding(permit.facts, permit.revoked_at, ctx.now, ctx.city.timeZone),
    facts: permit.facts,
    revokedAt: permit.revoked_at,
    fingerprint: fingerprintOf(permit.signature),
    keyId: permit.key_id,
  };
}

/** Whoever changes a stored permit cannot sign it anew: text, facts, code and number must be those that were signed. */
const isProven = (ctx: Pick<Ctx, 'outside'>, permit: Permit): boolean =>
  ctx.outside.signer.verify(permit.facts_text, permit.signature, permit.key_id) &&
  isTextOf(permit.facts, permit.facts_text) &&
  permit.facts.code === permit.code &&
  permit.facts.number === permit.number;

/** Everything the paper of a permit shows. */
export interface PermitToPrint {
  permit: Permit;
  locale: Locale;
  organizer: string;
  contact: Contact | null;
  conditions: { agency: string; words: { en: string; es: string } }[];
}

/** What a worker needs to print a permit. Shape: null when there is no such permit. */
export async function permitToPrint(ctx: Ctx, permitId: string): Promise<PermitToPrint | null> {
  assertCan(ctx.actor, 'system:work');
  const permit = await findPermitById(ctx.sql, permitId);
  if (permit === null) return null;
  const [application, submission, conditions] = await Promise.all([
    findApplicationById(ctx.sql, permit.application_id),
    findSubmission(ctx.sql, permit.version_id),
    listCurrentConditions(ctx.sql, permit.application_id),
  ]);
  if (application === null || submission === null) return null;
  const { answers } = submission;
  return {
    permit,
    locale: application.locale,
    organizer: answers.organization?.name ?? answers.applicant?.name ?? '',
    contact: onsiteContact(answers),
    conditions: conditions.filter(isInForce).map((one) => ({
      agency: one.agency,
      words: { en: one.words_en, es: one.words_es },
    })),
  };
}

/** What a worker needs to print a submission. Shape: null when there is none, or its paper is made already. */
export async function recordToPrint(ctx: Ctx, versionId: string): Promise<Submission | null> {
  assertCan(ctx.actor, 'system:work');
  if ((await findRecordPaper(ctx.sql, versionId)) !== null) return null;
  return await findSubmission(ctx.sql, versionId);
}

/** A paper to send out, or null while it is being made. */
export type Paper = { fileName: string; bytes: Buffer } | null;

/** Where a paper lies, and what it was when it was made. */
type KeptPaper = { object_key: string | null; sha256: string | null };

/** The paper of a permit. Shape: null while it is being made. Errors: Refused `not-found` for strangers; throws when it was changed in the store. */
export async function permitPaperFor(ctx: Ctx, typedCode: string): Promise<Paper> {
  const code = parsePermitCode(typedCode);
  const permit = code === null ? null : await findPermitByCode(ctx.sql, code);
  if (permit === null) throw new Refused('not-found');
  await assertReader(ctx, await findApplicationById(ctx.sql, permit.application_id), 'permit:read');
  return await open(ctx, permit, `${permit.number}.pdf`);
}

/** The paper of a submission. Shape: null while it is being made. Errors: Refused `not-found` for strangers; throws when it was changed in the store. */
export async function recordPaperFor(ctx: Ctx, input: { ref: string; version: number }): Promise<Paper> {
  const application = await findApplicationByRef(ctx.sql, input.ref);
  await assertReader(ctx, application, 'record:read');
  const version = application && (await findVersion(ctx.sql, application.id, input.version));
  if (!version) throw new Refused('not-found');
  const paper = await findRecordPaper(ctx.sql, version.id);
  return paper && (await open(ctx, paper, `${input.ref}-${version.number}.pdf`));
}

async function assertReader(
  ctx: Ctx,
  application: Application | null,
  permission: Permission,
): Promise<void> {
  if (application === null) throw new Refused('not-found');
  const reviews = await listReviews(ctx.sql, application.id);
  const agencies = [...new Set(reviews.map((review) => review.agency))];
  if (!can(ctx.actor, permission, subjectOf(application, agencies))) throw new Refused('not-found');
}

/** Errors: throws when the store holds something else than the paper that was made, or nothing. */
async function open(ctx: Ctx, paper: KeptPaper, fileName: string): Promise<Paper> {
  if (paper.object_key === null) return null;
  const stored = await ctx.outside.objects.get(paper.object_key);
  const chunks: Buffer[] = [];
  for await (const chunk of stored?.body ?? []) chunks.push(chunk as Buffer);
  // Papers are small: whole in memory, nothing of a changed one has left when it is found out.
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') === paper.sha256) return { fileName, bytes };
  ctx.log.error(
    { alarm: 'object-mismatch', objectKey: paper.object_key },
    'a stored paper is not the one that was made',
  );
  throw new Error('a stored paper is not the one that was made');
}
