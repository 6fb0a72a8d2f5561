import type { Locale } from '#src/domain/shared/locale.ts';
import { application as applicationEn } from '#src/text/en/application.ts';
import { common as commonEn } from '#src/text/en/common.ts';
import { delegates as delegatesEn } from '#src/text/en/delegates.ts';
import { documents as documentsEn } from '#src/text/en/documents.ts';
import { errors as errorsEn } from '#src/text/en/errors.ts';
import { failures as failuresEn } from '#src/text/en/failures.ts';
import { help as helpEn } from '#src/text/en/help.ts';
import { history as historyEn } from '#src/text/en/history.ts';
import { home as homeEn } from '#src/text/en/home.ts';
import { mail as mailEn } from '#src/text/en/mail.ts';
import { permit as permitEn } from '#src/text/en/permit.ts';
import { questions as questionsEn } from '#src/text/en/questions.ts';
import { review as reviewEn } from '#src/text/en/review.ts';
import { signIn as signInEn } from '#src/text/en/sign-in.ts';
import { status as statusEn } from '#src/text/en/status.ts';
import { steps as stepsEn } from '#src/text/en/steps.ts';
import { application as applicationEs } from '#src/text/es/application.ts';
import { common as commonEs } from '#src/text/es/common.ts';
import { delegates as delegatesEs } from '#src/text/es/delegates.ts';
import { documents as documentsEs } from '#src/text/es/documents.ts';
import { errors as errorsEs } from '#src/text/es/errors.ts';
import { failures as failuresEs } from '#src/text/es/failures.ts';
import { help as helpEs } from '#src/text/es/help.ts';
import { history as historyEs } from '#src/text/es/history.ts';
import { home as homeEs } from '#src/text/es/home.ts';
import { mail as mailEs } from '#src/text/es/mail.ts';
import { permit as permitEs } from '#src/text/es/permit.ts';
import { questions as questionsEs } from '#src/text/es/questions.ts';
import { review as reviewEs } from '#src/text/es/review.ts';
import { signIn as signInEs } from '#src/text/es/sign-in.ts';
import { status as statusEs } from '#src/text/es/status.ts';
import { steps as stepsEs } from '#src/text/es/steps.ts';

export { type Locale, locales } from '#src/domain/shared/locale.ts';

const en = {
  application: applicationEn,
  common: commonEn,
  delegates: delegatesEn,
  documents: documentsEn,
  errors: errorsEn,
  failures: failuresEn,
  help: helpEn,
  home: homeEn,
  history: historyEn,
  mail: mailEn,
  questions: questionsEn,
  review: reviewEn,
  signIn: signInEn,
  status: statusEn,
  steps: stepsEn,
  permit: permitEn,
};

/** Every word of the service by subject. English sets the shape; a message missing in Spanish does not compile. */
export type Text = typeof en;

const es: Text = {
  application: applicationEs,
  common: commonEs,
  delegates: delegatesEs,
  documents: documentsEs,
  errors: errorsEs,
  failures: failuresEs,
  help: helpEs,
  home: homeEs,
  history: historyEs,
  mail: mailEs,
  questions: questionsEs,
  review: reviewEs,
  signIn: signInEs,
  status: statusEs,
  steps: stepsEs,
  permit: permitEs,
};

const byLocale: Record<Locale, Text> = { en, es };

/** All words in one language. */
export function textFor(locale: Locale): Text {
  return byLocale[locale];
}
