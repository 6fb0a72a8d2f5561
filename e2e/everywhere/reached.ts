import { randomBytes } from 'node:crypto';
import { expect, type Locator, type Route } from 'playwright/test';
import { type Cases, GUIDE_THE_CROWD, LEAVE_A_LANE } from '#e2e/everywhere/cases.ts';
import { REACHED_OUTSIDE } from '#e2e/everywhere/reached-outside.ts';
import type { Audience, State } from '#e2e/everywhere/screens.ts';
import { festival } from '#e2e/fixtures/answers.ts';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { heavyPdf } from '#e2e/fixtures/files.ts';
import type { Inbox } from '#e2e/fixtures/inbox.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { ConditionsPage } from '#e2e/pages/conditions.ts';
import { CorrectionsPage } from '#e2e/pages/corrections.ts';
import { DelegatesPage } from '#e2e/pages/delegates.ts';
import { DocumentsPage } from '#e2e/pages/documents.ts';
import { LookUpPage } from '#e2e/pages/look-up.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { TogetherPage } from '#e2e/pages/together.ts';
import { paths } from '#src/paths.ts';

/** What a page is reached with besides its address. */
export interface Way {
  cases: Cases;
  inbox: Inbox;
  db: TestDatabase;
}

/** A page that no address opens as it is, and what somebody does to see it. */
export interface Reached {
  name: string;
  who: Audience;
  /** A file of src/pages. */
  page: string;
  state: State;
  go: (person: Person, way: Way) => Promise<void>;
}

const LINK = /\/sign-in\/link\?token=[\w-]+/; // https://permits.example/es/sign-in/link?token=k3Jv
const freshEmail = (): string => `${randomBytes(5).toString('hex')}@example.org`;

async function askForCode(person: Person): Promise<string> {
  const email = freshEmail();
  const { signIn } = person.text;
  const page = new Screen(person);
  await person.page.goto(paths.signIn(person.locale));
  await person.hands.type(page.box(signIn.email), email);
  await page.press(signIn.send);
  return email;
}

/** Begins a draft without an address and goes to the page that gives it a code on paper. */
async function begunWithoutAddress(person: Person): Promise<string> {
  const start = await StartPage.open(person);
  await start.findOut(festival(juneSaturday()));
  return (await start.apply()).ref;
}

async function askForPaper(person: Person): Promise<string> {
  await begunWithoutAddress(person);
  await new Screen(person).follow(person.text.signIn.paper.makeLink);
  return person.page.url();
}

async function lookUp(person: Person, ref: string, email: string): Promise<void> {
  await person.page.goto(paths.status(person.locale));
  await new LookUpPage(person).lookUp(ref, email);
}

const PIECES = '**/api/uploads/*/*?offset=*';

/** Chooses a file for a draft and sends it, and what happens to its pieces on the way is up to `meet`. */
async function sendFile(
  person: Person,
  { mixed }: Cases,
  meet: (route: Route) => unknown,
): Promise<DocumentsPage> {
  await person.page.route(PIECES, meet);
  const papers = await DocumentsPage.open(person, mixed);
  const buffer = heavyPdf(2_500_000);
  await papers.choose('site-plan', [{ name: 'plan.pdf', mimeType: 'application/pdf', buffer }]);
  await papers.sendChosen('site-plan');
  return papers;
}

/** Every try was in vain. The pauses between them end early, as they do when a network is back. */
async function giveUp(row: Locator): Promise<void> {
  const stateOf = () =>
    row.evaluate(({ dataset }) => {
      if (dataset.state === 'busy') dispatchEvent(new Event('online'));
      return dataset.state;
    });
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('failed');
}

/** Sends the form behind a button as a page would that was open for too long. */
async function sendTooOld(person: Person, address: string, button: string): Promise<void> {
  await person.page.goto(address);
  const page = new Screen(person);
  await person.page.evaluate(() => {
    for (const token of document.querySelectorAll<HTMLInputElement>('main input[name=_token]'))
      token.value = 'of-yesterday';
  });
  await page.goBy(page.button(button).first());
}

const emailOf = ({ owner }: Cases): string => (owner.kind === 'applicant' ? owner.email : '');

/** Opens the page of invitations for an organizer who signed in so long ago. No walk before counts as a request for a code. */
async function openInvitations(
  person: Person,
  { cases, db }: Way,
  { minutesAgo }: { minutesAgo: number },
): Promise<DelegatesPage> {
  await db.owner`
    UPDATE sessions s SET authenticated_at = now() - make_interval(mins => ${minutesAgo})
    FROM applicants a WHERE a.id = s.applicant_id AND a.email = ${emailOf(cases)}`;
  await db.owner`DELETE FROM rate_limits`;
  await person.page.goto(`${paths.delegates(person.locale, cases.draft)}?task=food`);
  return new DelegatesPage(person);
}

/** Asks on the page of invitations for the code that whoever signed in an hour ago must type. */
async function askToInvite(person: Person, way: Way): Promise<DelegatesPage> {
  const page = await openInvitations(person, way, { minutesAgo: 60 });
  await page.press(person.text.signIn.send);
  return page;
}

async function inviteSomebody(person: Person, way: Way): Promise<[DelegatesPage, invited: string]> {
  const page = await openInvitations(person, way, { minutesAgo: 0 });
  const invited = freshEmail();
  await page.invite(invited);
  return [page, invited];
}

const inviting = (name: string, state: State, go: Reached['go']): Reached => ({
  name,
  who: 'organizer',
  page: 'applications/[ref]/delegates.astro',
  state,
  go,
});

const tooOld = (
  who: Audience,
  page: string,
  address: (person: Person, cases: Cases) => string,
  button: (person: Person) => string,
): Reached => ({
  name: `${page}, too old`,
  who,
  page,
  state: 'error',
  go: (person, { cases }) => sendTooOld(person, address(person, cases), button(person)),
});

export const REACHED: readonly Reached[] = [
  {
    name: 'a return code that fits no draft',
    who: 'anyone',
    page: 'sign-in/paper.astro',
    state: 'error',
    go: async (person) => {
      const { paper } = person.text.signIn;
      const page = new Screen(person);
      await person.page.goto(paths.signInPaper(person.locale));
      await person.hands.type(page.box(paper.label), '0000-0000-0000-0000');
      await page.press(paper.submit);
    },
  },
  {
    name: 'a return code that was made',
    who: 'anyone',
    page: 'applications/[ref]/code.astro',
    state: 'filled',
    go: async (person) => {
      await askForPaper(person);
      await new Screen(person).press(person.text.signIn.paper.make);
    },
  },
  {
    name: 'a return code, asked for by a page that was open for too long',
    who: 'anyone',
    page: 'applications/[ref]/code.astro',
    state: 'error',
    go: async (person) => {
      await sendTooOld(person, await askForPaper(person), person.text.signIn.paper.make);
    },
  },
  {
    name: 'inviting from a draft without an address',
    who: 'anyone',
    page: 'applications/[ref]/delegates.astro',
    state: 'filled',
    go: async (person) => {
      const ref = await begunWithoutAddress(person);
      await person.page.goto(paths.delegates(person.locale, ref));
    },
  },
  {
    name: 'a code that was asked for',
    who: 'anyone',
    page: 'sign-in/code.astro',
    state: 'empty',
    go: async (person) => {
      await askForCode(person);
    },
  },
  {
    name: 'a link from a mail, in the browser that asked for it',
    who: 'anyone',
    page: 'sign-in/link.astro',
    state: 'filled',
    go: async (person, { inbox }) => {
      const { text, city, locale } = person;
      const email = await askForCode(person);
      const subject = text.mail.moments['sign-in-code'].subject({ service: city.serviceName[locale] });
      const message = await inbox.messageFor(email, subject);
      await person.page.goto((locale === 'en' ? '' : `/${locale}`) + (LINK.exec(message.text)?.[0] ?? ''));
    },
  },
  {
    name: 'the one task of an invitation',
    who: 'anyone',
    page: 'applications/[ref]/part.astro',
    state: 'filled',
    go: async (person, { cases }) => {
      await person.page.goto(paths.invitation(person.locale, cases.invitation));
      await new Screen(person).press(person.text.delegates.link.submit);
    },
  },
  {
    name: 'a status that was found',
    who: 'anyone',
    page: 'status.astro',
    state: 'filled',
    go: (person, { cases }) => lookUp(person, cases.asked, emailOf(cases)),
  },
  {
    name: 'a status that was not found',
    who: 'anyone',
    page: 'status.astro',
    state: 'error',
    go: (person, { cases }) => lookUp(person, cases.asked, freshEmail()),
  },
  {
    name: 'a permit that is not there',
    who: 'anyone',
    page: 'v/[code].astro',
    state: 'error',
    go: async ({ page, locale }) => {
      await page.goto(paths.permit(locale, '0'.repeat(26)));
    },
  },
  {
    name: 'a sign-in that the provider refused',
    who: 'anyone',
    page: 'staff/callback.astro',
    state: 'error',
    go: async ({ page, locale }) => {
      const state = `${locale}.none`;
      await page.goto(`${paths.staffCallback()}?error=access_denied&state=${state}`);
    },
  },
  inviting('whoever invites signed in a while ago', 'filled', async (person, way) => {
    const page = await openInvitations(person, way, { minutesAgo: 60 });
    await expect(page.button(person.text.signIn.send)).toBeVisible();
  }),
  inviting('an invitation that waits for a code', 'filled', async (person, way) => {
    const page = await askToInvite(person, way);
    await expect(page.box(person.text.signIn.code.label)).toBeVisible();
  }),
  inviting('an invitation whose code was wrong', 'error', async (person, way) => {
    const page = await askToInvite(person, way);
    await page.confirm('00000000', person.text.common.continue);
    await expect(page.errorSummary).toContainText(person.text.errors.refusal('code-wrong'));
  }),
  inviting('an invitation that was sent', 'filled', async (person, way) => {
    const [page] = await inviteSomebody(person, way);
    await page.expectDone(person.text.delegates.done.invited);
  }),
  inviting('an invitation that was taken back', 'filled', async (person, way) => {
    const [page, invited] = await inviteSomebody(person, way);
    await page.takeBack(invited);
    await page.expectDone(person.text.delegates.done['taken-back']);
  }),
  {
    name: 'an explanation that was left out',
    who: 'organizer',
    page: 'applications/[ref]/corrections.astro',
    state: 'error',
    go: async (person, { cases }) => {
      const page = await CorrectionsPage.open(person, cases.changing);
      await page.explain(LEAVE_A_LANE, '');
      await expect(page.errorSummary).toBeVisible();
    },
  },
  {
    name: 'words for a condition that were left out',
    who: 'organizer',
    page: 'applications/[ref]/conditions.astro',
    state: 'error',
    go: async (person, { cases }) => {
      const page = await ConditionsPage.open(person, cases.ready);
      await page.sendWords(GUIDE_THE_CROWD, '');
      await expect(page.errorSummary).toBeVisible();
    },
  },
  {
    name: 'several cases before they are approved',
    who: 'reviewer',
    page: 'review/together.astro',
    state: 'filled',
    go: async (person) => {
      const page = await TogetherPage.open(person);
      await page.choose('Keswick Road block party');
      await page.look();
      await page.expectLooked(1);
    },
  },
  {
    name: 'a file on its way that was paused',
    who: 'organizer',
    page: 'applications/[ref]/documents.astro',
    state: 'filled',
    go: async (person, { cases }) => {
      const { pause, goOn } = person.text.documents.script;
      const papers = await sendFile(person, cases, () => undefined); // stays on its way
      await person.hands.press(papers.act(pause, 'plan.pdf'));
      await expect(papers.act(goOn, 'plan.pdf')).toBeVisible();
    },
  },
  {
    name: 'a file that did not get through',
    who: 'organizer',
    page: 'applications/[ref]/documents.astro',
    state: 'filled',
    go: async (person, { cases }) => {
      const papers = await sendFile(person, cases, (route) => route.abort('aborted'));
      await giveUp(papers.row('plan.pdf'));
    },
  },
  {
    name: 'a file that was refused',
    who: 'organizer',
    page: 'applications/[ref]/documents.astro',
    state: 'filled',
    go: async (person, { cases }) => {
      const papers = await DocumentsPage.open(person, cases.mixed);
      const buffer = Buffer.from('Bring chairs.');
      await papers.choose('site-plan', [{ name: 'notes.txt', mimeType: 'text/plain', buffer }]);
      await papers.sendChosen('site-plan');
      await expect(papers.act(person.text.documents.script.remove, 'notes.txt')).toBeVisible();
    },
  },
  tooOld(
    'anyone',
    'staff/sign-in.astro',
    ({ locale }) => paths.staffSignIn(locale),
    ({ text }) => text.signIn.staff.submit,
  ),
  tooOld(
    'organizer',
    'sign-out.astro',
    ({ locale }) => paths.signOut(locale),
    ({ text }) => text.signIn.out.submit,
  ),
  tooOld(
    'organizer',
    'applications/[ref]/withdraw.astro',
    ({ locale }, { submitted }) => paths.withdraw(locale, submitted),
    ({ text }) => text.application.withdraw.confirm,
  ),
  tooOld(
    'organizer',
    'applications/[ref]/copy.astro',
    ({ locale }, { issued }) => paths.copy(locale, issued),
    ({ text }) => text.application.copy.confirm,
  ),
  tooOld(
    'organizer',
    'applications/[ref]/parts.astro',
    ({ locale }, { mixed }) => paths.parts(locale, mixed),
    ({ text }) => text.application.parts.confirm,
  ),
  tooOld(
    'organizer',
    'applications/[ref]/check.astro',
    ({ locale }, { draft }) => paths.checkAnswers(locale, draft),
    ({ text }) => text.application.check.send,
  ),
  tooOld(
    'reviewer',
    'review/index.astro',
    ({ locale }) => paths.review(locale),
    ({ text }) => `${text.review.queue.claim}: Carroll Park spring carnival`,
  ),
  ...REACHED_OUTSIDE,
];
