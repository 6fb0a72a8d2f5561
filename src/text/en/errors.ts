import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import { issues } from '#src/text/en/issues.ts';
import type { IssueCode, IssueWords } from '#src/text/issue-words.ts';

const refusals: Record<RefusalCode, string> = {
  'not-found': 'We cannot find this page. Check the address, or open it from your list.',
  forbidden: 'Your account cannot do this. Ask the person who manages your team’s access.',
  'sign-in-needed': 'Sign in to go on. What you typed is still here.',
  'stale-revision':
    'These answers were changed in another window or by another person. Look at the newest answers below, then make your change again.',
  'wrong-state': 'This step is closed for now. Open the status page to see what you can do.',
  'already-decided': 'Somebody decided this before you. Your words are still here so that you can copy them.',
  'already-claimed': 'A colleague took this case before you. If it is yours to do, open it and take it over.',
  'needs-reading': 'This case needs a closer look. Open it and decide there.',
  'colleague-gone': 'This person does not review for your agency any more. Choose somebody else.',
  'too-many-requests': 'There were too many tries in a short time. Wait a few minutes, then try again.',
  incomplete: 'Some questions still need an answer. Finish the tasks that are marked below, then send it.',
  'lead-time-missed': 'This date is too soon for the checks your event needs. Choose a later date.',
  'refused-by-rule': 'A city rule does not allow this. Read the reason below and change your answer.',
  'invalid-input': 'Some answers need a fix. Look at each one below.',
  'bad-token': 'This page was open for too long. Your answers are still here. Send them again.',
  'sign-in-again': 'You signed in a while ago. Confirm that it is you, and try again.',
  'return-code-wrong':
    'No draft has this code. Check each letter and number on your paper, and use the newest paper.',
  'code-wrong': 'This code is not right. Check the newest email from us and enter all 8 digits.',
  'code-expired': 'This code is too old or was used before. Ask for a new code.',
  'file-refused': 'We could not take this file. Read the reason beside it and choose another file.',
  'missing-approvals': 'Some agencies have not approved yet. The list shows who is missing.',
  'missing-documents': 'Some papers are still missing. The list shows which ones.',
  'missing-outside-approvals':
    'An approval from outside the city is still missing. The list shows which one.',
  'missing-conditions': 'Some conditions must be met before the permit. The list shows which ones.',
  'question-locked':
    'The city did not ask about this question, so it cannot be changed now. Nothing was saved. Go back to your list of corrections.',
  'corrections-open': 'Some corrections are not done yet. Change the answer or explain it, then send.',
  'no-corrections': 'No correction waits to be sent.',
  'corrections-unsent': 'A correction waits to be sent. Send it, or ask its agency to take it back.',
  'due-in-the-past': 'Choose a day that is still to come.',
  'due-after-event': 'Choose a day no later than the first day of the event.',
  'conditions-contradict': 'Some conditions contradict each other. Settle them first.',
  'version-changed':
    'The applicant sent a new version while you were reading. Read what changed, then decide.',
  'same-key-other-body': 'This was already sent with other answers. Open the status page to see what we got.',
  'reason-not-listed': 'Choose a reason from the list.',
  'reason-missing': 'Choose the reason for this decision.',
  'law-check-missing': 'A lawyer of the city must look at this first. Enter who checked it, and when.',
  'read-only':
    'We cannot save anything right now. What you typed is still here. Keep this page open and send it again in a few minutes.',
  'two-parts': 'This event has two parts. Make two applications from it first, then send each.',
  'own-administration':
    'You cannot give yourself more, or take this role from yourself. Ask another administrator.',
  'off-agenda': 'The meeting is over, or the case is not on its agenda any more. Copy your words from here.',
  'person-known': 'Somebody with this email is on the list. Open their page and change it there.',
  'too-many-pins': 'This case has 500 pins. Answer the ones that are there.',
  'too-many-views': 'You keep 20 views. Remove one first, then keep this one.',
  'alternative-missing': 'Offer another date, place or time before you send this decision.',
};

export const errors = {
  heading: 'There is a problem',
  prefix: 'Error:',
  title: (p: { title: string }) => `Error: ${p.title}`,
  /** The sentence beside a question and in the summary on top. */
  issue: (code: IssueCode, p: IssueWords) => issues[code](p),
  /** The sentence for a whole page. */
  refusal: (code: RefusalCode) => refusals[code],
  notFound: {
    title: 'Page not found',
    lead: 'The address may be old, or have a typing mistake in it.',
    next: 'Go to the start page',
  },
  unavailable: {
    title: 'The service has a problem',
    lead: 'We could not finish this. Your saved answers are safe. Try again in a few minutes.',
    incident: (p: { id: string }) => `If you call us about it, give this number: ${p.id}`,
  },
};
