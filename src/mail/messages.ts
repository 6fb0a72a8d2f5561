import type { TaskId } from '#src/domain/application/field.ts';
import type { City } from '#src/domain/city.ts';
import type { Digest } from '#src/domain/digest.ts';
import type { NoticeMoment } from '#src/domain/jobs.ts';
import { isForStaff, NOTICE_CONTENT, type NoticeContent } from '#src/domain/notice.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import {
  delegateLinkTokenOf,
  outsideLinkTokenOf,
  signInCodeOf,
  signInLinkTokenOf,
} from '#src/domain/sign-in-secret.ts';
import { digestLine } from '#src/mail/digest-line.ts';
import { type ComposedMail, composeMail, type MailBlock, type MailContent } from '#src/mail/frame.ts';
import { paths } from '#src/paths.ts';
import { clockTime, longDate, weekdayDate } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';

/** What every message may use besides its own content. Links start with the one public address of the service. */
export interface MailFrame {
  locale: Locale;
  city: City;
  publicOrigin: string;
  /** Sign-in codes are computed with it. */
  secretKey: Buffer;
}

type Body = Omit<MailContent, 'footer'>;
type Writer<Moment extends NoticeMoment> = (content: NoticeContent<Moment>, frame: MailFrame) => Body;

const sentence = (text: string): MailBlock => ({ kind: 'sentence', text });
const words = (label: string, text: string | undefined): MailBlock[] =>
  text !== undefined && text.trim() !== '' ? [{ kind: 'words', label, text }] : [];

const mailText = (frame: MailFrame) => textFor(frame.locale).mail;
const link = (frame: MailFrame, path: string): string => new URL(path, frame.publicOrigin).href;

const caseOf = (content: { ref: string; eventName: string }, frame: MailFrame) => ({
  ref: content.ref,
  eventName: content.eventName.trim() === '' ? mailText(frame).unnamed : content.eventName,
});
const agencyName = (key: string, frame: MailFrame): string =>
  frame.city.agencies.find((agency) => agency.key === key)?.name[frame.locale] ?? key;
const caseLink = (content: { ref: string }, frame: MailFrame): string =>
  link(frame, paths.application(frame.locale, content.ref));

/** One message for each moment. */
const WRITERS: { [Moment in NoticeMoment]: Writer<Moment> } = {
  'sign-in-code': (content, frame) => {
    const text = mailText(frame).moments['sign-in-code'];
    const time = clockTime(new Date(content.expiresAt), frame.city.timeZone, frame.locale);
    const path = paths.signInLink(frame.locale, signInLinkTokenOf(frame.secretKey, content.signInId));
    return {
      subject: text.subject({ service: frame.city.serviceName[frame.locale] }),
      heading: text.heading,
      blocks: [
        sentence(text.lead),
        { kind: 'code', text: signInCodeOf(frame.secretKey, content.signInId) },
        sentence(text.ends({ time })),
        sentence(text.orPress),
      ],
      button: { label: text.button, url: link(frame, path) },
      after: [text.notYou, text.neverAsk],
    };
  },
  'draft-started': (content, frame) => {
    const text = mailText(frame).moments['draft-started'];
    const about = caseOf(content, frame);
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [sentence(text.lead(about)), sentence(text.next)],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [],
    };
  },
  'draft-ending': (content, frame) => {
    const text = mailText(frame).moments['draft-ending'];
    const { city, locale } = frame;
    const day = weekdayDate(content.keptUntil, locale);
    const changed = longDate(calendarDateAt(new Date(content.changedAt), city.timeZone), locale);
    const about = caseOf(content, frame);
    return {
      subject:
        content.step === 'last' ? text.subjectLast({ ...about, day }) : text.subject({ ...about, day }),
      heading: text.heading,
      blocks: [
        sentence(text.lead({ ...about, changed })),
        sentence(text.ends({ day })),
        sentence(text.keep({ days: city.draftKeptDays })),
      ],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [text.notNeeded],
    };
  },
  invitation: (content, frame) => {
    const text = mailText(frame).moments.invitation;
    // It is not the reader's own event.
    const isNamed = content.eventName.trim() !== '';
    const about = { ref: content.ref, eventName: isNamed ? content.eventName : text.unnamed };
    const day = longDate(calendarDateAt(new Date(content.expiresAt), frame.city.timeZone), frame.locale);
    const path = paths.invitation(frame.locale, delegateLinkTokenOf(frame.secretKey, content.delegationId));
    const task = textFor(frame.locale).steps.tasks[content.task as TaskId]; // as the command checked
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead({ ...about, inviter: content.inviter })),
        sentence(text.task({ task: task.title })),
        sentence(text.ends({ day })),
      ],
      button: { label: text.button, url: link(frame, path) },
      after: [text.private, text.notYou],
    };
  },
  'outside-request': (content, frame) => {
    const text = mailText(frame).moments['outside-request'];
    const { city, locale } = frame;
    const approval = city.outsideApprovals.find((one) => one.key === content.approval)?.name[locale];
    const about = {
      ref: content.ref,
      eventName: content.eventName.trim() === '' ? text.unnamed : content.eventName,
      city: city.name[locale],
      approval: approval ?? content.approval,
    };
    const day = longDate(calendarDateAt(new Date(content.expiresAt), city.timeZone), locale);
    const path = paths.outsideLink(locale, outsideLinkTokenOf(frame.secretKey, content.requestId));
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead(about)),
        ...words(text.said, content.words),
        sentence(text.ends({ day })),
        sentence(text.private),
      ],
      button: { label: text.button, url: link(frame, path) },
      after: [text.notYou({ phone: city.phoneForHelp[locale] })],
    };
  },
  'outside-code': (content, frame) => {
    const text = mailText(frame).moments['outside-code'];
    const time = clockTime(new Date(content.expiresAt), frame.city.timeZone, frame.locale);
    const path = paths.outsideLink(frame.locale, outsideLinkTokenOf(frame.secretKey, content.requestId));
    return {
      subject: text.subject,
      heading: text.heading,
      blocks: [
        sentence(text.lead),
        { kind: 'code', text: signInCodeOf(frame.secretKey, content.signInId) },
        sentence(text.ends({ time })),
      ],
      button: { label: text.button, url: link(frame, path) },
      after: [text.notYou, text.neverAsk],
    };
  },
  receipt: (content, frame) => {
    const text = mailText(frame).moments.receipt;
    const about = caseOf(content, frame);
    const isAgain = (content.versionNumber ?? 1) > 1;
    return {
      subject: isAgain ? text.subjectAgain(about) : text.subject(about),
      heading: isAgain ? text.headingAgain : text.heading,
      blocks: [sentence(isAgain ? text.leadAgain(about) : text.lead(about)), sentence(text.next)],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [text.notPermit],
    };
  },
  returned: (content, frame) => {
    const text = mailText(frame).moments.returned;
    const about = caseOf(content, frame);
    const reasons = (content.reasons ?? []).flatMap((key) => {
      const reason = frame.city.returnReasons.find((one) => one.key === key);
      return reason ? [reason.words[frame.locale]] : [];
    });
    const list: MailBlock[] = reasons.length ? [{ kind: 'list', label: text.missing, items: reasons }] : [];
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead(about)),
        ...list,
        ...words(coordinator(frame), content.words),
        sentence(text.next),
      ],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [],
    };
  },
  'changes-requested': (content, frame) => {
    const text = mailText(frame).moments['changes-requested'];
    const { count = 1, dueOn } = content;
    const about = { ...caseOf(content, frame), count };
    const due =
      dueOn === undefined ? [] : [sentence(text.due({ count, day: longDate(dueOn, frame.locale) }))];
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead(about)),
        ...due,
        ...words(coordinator(frame), content.words),
        sentence(text.next),
      ],
      button: { label: text.button, url: link(frame, paths.corrections(frame.locale, content.ref)) },
      after: [],
    };
  },
  question: (content, frame) => {
    const text = mailText(frame).moments.question;
    const about = { ...caseOf(content, frame), agency: agencyName(content.agency, frame) };
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [sentence(text.lead(about)), sentence(text.next)],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [],
    };
  },
  answer: (content, frame) => {
    const text = mailText(frame).moments.answer;
    const about = caseOf(content, frame);
    const { corrections: count } = content;
    return {
      subject: count === undefined ? text.subject(about) : text.subjectList(about),
      heading: text.heading,
      blocks: [
        sentence(count === undefined ? text.lead(about) : text.leadList({ ...about, count })),
        sentence(count === undefined ? text.next : text.nextList),
      ],
      button: { label: text.button, url: link(frame, paths.reviewCase(frame.locale, content.ref)) },
      after: [],
    };
  },
  clock: (content, frame) => {
    const text = mailText(frame).moments.clock[content.step];
    const about = { ...caseOf(content, frame), agency: agencyName(content.agency, frame) };
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead({ ...about, day: weekdayDate(content.dueOn, frame.locale) })),
        sentence(text.next),
      ],
      button: { label: text.button, url: link(frame, paths.reviewCase(frame.locale, content.ref)) },
      after: [],
    };
  },
  'proof-refused': (content, frame) => {
    const text = mailText(frame).moments['proof-refused'];
    const agency = agencyName(content.agency, frame);
    const about = { ...caseOf(content, frame), agency };
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead(about)),
        ...words(text.condition, content.condition),
        ...words(agency, content.words),
        sentence(text.next),
      ],
      button: { label: text.button, url: link(frame, paths.conditions(frame.locale, content.ref)) },
      after: [],
    };
  },
  permit: (content, frame) => {
    const text = mailText(frame).moments.permit;
    const about = { ...caseOf(content, frame), number: content.number };
    const address = link(frame, paths.permit(frame.locale, content.code));
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [sentence(text.lead(about)), sentence(text.next)],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [text.check({ address })],
    };
  },
  denial: (content, frame) => {
    const text = mailText(frame).moments.denial;
    const about = caseOf(content, frame);
    const reason = frame.city.denialReasons.find((one) => one.key === content.reason);
    const appeal = content.isSpeech ? frame.city.appeal.speechWords : frame.city.appeal.words;
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [
        sentence(text.lead(about)),
        ...words(text.reason, [reason?.words[frame.locale], content.words].filter(Boolean).join('\n')),
        ...words(text.alternative, content.alternative),
        ...words(text.appeal, appeal[frame.locale]),
      ],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [],
    };
  },
  withdrawn: (content, frame) => {
    const text = mailText(frame).moments.withdrawn;
    const about = caseOf(content, frame);
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [sentence(text.lead(about)), sentence(text.next)],
      button: { label: text.button, url: link(frame, paths.applications(frame.locale)) },
      after: [text.notYou({ phone: frame.city.phoneForHelp[frame.locale] })],
    };
  },
  digest: (content, frame) => {
    const text = mailText(frame).moments.digest;
    const count = (part: Digest['parts'][number]['part']) =>
      content.parts.find((one) => one.part === part)?.cases.length ?? 0;
    const day = weekdayDate(content.day, frame.locale);
    return {
      subject: text.subject({ day, late: count('late'), mine: count('mine'), changed: count('changed') }),
      heading: text.heading({ day }),
      blocks: content.parts.flatMap(({ part, cases, isCut }): MailBlock[] => [
        {
          kind: 'list',
          label: text.parts[part],
          items: cases.map((one) => digestLine(one, frame.locale)),
        },
        ...(isCut ? [sentence(text.more)] : []),
      ]),
      button: { label: text.button, url: link(frame, paths.review(frame.locale)) },
      after: [text.choose],
    };
  },
  revoked: (content, frame) => {
    const text = mailText(frame).moments.revoked;
    const about = caseOf(content, frame);
    return {
      subject: text.subject(about),
      heading: text.heading,
      blocks: [sentence(text.lead(about)), ...words(text.reason, content.words), sentence(text.next)],
      button: { label: text.button, url: caseLink(content, frame) },
      after: [],
    };
  },
};

const coordinator = (frame: MailFrame): string => agencyName(frame.city.coordinatorAgency, frame);

function write<Moment extends NoticeMoment>(moment: Moment, content: unknown, frame: MailFrame): Body {
  const schema = NOTICE_CONTENT[moment];
  const writer: Writer<Moment> = WRITERS[moment];
  return writer(schema.parse(content) as NoticeContent<Moment>, frame);
}

/**
 * The message of a moment in a person's language.
 * Shape: pure. Errors: throws when the content is not what the moment needs.
 */
export function noticeMail(
  notice: { moment: NoticeMoment; content: unknown },
  frame: MailFrame,
): ComposedMail {
  const text = mailText(frame).footer;
  const service = frame.city.serviceName[frame.locale];
  const city = frame.city.name[frame.locale];
  const footer = [
    text.from({ service, city }),
    text.help({ phone: frame.city.phoneForHelp[frame.locale] }),
    text.address({ origin: frame.publicOrigin }),
    isForStaff(notice.moment) ? text.whyStaff : text.why,
  ];
  return composeMail(
    { ...write(notice.moment, notice.content, frame), footer },
    { locale: frame.locale, service, city },
  );
}
