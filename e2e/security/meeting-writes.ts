import type { TestCase } from '#e2e/fixtures/cases.ts';
import { post } from '#e2e/security/browser.ts';
import { ctxOf, type World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { planMeeting, putOnAgenda, recordOutcome } from '#src/commands/meeting.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { listOutcomes } from '#src/store/meeting.ts';

type Reviewed = (world: World) => Promise<TestCase>;

const aMeeting = (world: World): Promise<string> =>
  planMeeting(ctxOf(world, 'coordinator'), {
    heldOn: addDays(world.today, 7),
    startsAt: '09:30',
    place: 'Room 4',
  });

async function anAgenda(
  world: World,
  reviewed: Reviewed,
): Promise<{ ref: string; id: string; meetingId: string }> {
  const { ref, id } = await reviewed(world);
  const meetingId = await aMeeting(world);
  await putOnAgenda(ctxOf(world, 'coordinator'), { meetingId, ref });
  return { ref, id, meetingId };
}

const boxesOf = (name: string, day: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}.month`]: month, [`${name}.day`]: date, [`${name}.year`]: year };
};

const PLANS = {
  page: 'review/meetings/index.astro',
  method: 'POST',
  done: 303,
  allowed: ['coordinator'],
  denied: {
    rest: 401,
    police: 403,
    fire: 403,
    outsider: 403,
    auditor: 403,
    administrator: 403,
    roleless: 403,
  },
} as const;
const CHANGES = {
  ...PLANS,
  page: 'review/meetings/[id].astro',
  // Who has no part in the queue learns of no meeting.
  denied: { ...PLANS.denied, administrator: 404, roleless: 404 },
} as const;
// The first half of the SHA-256 of no words at all, as a page carries it: e3b0c442…
const MARK_OF_NOTHING = 'e3b0c44298fc1c14';
/** Nothing was typed, so nobody finds anything again: the page itself is what they come back to. */
const PRESSED = { ...CHANGES.denied, rest: 303 } as const;

/** What is done with meetings of the agencies. */
export const meetingWrites = (reviewed: Reviewed): Write[] => {
  const at = async (
    world: World,
    intent: (ref: string) => string,
    more: (ref: string) => object = () => ({}),
  ) => {
    const { ref, meetingId } = await anAgenda(world, reviewed);
    return post(`/review/meetings/${meetingId}`, { _token: '{token}', intent: intent(ref), ...more(ref) });
  };
  return [
    {
      ...PLANS,
      name: 'plan a meeting',
      shows: 'meetings',
      arrange: async (world) =>
        post('/review/meetings', {
          _token: '{token}',
          intent: 'plan',
          'meeting.time': '09:30',
          'meeting.place': 'Room 4',
          ...boxesOf('meeting.day', addDays(world.today, 7)),
        }),
    },
    {
      ...CHANGES,
      name: 'put a case on an agenda',
      arrange: async (world) => {
        const { ref } = await reviewed(world);
        return post(`/review/meetings/${await aMeeting(world)}`, { _token: '{token}', intent: `put:${ref}` });
      },
      denied: PRESSED,
    },
    {
      ...CHANGES,
      name: 'put a case on an agenda by its reference',
      arrange: async (world) => {
        const { ref } = await reviewed(world);
        return post(`/review/meetings/${await aMeeting(world)}`, {
          _token: '{token}',
          intent: 'add',
          put: ref,
        });
      },
    },
    {
      ...CHANGES,
      name: 'say what there is to talk about',
      shows: 'meeting_items',
      arrange: (world) =>
        at(
          world,
          (ref) => `note:${ref}`,
          (ref) => ({ [`note.${ref}`]: 'Is the lane wide enough?', seen: MARK_OF_NOTHING }),
        ),
    },
    {
      ...CHANGES,
      name: 'move a case up an agenda',
      shows: 'meeting_items',
      arrange: async (world) => {
        const { ref, meetingId } = await anAgenda(world, reviewed);
        const { ref: second } = await reviewed(world);
        await putOnAgenda(ctxOf(world, 'coordinator'), { meetingId, ref: second });
        const last = second === ref ? ref : second;
        return post(`/review/meetings/${meetingId}`, { _token: '{token}', intent: `up:${last}` });
      },
      denied: PRESSED,
    },
    {
      ...CHANGES,
      name: 'take a case off an agenda',
      arrange: (world) => at(world, (ref) => `take_off:${ref}`),
      denied: PRESSED,
    },
    {
      ...CHANGES,
      name: 'write down what came out',
      arrange: (world) =>
        at(
          world,
          (ref) => `record:${ref}`,
          (ref) => ({
            [`outcome.${ref}.words`]: 'Measure the lane.',
            [`outcome.${ref}.agency`]: 'fire-marshal',
            ...boxesOf(`outcome.${ref}.due`, addDays(world.today, 9)),
          }),
        ),
    },
    {
      ...CHANGES,
      name: 'say that it is done',
      arrange: async (world) => {
        const { ref, id, meetingId } = await anAgenda(world, reviewed);
        const outcome = {
          words: 'Measure the lane.',
          agency: 'fire-marshal',
          dueOn: addDays(world.today, 9),
        };
        await recordOutcome(ctxOf(world, 'coordinator'), { meetingId, ref, ...outcome });
        const [one] = await listOutcomes(ctxOf(world, 'coordinator').sql, [id]);
        return post(`/review/meetings/${meetingId}`, {
          _token: '{token}',
          intent: `finish:${ref}~${one?.id}`,
        });
      },
      allowed: ['fire', 'coordinator'],
      denied: {
        rest: 303,
        owner: 404,
        other: 404,
        delegate: 404,
        asked: 404,
        police: 403,
        auditor: 403,
        outsider: 404,
        administrator: 404,
        roleless: 404,
      },
    },
    {
      ...CHANGES,
      name: 'close a meeting',
      shows: 'meetings',
      arrange: (world) => at(world, () => 'close'),
      denied: PRESSED,
    },
  ];
};
