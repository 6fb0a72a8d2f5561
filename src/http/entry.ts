import { createApp } from 'astro/app/entrypoint';
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
export async function render(request: Request): Promise<Rendered> {
  const locals = {} as App.Locals;
  const response = await app.render(request, { addCookieHeader: true, locals });
  return { response, isSignedIn: locals.isSignedIn === true };
}

/** Whether the database answers and has the tables that these pages were built for. */
export async function isReady(): Promise<boolean> {
  return hasMigrations(service().sql, Number(import.meta.env.MIGRATIONS));
}

/** Ends the connections of the pages. */
export async function close(): Promise<void> {
  await service().sql.end({ timeout: 5 });
}
