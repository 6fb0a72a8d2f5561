import { createTransport } from 'nodemailer';
import { mailboxSchema } from '#src/domain/notice.ts';
import type { Env } from '#src/env.ts';

export interface MailMessage {
  /** The same for every attempt, so that a reader's program shows a repeated message once. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: string;
  date: Date;
}

/**
 * What became of a message. `not-taken`: the server certainly has not got it. `refused`: it never will take it.
 * `unknown`: the connection broke after the text was sent, so it may or may not have it.
 */
export type Delivery =
  | { outcome: 'taken' }
  | { outcome: 'not-taken' | 'refused' | 'unknown'; reason: string };

export interface Mailer {
  send: (message: MailMessage) => Promise<Delivery>;
}

const CONNECT_MS = 5000;
const ANSWER_MS = 10_000;

/** `Event Permits <permits@example.gov>`, as two fields: nothing is ever joined into a header line by us. */
function senderFrom(text: string): { name: string; address: string } {
  const named = /^([^<>]+) <([^<>]+)>$/.exec(text); // Event Permits <permits@example.gov>
  return named ? { name: named[1]!.trim(), address: named[2]! } : { name: '', address: text }; // both groups matched
}

const withoutControls = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

// On this machine or in a container network there is nobody between us and the server.
const isNeighbour = (host: string): boolean =>
  !host.includes('.') || host.startsWith('127.') || host === '[::1]';

type SmtpError = Error & { code?: string; originalCode?: string; command?: string; responseCode?: number };

// What can only happen before the text of a message was sent.
const BEFORE_TEXT = new Set([
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

function deliveryOf(error: SmtpError): Delivery {
  const { code, originalCode, command, responseCode } = error;
  const reason = [code, command, responseCode, error.message].filter(Boolean).join(' ').slice(0, 300);
  if (responseCode !== undefined) {
    // Only what the server says of this message ends it. A refused sign-in is a matter of settings and may be mended.
    const isAboutMessage = command === 'RCPT TO' || command === 'DATA' || command === 'MAIL FROM';
    return { outcome: isAboutMessage && responseCode >= 500 ? 'refused' : 'not-taken', reason };
  }
  const isBefore = BEFORE_TEXT.has(code ?? '') || BEFORE_TEXT.has(originalCode ?? '');
  return { outcome: isBefore ? 'not-taken' : 'unknown', reason };
}

/** Sends through the city's mail server. Shape: nothing connects before the first message. */
export function createMailer(env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>): Mailer {
  const from = senderFrom(env.MAIL_FROM);
  const transport = createTransport({
    url: env.SMTP_URL,
    requireTLS: !isNeighbour(new URL(env.SMTP_URL).hostname),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      if (!mailboxSchema.safeParse(message.to).success)
        return { outcome: 'refused', reason: 'not a mailbox' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: message.to },
          envelope: { from: from.address, to: [message.to] },
          messageId: message.messageId,
          date: message.date,
          subject: withoutControls(message.subject),
          text: message.text,
          html: message.html,
          headers: {
            'Content-Language': message.locale,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        });
        return { outcome: 'taken' };
      } catch (error) {
        return deliveryOf(error as SmtpError);
      }
    },
  };
}
