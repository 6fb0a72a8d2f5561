import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Reply } from '#e2e/security/browser.ts';

const known = new Map<string, string>();

/** The words of each page of a paper, in the order in which it was written: the lines of one cell stay together. */
export function wordsOfPdf(body: Buffer): string[] {
  const { status, stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: body, encoding: 'utf8' });
  if (status !== 0) throw new Error('pdftotext could not read a paper');
  return stdout.split('\f').filter((page) => page !== '');
}

function textOfPdf(body: Buffer): string {
  const hash = createHash('sha256').update(body).digest('hex');
  const found = known.get(hash);
  if (found !== undefined) return found;
  const text = `${wordsOfPdf(body).join('\f')} ${body.toString('latin1')}`;
  known.set(hash, text);
  return text;
}

/** Everything of an answer that somebody could read: headers, words of pages and of papers. Pictures have none. */
export function readableText(reply: Reply): string {
  const type = String(reply.headers['content-type'] ?? '');
  const body =
    type === 'application/pdf' ? textOfPdf(reply.body) : type.startsWith('image/') ? '' : reply.text;
  return `${JSON.stringify(reply.headers)}\n${body}`;
}

const PASSING = ['date', 'connection', 'keep-alive', 'content-length'];

/**
 * An answer without what differs from one request to the next: token, cookie, request number, and the reference or id
 * that was asked for.
 */
export function lasting(reply: Reply, asked: string): string {
  const headers = Object.entries(reply.headers)
    .filter(([name]) => !PASSING.includes(name))
    .toSorted(([a], [b]) => a.localeCompare(b));
  return `${reply.status}\n${JSON.stringify(headers)}\n${reply.text}`
    .replaceAll(asked, 'ASKED')
    .replaceAll(/name="_token" value="[^"]*"/g, 'TOKEN')
    .replaceAll(/permits=[\w-]{43}/g, 'COOKIE')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID');
}
