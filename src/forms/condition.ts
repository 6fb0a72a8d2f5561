import { sendProofWords } from '#src/commands/condition.ts';
import type { Ctx } from '#src/context.ts';
import { OTHER_DOCUMENT } from '#src/domain/document.ts';
import { type FormIssue, LONGEST_WORDS, proofPath } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { postUpload, type UploadAgain, type UploadPage } from '#src/forms/document.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { idOf } from '#src/forms/script-answer.ts';
import { paths } from '#src/paths.ts';

/** What the page of conditions shows of a form that was not taken. */
export interface ProofAgain {
  conditionId: string;
  upload: UploadAgain | null;
  issues: FormIssue[];
}

const FIELD = /^(?:conditionId|proof\.[0-9a-f-]{36}\.words)$/; // proof.3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11.words

const PROOFS: UploadPage = {
  wordsOf: (form) => ({
    documentKind: OTHER_DOCUMENT,
    conditionId: idOf(fieldOf(form, 'conditionId')),
    replacesId: null,
    label: '',
  }),
  back: (locale, ref, sent) => `${paths.conditions(locale, ref)}?sent=${sent.conditionId}`,
};

function issuesIn(form: FormEntries, path: string): FormIssue[] {
  const words = fieldOf(form, path).trim();
  if (words === '') return [{ path, code: 'required' }];
  return words.length > LONGEST_WORDS ? [{ path, code: 'too-long' }] : [];
}

/** Answers every form of the page of conditions: a file that proves one, or words. */
export function postProof(page: FormPage, ref: string): Promise<Posted<ProofAgain>> {
  if (page.request.headers.get('content-type')?.startsWith('multipart/')) return postFile(page, ref);
  const answer = (ctx: Ctx, form: FormEntries) => answerWords(page, ctx, ref, form);
  return runForm(page, answer, (name) => FIELD.test(name));
}

async function postFile(page: FormPage, ref: string): Promise<Posted<ProofAgain>> {
  const sent = await postUpload(page, ref, PROOFS);
  if (sent instanceof Response) return sent;
  const { view } = sent;
  return { ...sent, view: view && { conditionId: view.conditionId ?? '', upload: view, issues: [] } };
}

async function answerWords(
  page: FormPage,
  ctx: Ctx,
  ref: string,
  form: FormEntries,
): Promise<Response | ProofAgain> {
  const conditionId = idOf(fieldOf(form, 'conditionId'));
  const path = proofPath(conditionId);
  // A file that met an outage is sent again from the page that kept its words; no page can keep a file.
  if (!form.some(([name]) => name === path)) {
    const refused = [{ fileName: '', problem: 'missing' } as const];
    return { conditionId, upload: { ...PROOFS.wordsOf(form), added: [], refused }, issues: [] };
  }
  const issues = issuesIn(form, path);
  if (issues.length > 0) return { conditionId, upload: null, issues };
  await sendProofWords(ctx, { ref, conditionId, words: fieldOf(form, path) });
  return seeOther(`${paths.conditions(page.locals.locale, ref)}?sent=${conditionId}`);
}
