import type { FileProblem, PictureState, ScanState } from '#src/domain/document.ts';
import type { RequirementState } from '#src/domain/workflow/states.ts';
import { count } from '#src/text/format.ts';

type Due = { at: 'submit' | 'review' | 'issue' | 'event' } | { daysBefore: number } | { daysAfter: number };

const days = (value: number) => (value === 1 ? '1 day' : `${count(value, 'en')} days`);

const DUE_AT = {
  submit: 'Needed when you send the application',
  review: 'Needed while the city reviews',
  issue: 'Needed before you get the permit',
  event: 'Needed at the event',
} as const;

/** Why a file was not taken, and what to do. `file` is its name. */
const problems: Record<FileProblem, (p: { file: string }) => string> = {
  missing: () => 'Choose a file first, then upload it',
  empty: (p) => `“${p.file}” is empty. Open it to see if it is all there, then choose it again`,
  'wrong-kind': (p) =>
    `We cannot take “${p.file}”. Save it as a PDF, or choose a photo or a DOCX or XLSX file`,
  'phone-photo': (p) => `We cannot open the photo “${p.file}”. Save it as JPEG or PNG and choose that copy`,
  'old-office': (p) => `We cannot take the old format of “${p.file}”. Save it as PDF, DOCX or XLSX first`,
  renamed: (p) =>
    `“${p.file}” is not the kind of file its name says. Open it in the app that made it and save it as a PDF`,
  'too-large': (p) => `“${p.file}” is larger than 25 MB. Make it smaller, or upload it in two parts`,
  encrypted: (p) => `“${p.file}” has a password or is locked. Save a copy without it and upload that copy`,
  damaged: (p) => `“${p.file}” seems to be damaged. Open it, save it again and upload the new copy`,
  'active-content': (p) =>
    `“${p.file}” has scripts or other files inside. Print it to a new PDF and upload that copy`,
  macros: (p) => `“${p.file}” has macros or programs inside. Save it as a PDF and upload that copy`,
  'mixed-content': (p) =>
    `“${p.file}” has something else hidden inside. Print it to a new PDF, or take a new photo`,
  'too-many-pixels': (p) =>
    `The picture “${p.file}” is too large to open. Save it with fewer pixels, up to 40 million`,
  'too-many-pages': (p) => `“${p.file}” has more than 500 pages. Upload only the pages we need`,
  'unpacks-too-large': (p) =>
    `“${p.file}” is too large when it is opened. Save it as a PDF and upload that copy`,
  'not-checkable': (p) =>
    `We could not read “${p.file}” to check it. Print it to a new PDF and upload that copy`,
  'too-many-files': () => 'There are 60 files here, and that is the limit. Remove one, then upload this one',
  'case-full': () => 'All files together are over 200 MB. Remove one or upload a smaller one',
  'not-arrived': (p) => `“${p.file}” did not reach us whole. Upload it again`,
  'too-many-at-once': () => 'That was more than 10 files. The first 10 were looked at. Upload the others now',
  'too-many-unfinished': () =>
    'Too many of your files are only half sent. Go on with one of them, or remove it, then upload this one',
};

/** The papers of an application: what to send, what is there, what went wrong. */
export const documents = {
  title: 'Documents',
  lead: 'Upload the documents for your event. You can send the form first and add some of them later.',
  rules:
    'PDF, JPEG, PNG, DOCX or XLSX, up to 25 MB each. A photo of a document is fine if people can read it.',
  used: (p: { files: number; size: string }) =>
    p.files === 1
      ? `1 of 60 files, ${p.size} of 200 MB`
      : `${count(p.files, 'en')} of 60 files, ${p.size} of 200 MB`,
  answered: 'You gave this as a list in your answers. You do not need to upload a file.',
  asList: 'As a list in your answers',
  groups: {
    now: 'Needed when you send the application',
    later: 'Needed later',
    optional: 'If you have them',
  },
  scanningOff: 'Virus checks are off here. Files are not checked before people open them.',
  nothingAsked: {
    title: 'No documents are needed so far',
    note: 'That can change when you answer more questions. You can still add a file below.',
  },
  other: {
    name: 'Other files',
    help: 'Anything else that helps the city understand your event.',
  },
  label: {
    name: 'What is it?',
    hint: 'A few words, like “North half of the plan”',
  },
  choose: (p: { paper: string }) => `Files to upload for: ${p.paper}`,
  chooseNew: (p: { file: string }) => `New version of “${p.file}”`,
  upload: 'Upload',
  uploadFor: (p: { paper: string }) => `Upload: ${p.paper}`,
  replace: 'Replace it',
  replaceFor: (p: { file: string }) => `Replace “${p.file}”`,
  remove: 'Remove',
  removeFor: (p: { file: string }) => `Remove “${p.file}”`,
  open: (p: { file: string }) => `Open “${p.file}”`,
  filesFor: (p: { paper: string }) => `Files for: ${p.paper}`,
  version: (p: { version: number }) => `Version ${p.version}`,
  earlier: (p: { count: number }) => (p.count === 1 ? '1 earlier version' : `${p.count} earlier versions`),
  why: 'Why we ask for this',
  due: (due: Due) => {
    if ('daysBefore' in due) return `Needed ${days(due.daysBefore)} before the event`;
    if ('daysAfter' in due) return `Needed ${days(due.daysAfter)} after the event`;
    return DUE_AT[due.at];
  },
  state: {
    required: 'To add',
    uploaded: 'Added',
    accepted: 'Accepted',
    rejected: 'Not accepted',
    waived: 'Not needed',
  } satisfies Record<RequirementState, string>,
  rejectedBecause: (p: { reason: string }) => `The city wrote: ${p.reason}`,
  scan: {
    quarantined: 'Waiting for the virus check. Until then only you can open it.',
    clean: 'Checked for viruses.',
    unscanned: 'Not checked for viruses.',
    infected: 'This file has a virus, so we locked it. Remove it and upload a clean copy.',
  } satisfies Record<ScanState, string>,
  pictures: {
    waiting: 'Pictures of the pages are on the way.',
    made: '',
    failed: 'We could not make pictures of the pages. City staff will open the file.',
    none: '',
  } satisfies Record<PictureState, string>,
  pages: (p: { count: number }) =>
    p.count === 1 ? 'Look at the page' : `Look at the ${count(p.count, 'en')} pages`,
  pagesMore: (p: { shown: number; count: number }) =>
    `The first ${count(p.shown, 'en')} of ${count(p.count, 'en')} pages. Open the file to see the rest.`,
  pageAlt: (p: { page: number; count: number; paper: string; file: string }) =>
    `${p.paper}, page ${p.page} of ${p.count}, from the file ${p.file}`,
  added: (p: { file: string }) => `“${p.file}” was uploaded.`,
  addedSeveral: (p: { count: number }) => `${count(p.count, 'en')} files were uploaded:`,
  severalAtOnce: 'You can choose up to 10 files at once.',
  unfinished: {
    list: (p: { paper: string }) => `Half sent for: ${p.paper}`,
    note: (p: { file: string; percent: number }) =>
      `“${p.file}” is only half sent: ${count(p.percent, 'en')} percent is here. Choose the same file again to go on.`,
    forget: 'Remove',
    forgetName: (p: { file: string }) => `Remove the half sent “${p.file}”`,
    forgotten: 'The half sent file was removed.',
  },
  removed: 'The file was removed.',
  closed: 'This application is closed, so files cannot change any more.',
  settled: 'The city has settled this document, so its files cannot change.',
  problem: (problem: FileProblem, p: { file: string }) => problems[problem](p),
  toTasks: 'Back to all tasks',
  toStatus: 'Back to your application',
  /** Said and shown by the script while files are on their way. */
  script: {
    list: 'Files on their way',
    chosen: 'Not sent yet',
    waiting: 'Waits for its turn',
    sending: 'Sending: {percent} percent',
    checking: 'All of it is here. We are checking it. This can take a minute.',
    paused: 'Paused at {percent} percent',
    busy: 'We could not get through. We will try again in a moment.',
    done: 'Uploaded',
    failed: '{file} did not get through. Check your connection, then try again.',
    unreadable: 'We can no longer read {file} on your device. Choose it again.',
    tooLarge: '{file} is larger than 25 MB. Make it smaller, or upload it in two parts.',
    saysChosen: '{file} is chosen. It is not sent yet.',
    saysChosenSeveral: '{count} files are chosen. They are not sent yet.',
    saysStart: 'Sending {file}.',
    saysGoingOn: 'Going on with {file} at {percent} percent.',
    saysHalf: 'Half of {file} is sent.',
    saysChecking: 'Checking {file}. This can take a minute.',
    saysPaused: '{file} is paused.',
    saysDone: '{file} was uploaded.',
    saysBusy: 'We could not get through with {file}. We will try again in a moment.',
    saysCanceled: '{file} was taken off the list.',
    pause: 'Pause',
    goOn: 'Go on',
    retry: 'Try again',
    cancel: 'Cancel',
    remove: 'Remove',
    bar: 'Progress of {file}',
  },
};
