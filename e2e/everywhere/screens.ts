import type { Cases } from '#e2e/everywhere/cases.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';

/** Addresses that open no screen, each with what they do instead. */
export const NOT_SCREENS = {
  documentFile: 'sends a file',
  documentPage: 'sends a picture',
  upload: 'takes a file from a script',
  uploads: 'takes a file from a script, in pieces',
  documentWithTicket: 'sends a file',
  record: 'sends a paper',
  permitFile: 'sends a paper',
  startCalendar: 'sends a calendar file',
  live: 'sends a stream to a page that is open',
  permitKey: 'is read by programs',
  staffCallback: 'is called by the sign-in provider and leads on',
  signInEnded: 'is called by the sign-in provider',
  signInCode: 'opens only after a code was asked for, and is reached so',
  returnCode: 'opens only without an address, and is reached so',
  step: 'is walked step by step',
  delegatedTask: 'opens only to somebody who was invited, and is looked at in their story',
  outsideRequest: 'opens only to a body outside the city that was asked, and is reached so',
  admin: 'has no page yet',
} as const satisfies Partial<Record<keyof typeof paths, string>>;

export const AUDIENCES = [
  'anyone',
  'organizer',
  'reviewer',
  'coordinator',
  'administrator',
  'auditor',
  'researcher',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How much is on a page: nothing yet, something wrong, or what it is for. */
export type State = 'empty' | 'error' | 'filled';

interface ScreenAt {
  who: Audience;
  /** What is different about it, where an address opens several. */
  about?: string;
  at: (locale: Locale, cases: Cases) => string;
  state: State;
}

type ScreenName = Exclude<keyof typeof paths, keyof typeof NOT_SCREENS>;

const seenBy =
  (who: Audience) =>
  (at: ScreenAt['at'], about?: string, state: State = 'filled'): ScreenAt => ({
    who,
    at,
    state,
    ...(about ? { about } : {}),
  });
const anyone = seenBy('anyone');
const organizer = seenBy('organizer');
const reviewer = seenBy('reviewer');
const coordinator = seenBy('coordinator');
const administrator = seenBy('administrator');
const auditor = seenBy('auditor');
const researcher = seenBy('researcher');

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
    anyone((locale) => paths.start(locale), 'not answered', 'empty'),
    anyone((locale) => `${paths.start(locale)}?${FOUND_OUT}`, 'what is needed'),
  ],
  applications: [
    anyone((locale) => paths.applications(locale), 'none', 'empty'),
    organizer((locale) => paths.applications(locale)),
  ],
  application: [
    organizer((locale, { begun }) => paths.application(locale, begun), 'just begun', 'empty'),
    organizer((locale, { draft }) => paths.application(locale, draft), 'a draft'),
    organizer((locale, { mixed }) => paths.application(locale, mixed), 'speech and a festival'),
    organizer((locale, { speechPart }) => paths.application(locale, speechPart), 'a speech part'),
    organizer((locale, { restPart }) => paths.application(locale, restPart), 'the rest of it'),
    organizer((locale, { copied }) => paths.application(locale, copied), 'copied from last year'),
    organizer((locale, { submitted }) => paths.application(locale, submitted), 'sent'),
    organizer((locale, { asked }) => paths.application(locale, asked), 'with two questions'),
    organizer((locale, { ready }) => paths.application(locale, ready), 'agreed on'),
    organizer((locale, { returned }) => paths.application(locale, returned), 'given back'),
    organizer((locale, { changing }) => paths.application(locale, changing), 'to be changed'),
    organizer((locale, { issued }) => paths.application(locale, issued), 'with a permit'),
    organizer((locale, { revoked }) => paths.application(locale, revoked), 'taken back'),
    organizer((locale, { denied }) => paths.application(locale, denied), 'denied'),
    organizer((locale, { withdrawn }) => paths.application(locale, withdrawn), 'withdrawn'),
    organizer((locale, { withdrawnDraft }) => paths.application(locale, withdrawnDraft), 'never sent'),
  ],
  checkAnswers: [
    organizer((locale, { draft }) => paths.checkAnswers(locale, draft)),
    organizer((locale, { mixed }) => paths.checkAnswers(locale, mixed), 'speech and a festival'),
    organizer((locale, { begun }) => paths.checkAnswers(locale, begun), 'just begun', 'empty'),
    organizer((locale, { changing }) => paths.checkAnswers(locale, changing), 'while corrections are asked'),
  ],
  sent: [organizer((locale, { submitted }) => paths.sent(locale, submitted))],
  parts: [organizer((locale, { mixed }) => paths.parts(locale, mixed))],
  copy: [organizer((locale, { issued }) => paths.copy(locale, issued))],
  withdraw: [
    organizer((locale, { draft }) => paths.withdraw(locale, draft), 'a draft'),
    organizer((locale, { submitted }) => paths.withdraw(locale, submitted), 'sent'),
  ],
  delegates: [
    organizer((locale, { begun }) => paths.delegates(locale, begun), 'just begun', 'empty'),
    organizer((locale, { draft }) => paths.delegates(locale, draft), 'somebody was invited'),
  ],
  documents: [
    organizer((locale, { draft }) => paths.documents(locale, draft), 'of a draft', 'empty'),
    organizer((locale, { asked }) => paths.documents(locale, asked), 'under review'),
    organizer((locale, { denied }) => paths.documents(locale, denied), 'closed'),
  ],
  corrections: [
    organizer((locale, { submitted }) => paths.corrections(locale, submitted), 'none asked', 'empty'),
    organizer((locale, { changing }) => paths.corrections(locale, changing)),
    organizer((locale, { corrected }) => paths.corrections(locale, corrected), 'sent back'),
    organizer(
      (locale, { changing }) => paths.step(locale, changing, 'event'),
      'a page that a correction opens',
    ),
    organizer((locale, { changing }) => paths.step(locale, changing, 'applicant'), 'a page that none opens'),
  ],
  conditions: [
    organizer((locale, { submitted }) => paths.conditions(locale, submitted), 'none set', 'empty'),
    organizer((locale, { ready }) => paths.conditions(locale, ready)),
  ],
  status: [anyone((locale) => paths.status(locale), 'not asked', 'empty')],
  verifyPermit: [anyone((locale) => paths.verifyPermit(locale), 'not asked', 'empty')],
  permit: [
    anyone((locale, { code }) => paths.permit(locale, code)),
    anyone((locale, { revokedCode }) => paths.permit(locale, revokedCode), 'taken back'),
  ],
  signIn: [
    anyone((locale) => paths.signIn(locale), 'not asked', 'empty'),
    organizer((locale) => paths.signIn(locale), 'already in', 'empty'),
  ],
  signInPaper: [anyone((locale) => paths.signInPaper(locale), 'not asked', 'empty')],
  signInLink: [anyone((locale) => paths.signInLink(locale, 'a-link-of-long-ago'), 'ended', 'error')],
  outsideLink: [
    anyone((locale, { outsideLink }) => paths.outsideLink(locale, outsideLink)),
    anyone((locale) => paths.outsideLink(locale, 'a-link-of-long-ago'), 'ended', 'error'),
  ],
  invitation: [
    anyone((locale, { invitation }) => paths.invitation(locale, invitation)),
    anyone((locale) => paths.invitation(locale, 'a-link-of-long-ago'), 'ended', 'error'),
  ],
  signOut: [organizer((locale) => paths.signOut(locale))],
  signedOut: [anyone((locale) => paths.signedOut(locale))],
  staffSignIn: [anyone((locale) => paths.staffSignIn(locale))],
  staffConfirm: [anyone((locale) => paths.staffConfirm(locale, paths.review(locale)))],
  staffSignedOut: [anyone((locale) => paths.staffSignedOut(locale))],
  help: [anyone((locale) => paths.help(locale))],
  accessibility: [anyone((locale) => paths.accessibility(locale))],
  privacy: [anyone((locale) => paths.privacy(locale))],
  review: [
    reviewer((locale) => paths.review(locale), 'of an agency'),
    coordinator((locale) => paths.review(locale), 'of everybody'),
    coordinator((locale) => `${paths.review(locale)}?search=nothingliketh1s`, 'none', 'empty'),
  ],
  meetings: [
    coordinator((locale) => paths.meetings(locale), 'to plan'),
    reviewer((locale) => paths.meetings(locale), 'to read'),
  ],
  meeting: [
    coordinator((locale, { meeting }) => paths.meeting(locale, meeting), 'to come'),
    coordinator((locale, { heldMeeting }) => paths.meeting(locale, heldMeeting), 'held'),
    coordinator((locale, { emptyMeeting }) => paths.meeting(locale, emptyMeeting), 'of nothing', 'empty'),
    reviewer((locale, { meeting }) => paths.meeting(locale, meeting), 'for an agency'),
  ],
  people: [
    administrator((locale) => paths.people(locale)),
    administrator((locale) => `${paths.people(locale)}?search=nothingliketh1s`, 'nobody', 'empty'),
    auditor((locale) => paths.people(locale), 'to read'),
  ],
  person: [
    administrator((locale, { member }) => paths.person(locale, member), 'with a history'),
    administrator((locale, { awaited }) => paths.person(locale, awaited), 'not signed in yet'),
    administrator((locale, { removed }) => paths.person(locale, removed), 'without access'),
    auditor((locale, { member }) => paths.person(locale, member), 'to read'),
  ],
  staffHome: [researcher((locale) => paths.staffHome(locale))],
  reviewTogether: [reviewer((locale) => paths.reviewTogether(locale))],
  reviewCase: [
    reviewer((locale, { reviewed }) => paths.reviewCase(locale, reviewed), 'to decide'),
    reviewer((locale, { asked }) => paths.reviewCase(locale, asked), 'with its question'),
    reviewer((locale, { ready }) => paths.reviewCase(locale, ready), 'decided'),
    coordinator((locale, { submitted }) => paths.reviewCase(locale, submitted), 'to check'),
    coordinator((locale, { asked }) => paths.reviewCase(locale, asked), 'to follow'),
    coordinator((locale, { ready }) => paths.reviewCase(locale, ready), 'to issue'),
    coordinator((locale, { issued }) => paths.reviewCase(locale, issued), 'with a permit'),
    coordinator((locale, { changing }) => paths.reviewCase(locale, changing), 'to be changed'),
    coordinator((locale, { corrected }) => paths.reviewCase(locale, corrected), 'corrected'),
    coordinator((locale, { corrected }) => `${paths.reviewCase(locale, corrected)}?from=1&to=2`, 'compared'),
    reviewer((locale, { asked }) => `${paths.reviewCase(locale, asked)}?correct=1`, 'with a pin to correct'),
    coordinator((locale, { revoked }) => paths.reviewCase(locale, revoked), 'taken back'),
    coordinator((locale, { denied }) => paths.reviewCase(locale, denied), 'denied'),
  ],
  reviewPlan: [
    reviewer((locale, { asked, plan }) => paths.reviewPlan(locale, asked, plan), 'with pins'),
    reviewer((locale, { asked, barePlan }) => paths.reviewPlan(locale, asked, barePlan), 'bare', 'empty'),
    reviewer(
      (locale, { asked, plan, olderPlan }) =>
        paths.reviewPlan(locale, asked, plan, `with=${olderPlan}&as=side`),
      'side by side',
    ),
    coordinator(
      (locale, { asked, plan, olderPlan }) =>
        paths.reviewPlan(locale, asked, plan, `with=${olderPlan}&as=over`),
      'on top of each other',
    ),
    coordinator((locale, { asked, olderPlan }) => paths.reviewPlan(locale, asked, olderPlan), 'older'),
  ],
};

/** Where somebody finds every screen that they may look at, by its name. */
export const placesOf = (
  audience: Audience,
  locale: Locale,
  cases: Cases,
): (readonly [name: string, address: string])[] =>
  Object.entries(SCREENS).flatMap(([name, screens]) =>
    screens
      .filter(({ who }) => who === audience)
      .map(({ about, at }) => [about ? `${name}, ${about}` : name, at(locale, cases)] as const),
  );
