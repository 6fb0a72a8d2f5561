import { randomBytes } from 'node:crypto';
import type { Cases } from '#e2e/everywhere/cases.ts';
import type { Audience } from '#e2e/everywhere/screens.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';
import type { Text } from '#src/text/index.ts';

/** A form that is sent without what it needs. */
export interface WrongForm {
  name: string;
  who: Audience;
  at: (locale: Locale, cases: Cases) => string;
  /** The file of src/pages that says so, where it is not that of the address. */
  page?: string;
  send: (page: CasePage, text: Text) => Promise<void>;
}

const ofCase =
  (who: 'reviewer' | 'coordinator', which: 'reviewed' | 'asked' | 'ready' | 'submitted' | 'issued') =>
  (name: string, send: WrongForm['send']): WrongForm => ({
    name,
    who,
    at: (locale, cases) => paths.reviewCase(locale, cases[which]),
    send,
  });
const deciding = ofCase('reviewer', 'reviewed');
const takenByColleague = ofCase('reviewer', 'asked');
const decided = ofCase('reviewer', 'ready');
const checking = ofCase('coordinator', 'submitted');
const steering = ofCase('coordinator', 'reviewed');
const keeping = ofCase('coordinator', 'issued');

/** Opens a form that is folded away and sends it as it is. */
const sendFolded = async (page: CasePage, summary: string, send: string): Promise<void> => {
  await page.unfold(summary);
  await page.press(send);
};

const decideWith = async (page: CasePage, { review }: Text, answer: 'approve_with_conditions' | 'object') => {
  const { decision } = review.case;
  await page.person.hands.check(page.main.getByRole('radio', { name: decision[answer], exact: true }));
  // The city's suggestions are taken back, so that nothing is left.
  const chosen = page.main.getByRole('checkbox', { checked: true });
  while ((await chosen.count()) > 0) await chosen.first().uncheck();
  await page.press(decision.look);
};

/** Every form that can be sent with too little, besides the pages of questions. */
export const WRONG_FORMS: readonly WrongForm[] = [
  {
    name: 'finding out what is needed',
    who: 'anyone',
    at: (locale) => paths.start(locale),
    send: (page, text) => page.press(text.application.start.show),
  },
  {
    name: 'looking up a status',
    who: 'anyone',
    at: (locale) => paths.status(locale),
    send: (page, text) => page.press(text.status.lookUp.action),
  },
  {
    name: 'verifying a permit',
    who: 'anyone',
    at: (locale) => paths.verifyPermit(locale),
    send: (page, text) => page.press(text.permit.verify.action),
  },
  {
    name: 'signing in',
    who: 'anyone',
    at: (locale) => paths.signIn(locale),
    send: (page, text) => page.press(text.signIn.send),
  },
  {
    name: 'signing in with a wrong code',
    who: 'anyone',
    at: (locale) => paths.signIn(locale),
    page: 'sign-in/code.astro',
    send: async (page, { signIn }) => {
      await page.person.hands.type(page.box(signIn.email), `${randomBytes(5).toString('hex')}@example.org`);
      await page.press(signIn.send);
      await page.person.hands.type(page.box(signIn.code.label), '1234');
      await page.press(signIn.code.submit);
    },
  },
  {
    name: 'answering one of two questions',
    who: 'organizer',
    at: (locale, { asked }) => paths.application(locale, asked),
    send: (page, text) => page.goBy(page.button(text.status.question.action).last()),
  },
  {
    name: 'uploading nothing',
    who: 'organizer',
    at: (locale, { draft }) => paths.documents(locale, draft),
    send: (page, text) =>
      // The box for the files counts as a button too, and says what it is for.
      page.goBy(page.main.getByRole('button', { name: new RegExp(`^${text.documents.upload}\\b`) }).first()),
  },
  {
    name: 'inviting nobody to nothing',
    who: 'organizer',
    at: (locale, { draft }) => paths.delegates(locale, draft),
    send: (page, text) => page.press(text.delegates.submit),
  },
  {
    name: 'keeping a view under no name',
    who: 'reviewer',
    at: (locale) => paths.review(locale),
    send: (page, { review: { queue } }) => sendFolded(page, queue.kept.summary, queue.kept.keep),
  },
  {
    name: 'letting nobody stand in',
    who: 'reviewer',
    at: (locale) => paths.review(locale),
    send: (page, { review: { queue } }) => sendFolded(page, queue.away.summary, queue.away.send),
  },
  {
    name: 'planning a meeting at no time',
    who: 'coordinator',
    at: (locale) => paths.meetings(locale),
    send: (page, { review: { meetings } }) => sendFolded(page, meetings.plan.summary, meetings.plan.send),
  },
  {
    name: 'writing down nothing',
    who: 'coordinator',
    at: (locale, { meeting }) => paths.meeting(locale, meeting),
    send: (page, { review: { meetings } }) =>
      sendFolded(page, meetings.agenda.record.summary, meetings.agenda.record.send),
  },
  {
    name: 'adding nobody',
    who: 'administrator',
    at: (locale) => paths.people(locale),
    send: (page, { people }) => sendFolded(page, people.add.submit, people.add.submit),
  },
  {
    name: 'changing access for no reason',
    who: 'administrator',
    at: (locale, { member }) => paths.person(locale, member),
    send: (page, { people }) => page.press(people.set.submit),
  },
  {
    name: 'removing access for no reason',
    who: 'administrator',
    at: (locale, { member }) => paths.person(locale, member),
    send: (page, { people }) => sendFolded(page, people.acts.block.heading, people.acts.block.submit),
  },
  {
    name: 'approving none of several',
    who: 'reviewer',
    at: (locale) => paths.reviewTogether(locale),
    send: (page, { review }) => page.press(review.together.look),
  },
  {
    name: 'putting a pin that says nothing',
    who: 'reviewer',
    at: (locale, { asked, plan }) => paths.reviewPlan(locale, asked, plan),
    send: (page, { review: { plan } }) => page.press(plan.add.send),
  },
  deciding('deciding nothing', (page, text) => page.press(text.review.case.decision.look)),
  deciding('deciding with no condition', (page, text) => decideWith(page, text, 'approve_with_conditions')),
  deciding('objecting to nothing', (page, text) => decideWith(page, text, 'object')),
  deciding('asking nothing', (page, { review: { case: words } }) =>
    sendFolded(page, words.ask.summary, words.ask.send),
  ),
  deciding('noting nothing', (page, text) => page.press(text.review.case.notes.send)),
  deciding('giving it to nobody', (page, { review: { case: words } }) =>
    sendFolded(page, words.handOver.summary, words.handOver.send),
  ),
  takenByColleague('taking over for no reason', (page, { review: { case: words } }) =>
    sendFolded(page, words.takeOver.summary, words.takeOver.send),
  ),
  decided('deciding again for no reason', (page, { review: { case: words } }) =>
    sendFolded(page, words.reconsider.summary, words.reconsider.send),
  ),
  checking('giving back for no reason', (page, { review: { case: words } }) =>
    sendFolded(page, words.steer.return.summary, words.steer.return.send),
  ),
  deciding('asking for a correction of nothing', (page, { review: { case: words } }) =>
    sendFolded(page, words.corrections.add.summary, words.corrections.add.send),
  ),
  deciding('asking for a correction after the event', async (page, { questions, review }) => {
    await page.fillCorrection(questions['event.description'].label, 'unclear', 'Say more.', '2099-01-01');
    await page.press(review.case.corrections.add.send);
  }),
  {
    name: 'explaining a correction with no words',
    who: 'organizer',
    at: (locale, { changing }) => paths.corrections(locale, changing),
    send: async (page, { status: { corrections } }) => {
      await page.unfold(corrections.explain);
      await page.goBy(page.main.getByRole('button', { name: new RegExp(`^${corrections.send}`) }).first());
    },
  },
  steering('denying for no reason', (page, { review: { case: words } }) =>
    sendFolded(page, words.steer.deny.summary, words.steer.deny.send),
  ),
  steering('refusing a paper for no reason', async (page, { review: { case: words } }) => {
    const papers = page.main.getByRole('region', { name: words.papers.heading, exact: true });
    const item = papers.getByRole('listitem').filter({ hasText: words.papers.waive_document }).first();
    await page.unfold(words.papers.waive_document, item);
    await page.goBy(item.getByRole('button', { name: words.papers.waive_document }));
  }),
  steering('not needing an approval for no reason', async (page, { review: { case: words } }) => {
    await page.unfold(words.outside.change);
    await page.goBy(
      page.main.getByRole('button', { name: words.outside.record.record_not_needed, exact: false }).first(),
    );
  }),
  keeping('taking a permit back for no reason', (page, { review: { case: words } }) =>
    sendFolded(page, words.steer.revoke.summary, words.steer.revoke.send),
  ),
];

/** Opens the page of a form and sends it with too little. */
export async function sendWrong(person: Person, form: WrongForm, cases: Cases): Promise<void> {
  await person.page.goto(form.at(person.locale, cases));
  await form.send(new CasePage(person, '', ''), person.text);
}

/** Opens a page of questions that has no answer yet. */
export async function openBlank(person: Person, ref: string, step: string): Promise<void> {
  await person.page.goto(paths.step(person.locale, ref, step));
}

/** Goes on from a page of questions without an answer. */
export async function continueBlank(person: Person): Promise<void> {
  await person.hands.press(new Screen(person).button(person.text.common.continue));
}
