import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from 'astro/app/entrypoint';
import { openMetrics } from '#src/context.ts';
import { measureAnswers } from '#src/http/measure.ts';
import { type Page, pagesOf, visitOf } from '#src/http/page-drawing.ts';
import { serve } from '#src/http/process.ts';
import { service } from '#src/http/service.ts';
import type { Rendered } from '#src/http/shell.ts';
import { useBuiltSteps } from '#src/http/step-file.ts';
import { attend } from '#src/http/visit.ts';
import { isReadyFor } from '#src/queries/readiness.ts';

// The build of the pages begins here. The shell hands over a finished Request and takes a whole page or a Response, so no
// stream and no abort signal is made for a page that is whole before it is sent.
const app = createApp({ streaming: false });

const drawNotFound = (request: Request, locals: App.Locals, response: Response): Promise<Response> =>
  app.renderError(request, {
    status: 404,
    response,
    locals,
    addCookieHeader: true,
    clientAddress: undefined,
    routeData: undefined,
    waitUntil: undefined,
    prerenderedErrorPageFetch: fetch,
  });

/** Draws the page of a request, and says whether somebody is signed in, as far as the page asked. */
async function render(
  request: Request,
  whole: Buffer | null,
  pageAt: (path: string) => Page | null,
): Promise<Rendered> {
  const url = new URL(request.url);
  const page = pageAt(url.pathname);
  if (page === null) {
    const locals = {} as App.Locals;
    const complete = whole === null ? request : new Request(request, { body: new Uint8Array(whole) });
    const response = await app.render(complete, { addCookieHeader: true, locals });
    return { response, isSignedIn: locals.isSignedIn === true, route: app.match(request)?.route };
  }
  const visit = visitOf(request, url, page, whole);
  const answer = await attend(visit, () => page.draw(visit));
  const { locals } = visit;
  const isNotFound = answer instanceof Response && answer.status === 404 && answer.body === null;
  const response = isNotFound ? await drawNotFound(request, locals, answer) : answer;
  for (const line of visit.cookies.headers()) response.headers.append('set-cookie', line);
  return { response, isSignedIn: locals.isSignedIn === true, route: page.route };
}

const isReady = () => isReadyFor(service(), Number(import.meta.env.MIGRATIONS), Date.now);
const close = async () => {
  const { sql, readSql, live } = service();
  await live.close();
  await Promise.all([sql.end({ timeout: 5 }), readSql?.end({ timeout: 5 })]);
};

/** Serves these pages and the files for browsers that were built with them. */
export function run(filesFolder: string): void {
  const pageAt = pagesOf(app.manifest, (address) => readFileSync(join(filesFolder, address), 'utf8'));
  openMetrics(service());
  useBuiltSteps();
  serve(
    {
      render: (request, whole) => render(request, whole, pageAt),
      isReady,
      close,
      onDrain: () => service().live.endAll(),
      onAnswer: measureAnswers(service().metrics),
    },
    filesFolder,
  );
}
