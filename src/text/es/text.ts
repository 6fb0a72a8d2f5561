import type { Text } from '#src/text/en/text.ts';
import { application } from '#src/text/es/application.ts';
import { common } from '#src/text/es/common.ts';
import { delegates } from '#src/text/es/delegates.ts';
import { documents } from '#src/text/es/documents.ts';
import { errors } from '#src/text/es/errors.ts';
import { failures } from '#src/text/es/failures.ts';
import { help } from '#src/text/es/help.ts';
import { history } from '#src/text/es/history.ts';
import { home } from '#src/text/es/home.ts';
import { mail } from '#src/text/es/mail.ts';
import { outside } from '#src/text/es/outside.ts';
import { people } from '#src/text/es/people.ts';
import { permit } from '#src/text/es/permit.ts';
import { questions } from '#src/text/es/questions.ts';
import { review } from '#src/text/es/review.ts';
import { signIn } from '#src/text/es/sign-in.ts';
import { status } from '#src/text/es/status.ts';
import { steps } from '#src/text/es/steps.ts';

/** Every word in Spanish. One that is missing does not compile. */
export const es: Text = {
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
