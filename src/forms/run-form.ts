import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Ctx, RequestContext } from '#src/context.ts';
import type { Actor } from '#src/domain/policy.ts';
import { FORM_CONTROLS, type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { isRefusedWrite } from '#src/domain/shared/outage.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { readForm } from '#src/forms/read-form.ts';
import { localized } from '#src/paths.ts';

/** The part of Astro that forms need, so that tests need no Astro. */
export interface FormPage {
  request: Request;
  url: URL;
  locals: App.Locals;
  response: { status?: number; headers?: Headers };
}

/** A page shown again after a post: what was typed, and why it did not go through. */
export interface Again<T> {
  form: FormEntries;
  refusal: RefusalCode | null;
  view: T | null;
}

/** What a form function gives back: an answer to send, or what to show again. */
export type Posted<T> = Response | Again<T>;

const TOKEN_BYTES = 16;

// Making a key of the bytes takes longer than the HMAC itself.
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(secretKey: Buffer): KeyObject {
  const key = keys.get(secretKey) ?? createSecretKey(secretKey);
  keys.set(secretKey, key);
  return key;
}

const tokenBytes = (sessionToken: string, secretKey: Buffer): Buffer =>
  createHmac('sha256', keyOf(secretKey)).update(`form\n${sessionToken}`).digest().subarray(0, TOKEN_BYTES);

function xor(left: Buffer, right: Buffer): Buffer {
  const result = Buffer.alloc(left.length);
  for (let i = 0; i < left.length; i++) result[i] = (left[i] ?? 0) ^ (right[i] ?? 0);
  return result;
}

// Asking the system anew for each page costs more than the HMAC. Every byte is used once.
const random = { bytes: Buffer.alloc(4096), used: 4096 };

function randomMask(): Buffer {
  if (random.used + TOKEN_BYTES > random.bytes.length) {
    random.bytes = randomBytes(random.bytes.length);
    random.used = 0;
  }
  random.used += TOKEN_BYTES;
  return random.bytes.subarray(random.used - TOKEN_BYTES, random.used);
}

/**
 * The token that a form carries for the session it was drawn in.
 * Shape: another text each time, because a compressed page would otherwise let a stranger measure the token letter by letter.
 */
export function formToken(sessionToken: string, secretKey: Buffer): string {
  const mask = randomMask();
  return Buffer.concat([mask, xor(mask, tokenBytes(sessionToken, secretKey))]).toString('base64url');
}

/** Whether a token was made by `formToken` for this session. Shape: pure, in constant time. */
export function isFormToken(typed: string, sessionToken: string, secretKey: Buffer): boolean {
  const bytes = Buffer.from(typed, 'base64url');
  if (bytes.length !== 2 * TOKEN_BYTES) return false;
  const unmasked = xor(bytes.subarray(0, TOKEN_BYTES), bytes.subarray(TOKEN_BYTES));
  return timingSafeEqual(unmasked, tokenBytes(sessionToken, secretKey));
}

/** Whether a token is the one that a form of this session carries. */
export function isOwnToken(typed: string, locals: App.Locals): boolean {
  if (locals.sessionToken === null) return false;
  return isFormToken(typed, locals.sessionToken, locals.ctx.secretKey);
}

/** Sends the browser on after a form went through. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

/** Statuses of refusals that are not simply "look at the form again". */
const STATUS: Partial<Record<RefusalCode, number>> = {
  forbidden: 403,
  'sign-in-again': 403,
  'bad-token': 403,
  'stale-revision': 409,
  'already-decided': 409,
  'already-claimed': 409,
  'colleague-gone': 409,
  'needs-reading': 409,
  'version-changed': 409,
  'question-locked': 409,
  'wrong-state': 409,
  'too-many-views': 409,
  'too-many-pins': 409,
  'own-administration': 409,
  'person-known': 409,
  'off-agenda': 409,
  'too-many-requests': 429,
  'read-only': 503,
};

/** The HTTP status of a refusal. Shape: pure. */
export const statusOf = (code: RefusalCode): number => STATUS[code] ?? 422;

/** Whether a page is one of those that only staff have. Shape: pure. */
export const isForStaff = ({ pathname }: URL): boolean =>
  /^\/(?:(?:review|admin)(?:\/|$)|staff$)/.test(pathname);

/** The answer to a refusal that has no form to show: another page, or the page that says why not. */
export function answerTo(code: RefusalCode, page: Pick<FormPage, 'url' | 'locals'>): Response | null {
  const { locale } = page.locals;
  if (code === 'not-found') return new Response(null, { status: 404 });
  if (code === 'sign-in-needed') {
    const returnTo = encodeURIComponent(localized(locale, page.url.pathname) + page.url.search);
    return seeOther(
      localized(locale, `${isForStaff(page.url) ? '/staff/sign-in' : '/sign-in'}?returnTo=${returnTo}`),
    );
  }
  return null;
}

/** Whether a form of ours has a field of this name, besides those that every form has. */
export type KnownField = (name: string) => boolean;

/** The fields of a form that are always the same ones. Shape: pure. */
export const fieldsNamed =
  (...names: string[]): KnownField =>
  (name) =>
    names.includes(name);

const isControl = (name: string): boolean => FORM_CONTROLS.some((control) => control === name);

/**
 * The answer to a refusal for this person. Who is not signed in may only have been away too long, so they are led to the
 * sign-in whether or not there is something to see.
 * Errors: Refused `sign-in-needed` when they typed something, so that it waits on a page of its own.
 */
export function answerFor(
  code: RefusalCode,
  actor: Actor,
  page: Pick<FormPage, 'url' | 'locals'>,
): Response | null {
  const needed = code === 'not-found' && actor.kind === 'visitor' ? 'sign-in-needed' : code;
  if (needed === 'sign-in-needed' && page.locals.typed?.some(([name]) => !isControl(name))) {
    throw new Refused('sign-in-needed');
  }
  return answerTo(needed, page);
}

/** Writes down who was not let in: the request, what kind of person, and which account if any. */
export function noteRefusal(ctx: Pick<Ctx, 'actor' | 'log'>, code: RefusalCode): void {
  if (code !== 'forbidden' && code !== 'not-found') return;
  const { actor } = ctx;
  const actorId = 'id' in actor ? actor.id : null;
  ctx.log.info({ actorKind: actor.kind, actorId, refusal: code }, 'not let in');
}

const RETRY_SECONDS = '30';

/** Sets the status of a page that is shown again because of a refusal, and when to try again where it passes by itself. */
export function setRefused(page: FormPage, code: RefusalCode): void {
  page.response.status = statusOf(code);
  if (page.response.status === 503) page.response.headers?.set('retry-after', RETRY_SECONDS);
}

type Work<T> = (ctx: Ctx, form: FormEntries, asOf: Date | null) => Promise<Response | T>;
type Query<T> = (ctx: Ctx, draft: RequestContext['draft']) => Promise<T>;
type Open = <T>(page: FormPage, use: (ctx: Ctx, asOf: Date | null) => Promise<T>) => Promise<T>;

const forWriting =
  (ref?: string): Open =>
  async (page, use) => {
    const { ctx } = await page.locals.context(ref);
    // Told before anything is looked at, so that nobody mends a form first that cannot be taken then.
    if (ctx.isReadOnly) throw new Refused('read-only');
    return await use(ctx, null);
  };

const forReading: Open = (page, use) => page.locals.reading(use);

async function carryOut<T>(
  page: FormPage,
  run: Work<T>,
  isKnown: KnownField,
  open: Open,
): Promise<Posted<T>> {
  const read = await readForm(page.request, page.locals.whole);
  if ('status' in read) return new Response(null, { status: read.status });
  page.locals.typed = read.form;
  const again = (refusal: RefusalCode | null, view: T | null): Again<T> => {
    if (refusal === null) page.response.status = 422;
    else setRefused(page, refusal);
    return { form: read.form, refusal, view };
  };
  if (!isOwnToken(fieldOf(read.form, '_token'), page.locals)) return again('bad-token', null);
  if (read.form.some(([name]) => !isControl(name) && !isKnown(name))) return again('invalid-input', null);
  let actor: Actor = { kind: 'visitor', sessionHash: null };
  let note: (code: RefusalCode) => void = () => undefined;
  try {
    const result = await open(page, (ctx, asOf) => {
      actor = ctx.actor;
      note = (code) => noteRefusal(ctx, code);
      return run(ctx, read.form, asOf);
    });
    return result instanceof Response ? result : again(null, result);
  } catch (error) {
    if (isRefusedWrite(error)) return again('read-only', null);
    if (!(error instanceof Refused)) throw error;
    note(error.code);
    return answerFor(error.code, actor, page) ?? again(error.code, null);
  }
}

/**
 * Carries out a posted form: reads it, checks that it comes from a page of ours, runs the command, and turns refusals into
 * something to show. Anything that is neither fine nor refused goes on to the shell, which logs it and says sorry.
 * A form with a field that the page does not have comes from an older page or from nobody: it is shown anew with its words.
 * Shape: a Response to return, or what the page shows again; the page's status is set. With `ref` the context has that
 * application read along.
 */
export function runForm<T>(
  page: FormPage,
  run: (ctx: Ctx, form: FormEntries) => Promise<Response | T>,
  isKnown: KnownField = fieldsNamed(),
  ref?: string,
): Promise<Posted<T>> {
  return carryOut(page, run, isKnown, forWriting(ref));
}

/**
 * The same for a form that only asks: it goes on while the database takes no changes, and from the copy while it is away.
 * Shape: `asOf` is the moment that a copy shows, null for the database itself.
 */
export function runReadingForm<T>(page: FormPage, run: Work<T>, isKnown: KnownField): Promise<Posted<T>> {
  return carryOut(page, run, isKnown, forReading);
}

/**
 * Loads what a page shows, or answers in its place. With `ref` that application is read along with the session.
 * Shape: a Response when the actor may not see it or it is not there. Errors: any other refusal, which gets a page of its own.
 */
export async function loadPage<T>(page: FormPage, query: Query<T>, ref?: string): Promise<Response | T> {
  const { ctx, draft } = await page.locals.context(ref);
  try {
    return await query(ctx, draft);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    noteRefusal(ctx, error.code);
    const answer = answerFor(error.code, ctx.actor, page);
    if (answer !== null) return answer;
    if (error.code === 'forbidden') return new Response(null, { status: 403 });
    throw error;
  }
}
