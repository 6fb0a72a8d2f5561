import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { carnival } from '#db/seeds/events/lots.ts';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import type { Arrange } from '#e2e/fixtures/arrange.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { rareEvents } from '#e2e/fixtures/rare-events.ts';
import { withdrawApplication } from '#src/commands/application.ts';
import { denyApplication, returnApplication } from '#src/commands/case.ts';
import { askApplicant } from '#src/commands/review.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { allSteps, issuesOf, stepsFor } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import type { City } from '#src/domain/city.ts';
import type { Actor } from '#src/domain/policy.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';

/** Addresses that open no screen, each with what they do instead. */
export const NOT_SCREENS = {
  documentFile: 'sends a file',
  documentPage: 'sends a picture',
  upload: 'takes a file from a script',
  documentWithTicket: 'sends a file',
  record: 'sends a paper',
  permitFile: 'sends a paper',
  startCalendar: 'sends a calendar file',
  permitKey: 'is read by programs',
  staffCallback: 'is called by the sign-in provider and leads on',
  signInEnded: 'is called by the sign-in provider',
  signInCode: 'opens only after a code was asked for; the stories of signing in go through it',
  step: 'is walked step by step',
  admin: 'has no page yet',
} as const satisfies Partial<Record<keyof typeof paths, string>>;

export type Audience = 'anyone' | 'organizer' | 'reviewer' | 'coordinator';

/** Cases in the states that pages look different in, all of one organizer. */
export interface Cases {
  owner: Actor;
  draft: string;
  submitted: string;
  /** Nobody has done anything with it yet. */
  reviewed: string;
  /** Two agencies ask at the same time. */
  asked: string;
  ready: string;
  returned: string;
  issued: string;
  code: string;
  denied: string;
  withdrawn: string;
}

interface ScreenAt {
  who: Audience;
  /** What is different about it, where an address opens several. */
  about?: string;
  at: (locale: Locale, cases: Cases) => string;
}

type ScreenName = Exclude<keyof typeof paths, keyof typeof NOT_SCREENS>;

const anyone = (at: ScreenAt['at'], about?: string): ScreenAt => ({
  who: 'anyone',
  at,
  ...(about ? { about } : {}),
});
const organizer = (at: ScreenAt['at'], about?: string): ScreenAt => ({
  ...anyone(at, about),
  who: 'organizer',
});
const reviewer = (at: ScreenAt['at'], about?: string): ScreenAt => ({
  ...anyone(at, about),
  who: 'reviewer',
});
const coordinator = (at: ScreenAt['at'], about?: string): ScreenAt => ({
  ...anyone(at, about),
  who: 'coordinator',
});

const FOUND_OUT = new URLSearchParams([
  ['event.kind', 'festival'],
  ['event.speech', 'no'],
  ['places.types', 'street'],
  ['event.access', 'public_free'],
  ['people.peak', '900'],
  ['dates.firstDay.month', '6'],
  ['dates.firstDay.day', juneSaturday().slice(8)],
  ['dates.firstDay.year', juneSaturday().slice(0, 4)],
  ['activities.list', 'food'],
  ['show', '1'],
]);

/** Every screen of the service; an address that is missing here does not compile. */
export const SCREENS: Record<ScreenName, readonly ScreenAt[]> = {
  home: [anyone((locale) => paths.home(locale))],
  start: [
    anyone((locale) => paths.start(locale)),
    anyone((locale) => `${paths.start(locale)}?${FOUND_OUT}`, 'what is needed'),
  ],
  applications: [
    anyone((locale) => paths.applications(locale), 'none'),
    organizer((locale) => paths.applications(locale)),
  ],
  application: [
    organizer((locale, { draft }) => paths.application(locale, draft), 'a draft'),
    organizer((locale, { submitted }) => paths.application(locale, submitted), 'sent'),
    organizer((locale, { asked }) => paths.application(locale, asked), 'with two questions'),
    organizer((locale, { ready }) => paths.application(locale, ready), 'agreed on'),
    organizer((locale, { returned }) => paths.application(locale, returned), 'given back'),
    organizer((locale, { issued }) => paths.application(locale, issued), 'with a permit'),
    organizer((locale, { denied }) => paths.application(locale, denied), 'denied'),
    organizer((locale, { withdrawn }) => paths.application(locale, withdrawn), 'withdrawn'),
  ],
  checkAnswers: [organizer((locale, { draft }) => paths.checkAnswers(locale, draft))],
  sent: [organizer((locale, { submitted }) => paths.sent(locale, submitted))],
  copy: [organizer((locale, { issued }) => paths.copy(locale, issued))],
  withdraw: [
    organizer((locale, { draft }) => paths.withdraw(locale, draft), 'a draft'),
    organizer((locale, { submitted }) => paths.withdraw(locale, submitted), 'sent'),
  ],
  documents: [
    organizer((locale, { draft }) => paths.documents(locale, draft), 'of a draft'),
    organizer((locale, { asked }) => paths.documents(locale, asked), 'under review'),
    organizer((locale, { denied }) => paths.documents(locale, denied), 'closed'),
  ],
  status: [anyone((locale) => paths.status(locale))],
  verifyPermit: [anyone((locale) => paths.verifyPermit(locale))],
  permit: [anyone((locale, { code }) => paths.permit(locale, code))],
  signIn: [
    anyone((locale) => paths.signIn(locale)),
    organizer((locale) => paths.signIn(locale), 'already in'),
  ],
  signInLink: [anyone((locale) => paths.signInLink(locale, 'a-link-of-long-ago'))],
  signOut: [organizer((locale) => paths.signOut(locale))],
  signedOut: [anyone((locale) => paths.signedOut(locale))],
  staffSignIn: [anyone((locale) => paths.staffSignIn(locale))],
  staffSignedOut: [anyone((locale) => paths.staffSignedOut(locale))],
  help: [anyone((locale) => paths.help(locale))],
  accessibility: [anyone((locale) => paths.accessibility(locale))],
  privacy: [anyone((locale) => paths.privacy(locale))],
  review: [
    reviewer((locale) => paths.review(locale), 'of an agency'),
    coordinator((locale) => paths.review(locale), 'of everybody'),
    coordinator((locale) => `${paths.review(locale)}?search=nothingliketh1s`, 'empty'),
  ],
  reviewCase: [
    reviewer((locale, { reviewed }) => paths.reviewCase(locale, reviewed), 'to decide'),
    reviewer((locale, { asked }) => paths.reviewCase(locale, asked), 'with its question'),
    reviewer((locale, { ready }) => paths.reviewCase(locale, ready), 'decided'),
    coordinator((locale, { submitted }) => paths.reviewCase(locale, submitted), 'to check'),
    coordinator((locale, { asked }) => paths.reviewCase(locale, asked), 'to follow'),
    coordinator((locale, { ready }) => paths.reviewCase(locale, ready), 'to issue'),
    coordinator((locale, { issued }) => paths.reviewCase(locale, issued), 'with a permit'),
    coordinator((locale, { denied }) => paths.reviewCase(locale, denied), 'denied'),
  ],
};

/** Brings a case into each state. */
export async function arrangeCases(arrange: Arrange, city: City): Promise<Cases> {
  const owner = await arrange.applicant();
  const day = juneSaturday();
  const [party, fair] = [blockParty(day), festival(day)];
  const draft = await arrange.draft(fair, owner);
  const submitted = await arrange.submitted(party, owner);
  const reviewed = await arrange.inReview(carnival(day), owner);
  const asked = await arrange.inReview(fair, owner);
  await askApplicant(await asked.desk('fire-marshal'), { ref: asked.ref, question: 'Where is the hydrant?' });
  await askApplicant(await asked.desk('traffic'), { ref: asked.ref, question: 'Where do buses turn?' });
  const ready = await arrange.inReview(fair, owner);
  for (const agency of await arrange.openAgencies(ready)) await arrange.approve(ready, agency);
  const returned = await arrange.submitted(party, owner);
  await returnApplication(returned.coordinator, {
    ref: returned.ref,
    reasons: [city.returnReasons[0]?.key ?? ''],
    words: 'Please write the day of the letter.',
  });
  const issued = await arrange.issued(party, owner);
  const denied = await arrange.submitted(party, owner);
  await denyApplication(denied.coordinator, {
    ref: denied.ref,
    reason: city.denialReasons[0]?.key ?? '',
    words: 'We asked twice for the names of the streets.',
    alternative: 'A week later works.',
  });
  const withdrawn = await arrange.submitted(party, owner);
  await withdrawApplication(withdrawn.owner, { ref: withdrawn.ref });
  return {
    owner,
    draft: draft.ref,
    submitted: submitted.ref,
    reviewed: reviewed.ref,
    asked: asked.ref,
    ready: ready.ref,
    returned: returned.ref,
    issued: issued.ref,
    code: issued.code,
    denied: denied.ref,
    withdrawn: withdrawn.ref,
  };
}

/** For each page of questions the answers of an event that is asked it. */
export function answersByStep(): Map<string, Answers> {
  const day = juneSaturday();
  const events = [...Object.values(SEED_EVENTS).map((event) => event(day)), ...rareEvents(day)];
  const asking = (step: string) => events.find((answers) => stepsFor(answers).some((one) => one.id === step));
  return new Map(
    allSteps()
      .filter(({ fields }) => fields.length > 0)
      .map(({ id }) => {
        const answers = asking(id);
        if (answers === undefined) throw new Error(`No event of the seeds is asked ${id}.`);
        return [id, answers];
      }),
  );
}

/** The same answers without those that a page asks for. */
export const withoutStep = (answers: Answers, step: string): Answers =>
  (allSteps().find(({ id }) => id === step)?.fields ?? []).reduce(
    (kept, { name }) => withValue(kept, name, undefined),
    answers,
  );

/** Whether a page of questions that is left blank has something to say. */
export const isDemanding = (answers: Answers, step: string): boolean =>
  allSteps()
    .filter(({ id }) => id === step)
    .some((one) => issuesOf(one, answers, juneSaturday()).length > 0);
