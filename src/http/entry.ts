import { createApp } from 'astro/app/entrypoint';
import { serve } from '#src/http/process.ts';
import { service } from '#src/http/service.ts';
import type { Rendered } from '#src/http/shell.ts';
import { hasMigrations } from '#src/queries/readiness.ts';

// The build of the pages begins here. The shell hands over a finished Request and takes the Response, so no stream and no
// abort signal is made for a page that is whole before it is sent.
const app = createApp({ streaming: false });

// Astro looks a page's module up by import() at each request; once is enough.
const pages = app.manifest.pageMap;
for (const [name, load] of pages ?? []) {
  let loaded: ReturnType<typeof load> | undefined;
  pages?.set(name, () => {
    loaded ??= load();
    return loaded;
  });
}

/** Draws the page of a request, and says whether somebody is signed in, as far as the page asked. */
async function render(request: Request): Promise<Rendered> {
  const locals = {} as App.Locals;
  const response = await app.render(request, { addCookieHeader: true, locals });
  return { response, isSignedIn: locals.isSignedIn === true };
}

const isReady = () => hasMigrations(service().sql, Number(import.meta.env.MIGRATIONS));
const close = () => service().sql.end({ timeout: 5 });

/** Serves these pages and the files for browsers that were built with them. */
export function run(filesFolder: string): void {
  serve({ render, isReady, close }, filesFolder);
}
