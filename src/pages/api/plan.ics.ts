import type { APIRoute } from 'astro';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { planFile } from '#src/forms/plan-file.ts';
import { readTriage } from '#src/forms/triage.ts';
import { paths } from '#src/paths.ts';
import { triageFor } from '#src/queries/application.ts';

/** What is due when for a plan of `/start`, to put into a calendar. Nothing in its address is personal. */
export const GET: APIRoute = async ({ url, locals }) => {
  const { locale, text } = locals;
  const { ctx } = await locals.context();
  const { answers, entries, openCount } = readTriage(
    url.searchParams,
    calendarDateAt(ctx.now, ctx.city.timeZone),
  );
  const page = new URL(`${paths.start(locale)}?${new URLSearchParams(entries)}`, ctx.publicOrigin);
  const file =
    openCount > 0
      ? null
      : planFile({
          city: ctx.city,
          answers,
          result: triageFor(ctx, answers),
          text,
          locale,
          url: page.href,
          now: ctx.now,
        });
  if (file === null) return new Response(null, { status: 404 });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="plan.ics"',
      'cache-control': 'no-store',
    },
  });
};
