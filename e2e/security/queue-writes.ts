import { decidesToo, seenBy, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { aStaffMember } from '#e2e/fixtures/people.ts';
import { post } from '#e2e/security/browser.ts';
import { meetingWrites } from '#e2e/security/meeting-writes.ts';
import { PEOPLE_WRITES } from '#e2e/security/people-writes.ts';
import { ctxOf, type World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { keepView } from '#src/commands/queue-view.ts';
import { nameStandIn } from '#src/commands/stand-in.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { listKeptViews } from '#src/store/queue-view.ts';

async function aKeptView(world: World): Promise<string> {
  const ctx = ctxOf(world, 'police');
  await keepView(ctx, { name: `Mine ${Date.now()}`, address: 'work=mine' });
  const [kept] = await listKeptViews(ctx.sql, ctx.actor.kind === 'staff' ? ctx.actor.id : '');
  return kept?.id ?? '';
}

const KEEPS = {
  page: 'review/index.astro',
  method: 'POST',
  done: 303,
  shows: 'queue_views',
  denied: { rest: 303, administrator: 403, roleless: 403 },
} as const;

/** A block party that asks nothing of the police but a yes. */
async function aPlainCase(world: World, party: (world: World) => Promise<TestCase>): Promise<string> {
  const { db } = world.site;
  const one = await party(world);
  await waivePapers(db, one);
  await decidesToo(db, one, 'police');
  const { ref, versionSeen, reviewRevision } = await seenBy(db, one, 'police');
  return [ref, versionSeen, reviewRevision].join('~');
}

/** What staff do right in the queue, and administrators with the staff. */
export const queueWrites = (
  reviewed: (world: World) => Promise<TestCase>,
  party: (world: World) => Promise<TestCase>,
): Write[] => [
  ...PEOPLE_WRITES,
  {
    page: 'review/together.astro',
    method: 'POST',
    name: 'approve several at once',
    arrange: async (world) =>
      post('/review/together', {
        _token: '{token}',
        intent: 'approve',
        case: await aPlainCase(world, party),
      }),
    allowed: ['police'],
    done: 200,
    // Another agency is told case by case that it is none of its own.
    denied: {
      rest: 401,
      fire: 200,
      outsider: 200,
      coordinator: 403,
      auditor: 403,
      administrator: 403,
      roleless: 403,
    },
  },
  {
    page: 'review/index.astro',
    method: 'POST',
    name: 'claim in the queue',
    arrange: async (world) => {
      const { ref } = await reviewed(world);
      return post('/review', { _token: '{token}', intent: `claim:${ref}` });
    },
    allowed: ['police', 'fire'],
    done: 303,
    denied: { rest: 303, outsider: 404, coordinator: 403, auditor: 403, administrator: 403, roleless: 404 },
  },
  {
    ...KEEPS,
    name: 'keep a view',
    arrange: async () =>
      post('/review?work=late', { _token: '{token}', intent: 'keep', name: `Late ${Math.random()}` }),
    allowed: ['police', 'fire', 'outsider', 'coordinator', 'auditor'],
    // A name was typed: whoever is not signed in finds it again after signing in.
    denied: { ...KEEPS.denied, rest: 401 },
    replaces: true,
  },
  {
    ...KEEPS,
    name: 'turn keys off',
    shows: 'staff_members',
    arrange: async (world) => {
      await world.site.db.owner`UPDATE staff_members SET are_keys_off = false`;
      return post('/review', { _token: '{token}', intent: 'keys:off' });
    },
    allowed: ['police', 'fire', 'outsider', 'coordinator', 'auditor'],
    replaces: true,
  },
  {
    ...KEEPS,
    name: 'choose mail',
    shows: 'staff_members',
    arrange: async (world) => {
      await world.site.db.owner`UPDATE staff_members SET mail_choice = 'both', mail_locale = 'en'`;
      const chosen = { 'mail.choice': 'morning', 'mail.locale': 'es' };
      return post('/review', { _token: '{token}', intent: 'mail', ...chosen });
    },
    allowed: ['police', 'fire', 'outsider', 'coordinator', 'auditor'],
    // A choice was typed: whoever is not signed in finds it again after signing in.
    denied: { ...KEEPS.denied, rest: 401 },
    replaces: true,
  },
  {
    ...KEEPS,
    name: 'name a stand-in',
    shows: 'staff_members',
    arrange: async (world) => {
      const { actor } = ctxOf(world, 'police');
      const agency = actor.kind === 'staff' ? actor.agency : null;
      const colleague = await aStaffMember(world.site.db, agency, ['reviewer'], 'A colleague');
      const day = addDays(world.today, 7).split('-');
      return post('/review', {
        _token: '{token}',
        intent: 'away',
        'stand_in.to': colleague.kind === 'staff' ? colleague.id : '',
        'stand_in.until.month': day[1] ?? '',
        'stand_in.until.day': day[2] ?? '',
        'stand_in.until.year': day[0] ?? '',
      });
    },
    allowed: ['police'],
    // A colleague of the police does nobody else's work.
    denied: { ...KEEPS.denied, rest: 401, fire: 409, outsider: 409, coordinator: 409, auditor: 409 },
    replaces: true,
  },
  {
    ...KEEPS,
    name: 'come back',
    shows: 'staff_members',
    arrange: async (world) => {
      const ctx = ctxOf(world, 'police');
      const colleague = await aStaffMember(world.site.db, 'police', ['reviewer'], 'A colleague');
      const staffId = colleague.kind === 'staff' ? colleague.id : '';
      await nameStandIn(ctx, { staffId, until: addDays(world.today, 7) });
      return post('/review', { _token: '{token}', intent: 'back' });
    },
    allowed: ['police'],
    // Whoever has no stand-in ends nothing.
    denied: { ...KEEPS.denied, fire: 303, outsider: 303, coordinator: 303, auditor: 303 },
    replaces: true,
  },
  {
    ...KEEPS,
    name: 'drop a view',
    arrange: async (world) =>
      post('/review', { _token: '{token}', intent: `drop:${await aKeptView(world)}` }),
    allowed: ['police'],
    // Whoever keeps another list takes nothing off this one, and is told nothing of it.
    denied: { ...KEEPS.denied, fire: 303, outsider: 303, coordinator: 303, auditor: 303 },
  },
  ...meetingWrites(reviewed),
];
