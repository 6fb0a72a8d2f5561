import type { Ctx } from '#src/context.ts';
import { valueAt } from '#src/domain/application/paths.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';
import type { CorrectionTarget } from '#src/domain/correction.ts';
import { can } from '#src/domain/policy.ts';
import { readableQuestions } from '#src/domain/review.ts';
import { found } from '#src/domain/shared/refusal.ts';
import type { Application } from '#src/store/application.ts';
import { listRequirements } from '#src/store/requirement.ts';
import type { Tx } from '#src/store/sql.ts';
import { findVersion } from '#src/store/version.ts';

/** Whether an agency may ask for this: what it reads of the newest version, or a paper that the case needs. */
export async function isAskable(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  agency: string,
  target: CorrectionTarget,
): Promise<boolean> {
  const readsAll = can(ctx.actor, 'answers:read-all');
  if (target.target_kind === 'document') {
    const kind = ctx.city.documentKinds.find((one) => one.key === target.target_key);
    const needs = (await listRequirements(tx, application.id)).map((need) => need.document_kind);
    const isReader = readsAll || kind?.visibility !== 'security' || kind.readers.includes(agency);
    return needs.includes(target.target_key) && isReader && target.target_row === null;
  }
  const { answers } = found(await findVersion(tx, application.id, application.version_number));
  const role = ctx.city.agencies.find((one) => one.key === agency)?.role ?? null;
  const readable = readableQuestions(answeredQuestions(answers), { role, readsAll });
  const question = readable.find((one) => one.name === target.target_key);
  if (question === undefined || target.target_row === null) return question !== undefined;
  const rows = valueAt(answers, target.target_key);
  return question.kind === 'rows' && Array.isArray(rows) && rows.some((row) => row.id === target.target_row);
}
