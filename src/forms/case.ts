import {
  acceptApplication,
  beginIntake,
  closeCase,
  denyApplication,
  returnApplication,
} from '#src/commands/case.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { judgeRequirement, recordOutsideApproval } from '#src/commands/requirement.ts';
import type { Ctx } from '#src/context.ts';
import { type FormIssue, LONGEST_WORDS } from '#src/domain/review.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';

/** A posted form of the case: where it goes wrong, and what carries it out. */
export interface CaseWork {
  /** What the page says when it is done. */
  done: string;
  issues?: (form: FormEntries, ctx: Ctx, target: string) => FormIssue[];
  run: (ctx: Ctx, ref: string, form: FormEntries, target: string) => Promise<unknown>;
}

const isBlank = (form: FormEntries, name: string): boolean =>
  fieldsOf(form, name).every((value) => value.trim() === '');

/** Fields that must not be left empty. Shape: pure. */
export const neededIn =
  (...names: string[]) =>
  (form: FormEntries): FormIssue[] =>
    names.filter((name) => isBlank(form, name)).map((path) => ({ path, code: 'required' }));

/** Fields with more words than anybody reads. Shape: pure. */
export const tooLongIn = (form: FormEntries): FormIssue[] =>
  form.filter(([, value]) => value.length > LONGEST_WORDS).map(([path]) => ({ path, code: 'too-long' }));

/** A whole number as the page sent it; what is none counts as a page nobody drew. Shape: pure. */
export const numberIn = (form: FormEntries, name: string): number =>
  /^\d{1,9}$/.test(fieldOf(form, name)) ? Number(fieldOf(form, name)) : -1;

const reasonOf = (form: FormEntries, kind: string) => fieldOf(form, `paper.${kind}.reason`);
const paper = (action: 'accept_document' | 'reject_document' | 'waive_document'): CaseWork => ({
  done: 'paper',
  issues: (form, _, kind) => (action === 'accept_document' ? [] : neededIn(`paper.${kind}.reason`)(form)),
  run: (ctx, ref, form, documentKind) =>
    judgeRequirement(ctx, {
      ref,
      documentKind,
      action,
      reason: reasonOf(form, documentKind),
      filesRevision: numberIn(form, 'revision'),
    }),
});

const outside = (
  action: 'record_applied' | 'record_granted' | 'record_refused' | 'record_not_needed',
): CaseWork => ({
  done: 'outside',
  issues: (form, _, key) =>
    action === 'record_not_needed' ? neededIn(`outside.${key}.reference`)(form) : [],
  run: (ctx, ref, form, approval) =>
    recordOutsideApproval(ctx, {
      ref,
      approval,
      action,
      reference: fieldOf(form, `outside.${approval}.reference`),
    }),
});

/** What the coordinator does with a case, by the name of its button. Papers are judged by agencies too. */
export const CASE_WORK: Readonly<Record<string, CaseWork>> = {
  begin_intake: { done: 'begin_intake', run: (ctx, ref) => beginIntake(ctx, { ref }) },
  accept: { done: 'accept', run: (ctx, ref) => acceptApplication(ctx, { ref }) },
  return: {
    done: 'return',
    issues: neededIn('return.reasons', 'return.words'),
    run: (ctx, ref, form) =>
      returnApplication(ctx, {
        ref,
        reasons: fieldsOf(form, 'return.reasons'),
        words: fieldOf(form, 'return.words'),
      }),
  },
  deny: {
    done: 'deny',
    issues: neededIn('deny.reason', 'deny.words'),
    run: (ctx, ref, form) =>
      denyApplication(ctx, {
        ref,
        reason: fieldOf(form, 'deny.reason'),
        words: fieldOf(form, 'deny.words'),
        alternative: fieldOf(form, 'deny.alternative'),
        lawCheckedBy: fieldOf(form, 'deny.lawCheckedBy'),
      }),
  },
  issue: {
    done: 'issue',
    run: (ctx, ref, form) => issuePermit(ctx, { ref, versionSeen: numberIn(form, 'version') }),
  },
  revoke: {
    done: 'revoke',
    issues: neededIn('revoke.reason'),
    run: (ctx, ref, form) => revokePermit(ctx, { ref, reason: fieldOf(form, 'revoke.reason') }),
  },
  close: { done: 'close', run: (ctx, ref) => closeCase(ctx, { ref }) },
  accept_document: paper('accept_document'),
  reject_document: paper('reject_document'),
  waive_document: paper('waive_document'),
  record_applied: outside('record_applied'),
  record_granted: outside('record_granted'),
  record_refused: outside('record_refused'),
  record_not_needed: outside('record_not_needed'),
};
