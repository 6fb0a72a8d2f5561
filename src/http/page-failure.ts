import { isOutage, isRefusedWrite } from '#src/domain/shared/outage.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { readForm } from '#src/forms/read-form.ts';
import { answerTo, isForStaff, statusOf } from '#src/forms/run-form.ts';
import { drawFailure, type Failure, type KeptForm, keptFields } from '#src/http/failure.ts';
import { describeError, type Log } from '#src/http/log.ts';
import type { DrawnPage } from '#src/http/page-drawing.ts';
import { localized, paths } from '#src/paths.ts';

/** The part of a request that failures are drawn from, so that tests need no Astro. */
export interface FailedPage {
  request: Request;
  url: URL;
  locals: App.Locals;
}

const RETRY_AFTER_SECONDS = 30;

function respond(
  page: FailedPage,
  failure: Pick<Failure, 'status' | 'kind' | 'lead' | 'kept' | 'beside' | 'next'>,
): Response {
  const { locale, requestId } = page.locals;
  const drawn = drawFailure(
    {
      ...failure,
      locale,
      requestId,
      ...(failure.status === 503 ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {}),
    },
    page.request.headers.get('accept') ?? undefined,
  );
  return new Response(drawn.body, { status: drawn.status, headers: drawn.headers });
}

const OF_APPLICATION = /^\/applications\/([^/]+)\/./; // /applications/7K3QW-9XM2P-4/event

/** The page of an application that says what can be done now, for whoever was on a page below it. */
function statusPageOf({ url, locals }: FailedPage): Failure['next'] {
  const ref = OF_APPLICATION.exec(url.pathname)?.[1];
  if (ref === undefined) return undefined;
  return {
    href: paths.application(locals.locale, ref),
    label: locals.text.application.sent.follow,
  };
}

/** The sign-in for whoever was on this page. */
function signInBeside({ url, locals }: FailedPage): Failure['beside'] {
  const isStaff = isForStaff(url);
  return {
    href: isStaff ? paths.staffSignIn(locals.locale) : paths.signIn(locals.locale),
    label: locals.text.failures.signInBeside,
  };
}

// The page may have read the form already; otherwise nobody has, and it is still there to be read.
async function typedForm(page: FailedPage): Promise<KeptForm | undefined> {
  const { request, url, locals } = page;
  if (request.method !== 'POST') return undefined;
  const hadFiles = request.headers.get('content-type')?.startsWith('multipart/') === true;
  let typed = locals.typed;
  if (!typed && !request.bodyUsed && !hadFiles) {
    const read = await readForm(request, locals.whole);
    typed = 'form' in read ? read.form : undefined;
  }
  if (!typed) return undefined;
  const action = localized(locals.locale, url.pathname) + url.search;
  return { action, fields: keptFields(typed, locals.formToken()), hadFiles };
}

/**
 * What a person sees when a page threw: a refusal in its words, an outage that passes, or a mistake of ours with a number
 * to call with. A form that did not get through is kept on the page, to be sent again.
 */
export async function answerThrown(error: unknown, page: FailedPage, log: Log): Promise<Response> {
  const { text, requestId } = page.locals;
  const isRead = page.request.method === 'GET' || page.request.method === 'HEAD';
  if (error instanceof Refused) {
    const elsewhere = isRead ? answerTo(error.code, page) : null;
    if (elsewhere) return elsewhere;
    if (error.code === 'not-found') return respond(page, { status: 404 });
    if (error.code === 'sign-in-needed') {
      return respond(page, { status: 401, kept: await typedForm(page), beside: signInBeside(page) });
    }
    if (error.code === 'read-only') {
      return respond(page, { status: 503, kind: 'readOnly', kept: await typedForm(page) });
    }
    const isOver = error.code === 'wrong-state' || error.code === 'off-agenda';
    const kept = await typedForm(page);
    return respond(page, {
      status: statusOf(error.code),
      kind: 'changed',
      lead: text.errors.refusal(error.code),
      kept: kept && { ...kept, isOver },
      next: isOver ? statusPageOf(page) : undefined,
    });
  }
  if (isRefusedWrite(error)) {
    log.warn({ requestId, status: 503 }, 'the database takes no changes');
    return respond(page, { status: 503, kind: 'readOnly', kept: await typedForm(page) });
  }
  const status = isOutage(error) ? 503 : 500;
  log.error({ requestId, status, ...describeError(error) }, 'page failed');
  return respond(page, { status, kept: await typedForm(page) });
}

// Astro draws a page for any method; one that never looked at what was posted has no form.
const isIgnored = ({ request, locals }: FailedPage): boolean =>
  request.method === 'POST' && !request.bodyUsed && locals.typed === undefined;

/** Draws a page around a bare error status. Astro itself draws the one for "not found". */
export function completed<T extends Response | DrawnPage>(response: T, page: FailedPage): T | Response {
  if (response.status < 400 && isIgnored(page)) return respond(page, { status: 405 });
  if (response.status < 400 || response.status === 404 || response.body !== null) return response;
  return respond(page, { status: response.status });
}
