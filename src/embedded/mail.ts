import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { html, isForThisMachine, type Markup, page, send } from '#src/embedded/page.ts';

const LARGEST_MESSAGE = 40 * 1024 * 1024;
const LOCAL = 'Local inbox. Nothing here was sent to anyone.';
// Links of a message open in a tab of their own; its scripts, forms and remote pictures do nothing.
const MESSAGE_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export type InboxMessage = {
  id: string;
  receivedAt: string;
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { name: string; type: string; size: number }[];
};

export type MailOptions = {
  dataDir: string;
  smtpPort?: number;
  webPort?: number;
  /** Lets a test make something go wrong where a sender connects, names a recipient, or has sent a message. */
  onStage?: (stage: MailStage) => MailFault | undefined;
};

export type MailStage = 'connect' | 'recipient' | 'message';

/**
 * The code and words of an SMTP answer, or: `hang`, no answer at all; `kept-then-reset`, the message is kept and the
 * connection cut before the answer; `taken-then-reset`, cut after it.
 */
export type MailFault = { code: number; message: string } | 'hang' | 'kept-then-reset' | 'taken-then-reset';

export type EmbeddedMail = {
  smtpUrl: string;
  webUrl: string;
  smtpPort: number;
  webPort: number;
  /** Newest first. */
  messages: (to?: string) => InboxMessage[];
  clear: () => void;
  stop: () => Promise<void>;
};

const addressOf = ({ name, address }: Address) => (name ? `${name} <${address}>` : (address ?? ''));

function describeMessage(id: string, email: Email): InboxMessage {
  return {
    id,
    receivedAt: new Date(Number(id.split('-')[0])).toISOString(),
    messageId: email.messageId ?? '',
    from: email.from === undefined ? '' : addressOf(email.from),
    to: [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])].map(addressOf),
    subject: email.subject ?? '(no subject)',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'attachment',
      type: mimeType,
      size: content instanceof ArrayBuffer ? content.byteLength : content.length,
    })),
  };
}

class Inbox {
  readonly #folder: string;
  readonly #messages = new Map<string, InboxMessage>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async load(): Promise<void> {
    for (const name of readdirSync(this.#folder).toSorted()) {
      if (name.endsWith('.eml')) await this.#add(name.slice(0, -4));
      else rmSync(join(this.#folder, name), { force: true });
    }
  }

  raw(id: string): Buffer {
    return readFileSync(join(this.#folder, `${id}.eml`));
  }

  async #add(id: string): Promise<void> {
    this.#messages.set(id, describeMessage(id, await PostalMime.parse(this.raw(id))));
  }

  /** Keeps a message on the disk before the sender is told that it was taken. */
  async keep(raw: Buffer): Promise<void> {
    const id = `${Date.now()}-${randomUUID().slice(0, 8)}`;
    const temporary = join(this.#folder, `${id}.tmp`);
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(this.#folder, `${id}.eml`));
    await this.#add(id);
  }

  find(id: string): InboxMessage | undefined {
    return this.#messages.get(id);
  }

  list(to = ''): InboxMessage[] {
    const wanted = to.toLowerCase();
    return [...this.#messages.values()]
      .filter((message) => message.to.some((address) => address.toLowerCase().includes(wanted)))
      .reverse();
  }

  clear(): void {
    for (const id of this.#messages.keys()) rmSync(join(this.#folder, `${id}.eml`), { force: true });
    this.#messages.clear();
  }
}

const whenOf = (instant: string) => instant.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

function listPage(messages: readonly InboxMessage[]): string {
  const rows = messages.map(
    (message) => html`<li><a class="row" href="/messages/${message.id}"><strong>${message.subject}</strong>
      <span class="quiet">To ${message.to.join(', ')}, ${whenOf(message.receivedAt)}</span><br>
      <span class="quiet">${message.text.replace(/\s+/g, ' ').slice(0, 160)}</span></a></li>`,
  );
  const none = html`<p>No messages yet. What the service sends appears here.</p>`;
  const list = html`<p>${messages.length} ${messages.length === 1 ? 'message' : 'messages'}, newest first. <a href="/">Look again</a></p>
    <ul class="list">${rows}</ul>`;
  return page('Inbox', messages.length === 0 ? none : list, LOCAL);
}

function withLinks(text: string): Markup {
  // https://permits.example.gov/sign-in?code=12 ends before a closing sign of the sentence around it
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/);
  const pieces = parts.map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`,
  );
  return html`${pieces}`;
}

function messagePage(message: InboxMessage): string {
  const files = message.attachments.map(
    ({ name, type, size }, index) =>
      html`<li><a class="row" href="/messages/${message.id}/attachments/${index}"><strong>${name}</strong>
        <span class="quiet">${type}, ${Math.ceil(size / 1024)} kB</span></a></li>`,
  );
  const body = html`<p><a href="/">All messages</a></p>
    <dl>
      <dt>From</dt><dd>${message.from}</dd>
      <dt>To</dt><dd>${message.to.join(', ')}</dd>
      <dt>Received</dt><dd>${whenOf(message.receivedAt)}</dd>
    </dl>
    <h2>Text</h2>
    <pre>${withLinks(message.text)}</pre>
    ${
      message.html === ''
        ? ''
        : html`<h2>As shown by a mail program</h2>
    <iframe title="The message as a mail program shows it" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${message.id}/html"></iframe>`
    }
    ${files.length === 0 ? '' : html`<h2>Attached</h2><ul class="list">${files}</ul>`}
    <p><a href="/messages/${message.id}/raw">Source of the message</a></p>`;
  return page(message.subject, body, LOCAL);
}

async function sendAttachment(response: ServerResponse, raw: Buffer, index: number): Promise<void> {
  const attachment = (await PostalMime.parse(raw)).attachments[index];
  if (attachment === undefined) return send(response, 'Not found', { status: 404, type: 'text/plain' });
  const name = encodeURIComponent(attachment.filename ?? 'attachment');
  send(response, Buffer.from(attachment.content as ArrayBuffer), {
    type: 'application/octet-stream',
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  });
}

async function serve(inbox: Inbox, url: URL, response: ServerResponse): Promise<void> {
  if (url.pathname === '/') return send(response, listPage(inbox.list()));
  if (url.pathname === '/messages.json') {
    const found = inbox.list(url.searchParams.get('to') ?? '');
    return send(response, JSON.stringify(found), { type: 'application/json' });
  }
  const [, id = '', part = '', index = ''] =
    /^\/messages\/([\w-]+)(?:\/(html|raw|attachments)(?:\/(\d+))?)?$/.exec(url.pathname) ?? []; // /messages/17-ab/html
  const message = inbox.find(id);
  if (message === undefined) {
    return send(
      response,
      page('There is no such message', html`<p><a href="/">All messages</a></p>`, LOCAL),
      { status: 404 },
    );
  }
  if (part === 'raw') return send(response, inbox.raw(id), { type: 'text/plain; charset=utf-8' });
  if (part === 'attachments') return sendAttachment(response, inbox.raw(id), Number(index));
  if (part === '') return send(response, messagePage(message));
  send(response, `<base target="_blank">${message.html}`, { policy: MESSAGE_POLICY });
}

type Done = (error?: Error | null) => void;

/** Answers as a test wishes. Shape: whether the stage goes on as it would. */
function goesOn(fault: MailFault | undefined, done: Done): boolean {
  if (fault === 'hang') return false;
  if (typeof fault !== 'object') return true;
  done(Object.assign(new Error(fault.message), { responseCode: fault.code }));
  return false;
}

function startSmtp(inbox: Inbox, options: MailOptions): SMTPServer {
  const faultAt = (stage: MailStage) => options.onStage?.(stage);
  const cut = (session: SMTPServerSession): void => {
    for (const connection of server.connections)
      if (connection.session === session) connection._socket?.destroy();
  };
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MESSAGE,
    closeTimeout: 100,
    onConnect: (_session, done) => void (goesOn(faultAt('connect'), done) && done()),
    onRcptTo: (_address, _session, done) => void (goesOn(faultAt('recipient'), done) && done()),
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const fault = faultAt('message');
        if (!goesOn(fault, done)) return;
        if (stream.sizeExceeded) return done(Object.assign(new Error('Too large'), { responseCode: 552 }));
        inbox.keep(Buffer.concat(pieces)).then(() => {
          if (fault !== 'kept-then-reset') done();
          if (fault !== undefined) cut(session);
        }, done);
      });
    },
  });
  return server;
}

/**
 * Starts a mail server that keeps every message instead of sending it, with a page to read them.
 * Shape: SMTP and web on this machine only; `/messages.json?to=` answers tests, newest first.
 */
export async function startMail(options: MailOptions): Promise<EmbeddedMail> {
  const inbox = new Inbox(join(options.dataDir, 'messages'));
  await inbox.load();
  const smtp = startSmtp(inbox, options);
  // A sender that breaks off is the sender's matter.
  smtp.on('error', () => undefined);
  await new Promise<void>((done, fail) => {
    smtp.once('error', fail);
    smtp.listen(options.smtpPort ?? 0, '127.0.0.1', done);
  });
  const web = createServer((request, response) => {
    if (!isForThisMachine(request)) return send(response, 'Wrong host', { status: 421, type: 'text/plain' });
    if (request.method !== 'GET') return send(response, 'Reading only', { status: 405, type: 'text/plain' });
    serve(inbox, new URL(request.url ?? '/', 'http://localhost'), response).catch((error: unknown) => {
      process.stderr.write(`The inbox failed: ${String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    web.once('error', fail);
    web.listen(options.webPort ?? 0, '127.0.0.1', done);
  });
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const webPort = (web.address() as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    smtpPort,
    webPort,
    messages: (to) => inbox.list(to),
    clear: () => inbox.clear(),
    stop: async () => {
      const closed = Promise.all([
        new Promise<void>((done) => smtp.close(done)),
        new Promise((done) => web.close(done)),
      ]);
      web.closeAllConnections();
      await closed;
    },
  };
}
