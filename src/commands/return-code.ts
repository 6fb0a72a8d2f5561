import { randomBytes } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { openSession } from '#src/commands/session.ts';
import { tellOfAdoptedDraft } from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { assertCan, can } from '#src/domain/policy.ts';
import {
  printedReturnCode,
  RETURN_CODE_LETTERS,
  RETURN_CODE_LIMITS,
  returnCodeHash,
  typedReturnCode,
} from '#src/domain/return-code.ts';
import { crockford } from '#src/domain/shared/ids.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { lockApplicationByRef } from '#src/store/application.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import {
  deleteReturnCode,
  lockDraftOfReturnCode,
  putReturnCode,
  setDraftOwner,
  setDraftStarter,
  updateDraftStarters,
} from '#src/store/return-code.ts';
import { lockVisitorSession, tokenHashOf } from '#src/store/session.ts';
import type { Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

type FoundDraft = NonNullable<Awaited<ReturnType<typeof lockDraftOfReturnCode>>>;

/**
 * Makes the code that leads a person without e-mail back to their draft. The one before leads nowhere from then on.
 * Shape: the code as it is printed; it is shown this once and can never be read again.
 * Errors: Refused `not-found` for strangers, `wrong-state` for what is no draft or belongs to an e-mail address already.
 */
export async function makeReturnCode(ctx: Ctx, input: { ref: string }): Promise<{ code: string }> {
  const letters = crockford(randomBytes(RETURN_CODE_LETTERS));
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    if (!can(ctx.actor, 'application:read-own', subjectOf(application))) throw new Refused('not-found');
    assertCan(ctx.actor, 'application:edit', subjectOf(application));
    if (application.status !== 'draft' || application.owner_id !== null) throw new Refused('wrong-state');
    await putReturnCode(tx, application, returnCodeHash(ctx.secretKey, letters), ctx.now);
    await appendActivity(tx, ctx, application, 'make_return_code', {
      from: application.status,
      to: application.status,
    });
  });
  return { code: printedReturnCode(letters) };
}

/**
 * Opens the draft of a printed code in this browser, and only in this one: the browser it was open in before loses it. For
 * somebody who is signed in the draft becomes theirs, and the code ends.
 * Shape: the reference, and the token of the session that was opened for it; null for who is signed in. The session the
 * browser had ends, because whoever sat there before may know it; drafts that hang on it come along.
 * Errors: Refused `return-code-wrong`, the same for every code that leads nowhere, `too-many-requests`, `forbidden` for staff.
 */
export async function useReturnCode(
  ctx: Ctx,
  input: { code: string; sessionHash: Buffer | null; clientAddress: string },
): Promise<{ ref: string; token: string | null }> {
  assertCan(ctx.actor, 'application:start');
  const codeHash = returnCodeHash(ctx.secretKey, typedReturnCode(input.code));
  // A wrong try must stay counted, so it is refused after the transaction and not inside.
  const opened = await ctx.sql.begin(async (tx) => {
    await countTry(tx, ctx, input.clientAddress);
    const draft = await lockDraftOfReturnCode(tx, codeHash);
    return draft && (await openDraft(tx, ctx, draft, input.sessionHash));
  });
  ctx.log.info({ outcome: opened === null ? 'wrong' : 'opened' }, 'a return code was tried');
  if (opened === null) throw new Refused('return-code-wrong');
  return opened;
}

/** Errors: Refused `too-many-requests` past the limit of an address. More than all people make raises an alarm and refuses nobody. */
async function countTry(tx: Tx, ctx: Ctx, clientAddress: string): Promise<void> {
  const { fromAddress, everybody } = RETURN_CODE_LIMITS;
  if (!(await insertLimitUse(tx, ctx.secretKey, fromAddress, clientAddress, ctx.now))) {
    throw new Refused('too-many-requests');
  }
  const isUsual = await insertLimitUse(tx, ctx.secretKey, everybody, 'all', ctx.now);
  if (!isUsual) ctx.log.warn({ alarm: 'return-codes' }, 'more return codes are tried than people have');
}

async function openDraft(
  tx: Tx,
  ctx: Ctx,
  draft: FoundDraft,
  sessionHash: Buffer | null,
): Promise<{ ref: string; token: string | null }> {
  const { actor } = ctx;
  const same = { from: draft.status, to: draft.status };
  if (actor.kind === 'applicant') {
    await setDraftOwner(tx, draft, actor.id);
    await deleteReturnCode(tx, draft);
    await appendActivity(tx, ctx, draft, 'adopt', same);
    await tellOfAdoptedDraft(tx, ctx, draft, actor.email);
    return { ref: draft.ref, token: null };
  }
  const isLive = sessionHash !== null && (await lockVisitorSession(tx, sessionHash, ctx.now)) !== null;
  const token = await openSession(tx, ctx, { kind: 'visitor' }, isLive ? sessionHash : null);
  const newHash = tokenHashOf(token);
  await setDraftStarter(tx, draft, newHash);
  await appendActivity(tx, ctx, draft, 'use_return_code', same);
  for (const other of isLive ? await updateDraftStarters(tx, sessionHash, newHash) : []) {
    await appendActivity(tx, ctx, other, 'carry_over', { from: other.status, to: other.status });
  }
  return { ref: draft.ref, token };
}
