import { type DemoDays, demoDays } from '#db/seeds/demo-days.ts';
import { type Deed, openWorld, type Scene } from '#db/seeds/demo-world.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import { drafts } from '#db/seeds/stories/drafts.ts';
import { endings } from '#db/seeds/stories/endings.ts';
import { intake } from '#db/seeds/stories/intake.ts';
import { permits } from '#db/seeds/stories/permits.ts';
import { largeReviews } from '#db/seeds/stories/review.ts';
import { smallReviews } from '#db/seeds/stories/small-review.ts';
import type { Story } from '#db/seeds/stories/story.ts';
import type { Service } from '#src/context.ts';
import { findIdempotentResult, insertIdempotentResult } from '#src/store/idempotency.ts';

/** The demo cases of each city that has some. Another city starts with its people and an empty queue. */
export const STORIES: Readonly<Record<string, readonly Story[]>> = {
  baltimore: [...drafts, ...intake, ...largeReviews, ...smallReviews, ...permits, ...endings],
};

const DONE = 'seed:demo';

interface Moment {
  at: Date;
  deed: Deed;
  scene: Scene;
}

/** Who has a case of which name, so that a seeding that was interrupted goes on with the others. */
async function knownCases(service: Service): Promise<(story: Story, days: DemoDays) => boolean> {
  const rows = await service.sql`
    SELECT o.email, a.event_name, a.status FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id`;
  const names = new Set(rows.map((row) => `${row.email} ${row.event_name}`));
  // What is left of a draft that was deleted or ran out does not say what it was for.
  const blank = new Set(rows.filter((row) => row.event_name === null).map((row) => row.status));
  return (story, days) =>
    story.leavesNothing
      ? blank.has(story.leavesNothing)
      : names.has(`${ORGANIZERS[story.by].email} ${story.answers(days).event?.name}`);
}

/** What happens in all stories of a city, in the order in which it happened. Shape: pure. */
export function agendaOf(
  stories: readonly Story[],
  days: DemoDays,
  sceneOf: (story: Story) => Scene,
): Moment[] {
  const moments = stories.flatMap((story) => {
    const scene = sceneOf(story);
    return story.deeds(days).map(([at, deed]) => ({ at, deed, scene }));
  });
  return moments.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

async function play({ at, deed, scene }: Moment): Promise<void> {
  const name = scene.answers.event?.name;
  if (at < scene.at)
    throw new RangeError(`in the case "${name}" something happens before what was to happen first`);
  if (at > scene.world.days.now)
    throw new RangeError(`in the case "${name}" something happens in the future`);
  scene.at = at;
  await deed(scene).catch((cause: unknown) => {
    throw new Error(`the demo case "${name}" got stuck at ${at.toISOString()}: ${cause}`, { cause });
  });
}

/**
 * Fills the service with a believable day: people, and cases in every state, all of it through the commands.
 * Shape: how many cases it made; null where this was done before, and nothing is changed.
 */
export async function seedDemo(
  service: Service,
  options: { issuer: string; now: Date },
): Promise<{ casesCount: number } | null> {
  const isDone = await service.sql.begin((tx) => findIdempotentResult(tx, DONE));
  if (isDone !== null) return null;
  const days = demoDays(service.city, options.now);
  const world = await openWorld(service, days, options.issuer);
  const isKnown = await knownCases(service);
  const stories = (STORIES[service.city.key] ?? []).filter((story) => !isKnown(story, days));
  const sceneOf = ({ by, answers }: Story): Scene => ({
    world,
    by,
    answers: answers(days),
    ref: '',
    at: new Date(0),
  });
  for (const moment of agendaOf(stories, days, sceneOf)) await play(moment);
  await service.sql.begin((tx) =>
    insertIdempotentResult(tx, {
      key: DONE,
      actor: 'seed',
      requestHash: '',
      result: { casesCount: stories.length },
      now: options.now,
    }),
  );
  return { casesCount: stories.length };
}
