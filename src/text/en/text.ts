import { application } from '#src/text/en/application.ts';
import { common } from '#src/text/en/common.ts';
import { delegates } from '#src/text/en/delegates.ts';
import { documents } from '#src/text/en/documents.ts';
import { errors } from '#src/text/en/errors.ts';
import { failures } from '#src/text/en/failures.ts';
import { help } from '#src/text/en/help.ts';
import { history } from '#src/text/en/history.ts';
import { home } from '#src/text/en/home.ts';
import { mail } from '#src/text/en/mail.ts';
import { outside } from '#src/text/en/outside.ts';
import { people } from '#src/text/en/people.ts';
import { permit } from '#src/text/en/permit.ts';
import { questions } from '#src/text/en/questions.ts';
import { review } from '#src/text/en/review.ts';
import { signIn } from '#src/text/en/sign-in.ts';
import { status } from '#src/text/en/status.ts';
import { steps } from '#src/text/en/steps.ts';

/** Every word of the service by subject. English sets the shape for every other language. */
export const en = {
  application,
  common,
  delegates,
  documents,
  errors,
  failures,
  help,
  history,
  home,
  mail,
  outside,
  people,
  permit,
  questions,
  review,
  signIn,
  status,
  steps,
};

export type Text = typeof en;
