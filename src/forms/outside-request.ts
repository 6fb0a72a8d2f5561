import { answerOutside, confirmOutsideCode, requestOutsideCode } from '#src/commands/outside-answer.ts';
import { askOutside, takeBackOutside } from '#src/commands/outside-request.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { askIssues } from '#src/domain/outside-request.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import { type CaseWork, numberIn } from '#src/forms/case.ts';
import { fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { idOf } from '#src/forms/script-answer.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

const fieldFor = (approval: string, part: string) => `outside.${approval}.${part}`;
const askedIn = (form: FormEntries, approval: string) => ({
  email: fieldOf(form, fieldFor(approval, 'email')),
  words: fieldOf(form, fieldFor(approval, 'words')),
  days: numberIn(form, fieldFor(approval, 'days')),
});

/** Asking a body outside the city by a link, and taking the link back, by the name of the button. */
export const OUTSIDE_WORK: Readonly<Record<string, CaseWork>> = {
  ask_outside: {
    done: 'asked_outside',
    issues: (form, _, approval) =>
      askIssues(askedIn(form, approval)).map((issue) => ({
        ...issue,
        path: `outside.${approval}.${issue.path}`,
      })),
    run: (ctx, ref, form, approval) =>
      askOutside(ctx, {
        ...askedIn(form, approval),
        ref,
        approval,
        seen: numberIn(form, fieldFor(approval, 'seen')),
        documentIds: fieldsOf(form, fieldFor(approval, 'file')).map(idOf),
      }),
  },
  take_back_outside: {
    done: 'took_back_outside',
    run: (ctx, ref, _, approval) => takeBackOutside(ctx, { ref, approval }),
  },
};

/** Mails a code to the address of the link that this page was opened by, or lets in whoever types it. */
export function postOutsideLink(page: SessionPage): Promise<Posted<null>> {
  const linkToken = page.url.searchParams.get('token') ?? '';
  const work = (ctx: Ctx, form: FormEntries) => {
    const browserToken = page.locals.sessionToken ?? '';
    const code = fieldOf(form, 'code');
    return fieldOf(form, 'intent') === 'open'
      ? openLink(page, ctx, { linkToken, browserToken, code })
      : mailCode(page, ctx, { linkToken, browserToken });
  };
  return runForm<null>(page, work, fieldsNamed('code'));
}

type Door = { linkToken: string; browserToken: string };

async function mailCode(page: SessionPage, ctx: Ctx, door: Door): Promise<Response> {
  const { locale, clientAddress } = page.locals;
  await requestOutsideCode(ctx, { ...door, clientAddress });
  return seeOther(paths.outsideLink(locale, door.linkToken));
}

async function openLink(page: SessionPage, ctx: Ctx, door: Door & { code: string }): Promise<Response> {
  const { token } = await confirmOutsideCode(ctx, door);
  keepSession(page, token, 'person');
  return seeOther(paths.outsideRequest(page.locals.locale));
}

/** What was typed into the form of an answer. Shape: pure. */
const answerIn = (form: FormEntries) => ({
  answer: fieldOf(form, 'answer'),
  reference: fieldOf(form, 'reference'),
  words: fieldOf(form, 'words'),
});

/** Records the answer of a body outside the city. */
export function postOutsideAnswer(page: SessionPage): Promise<Posted<{ issues: Issue[] }>> {
  const answer = async (ctx: Ctx, form: FormEntries) => {
    const { issues } = await answerOutside(ctx, answerIn(form));
    return issues.length > 0 ? { issues } : seeOther(paths.outsideRequest(page.locals.locale));
  };
  return runForm(page, answer, fieldsNamed('answer', 'reference', 'words'));
}
