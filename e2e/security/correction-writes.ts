import type { TestCase } from '#e2e/fixtures/cases.ts';
import { correctionsOf, explainAll, noteCorrection, sendWaiting } from '#e2e/fixtures/corrections.ts';
import { post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix-cells.ts';
import type { Principal, World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { findApplicationByRef } from '#src/store/application.ts';

const STAFF_WORDS = 'Say how many guards there are.';
const NOTHING_KEPT = { nobody: 303, visitor: 303, disabled: 303, endedOwner: 303, endedCoordinator: 303 };

type Reviewed = (world: World) => Promise<TestCase>;

/** A day in ten days, in the three boxes of a form. */
function dueIn(one: TestCase, name: string): Record<string, string> {
  const { coordinator } = one;
  const day = addDays(calendarDateAt(coordinator.now, coordinator.city.timeZone), 10);
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}.month`]: month, [`${name}.day`]: date, [`${name}.year`]: year };
}

/** A case whose police have noted down a correction. Shape: the case and the correction's id. */
async function noted(world: World, reviewed: Reviewed): Promise<{ one: TestCase; id: string }> {
  const one = await reviewed(world);
  await noteCorrection(await one.desk('police'), one.ref, { words: STAFF_WORDS });
  const [correction] = await correctionsOf(one.coordinator, one.ref);
  return { one, id: correction?.id ?? '' };
}

async function answered(world: World, reviewed: Reviewed): Promise<{ one: TestCase; id: string }> {
  const { one, id } = await noted(world, reviewed);
  await sendWaiting(one.coordinator, one.ref);
  await explainAll(one.owner, one.ref);
  const application = await findApplicationByRef(one.owner.sql, one.ref);
  await submitApplication(one.owner, {
    ref: one.ref,
    revision: application?.revision ?? 0,
    key: 'corrected',
  });
  return { one, id };
}

/** What organizers and staff do with corrections. */
export const correctionWrites = ({
  reviewed,
  owners,
  denied,
}: {
  reviewed: Reviewed;
  owners: Pick<Write, 'allowed' | 'done' | 'denied'>;
  denied: Expected;
}): Write[] => {
  const working = (
    name: string,
    allowed: Principal[],
    refused: Expected,
    arrange: Write['arrange'],
  ): Write => ({
    page: 'review/[ref].astro',
    method: 'POST',
    name,
    arrange,
    allowed,
    done: 303,
    denied: { ...denied, ...refused } as Expected,
  });
  const OTHERS = { coordinator: 403, auditor: 403, fire: 403 } as Expected;
  return [
    {
      page: 'applications/[ref]/corrections.astro',
      method: 'POST',
      name: 'explain a correction',
      arrange: async (world) => {
        const { one, id } = await noted(world, reviewed);
        await sendWaiting(one.coordinator, one.ref);
        const said = { correctionId: id, [`explain.${id}.words`]: 'There are four.' };
        return post(`/applications/${one.ref}/corrections`, { _token: '{token}', ...said });
      },
      ...owners,
    },
    working(
      'add_correction',
      ['police', 'fire', 'coordinator'],
      { auditor: 403 } as Expected,
      async (world) => {
        const one = await reviewed(world);
        return post(`/review/${one.ref}`, {
          _token: '{token}',
          intent: 'add_correction',
          'correction.target': 'question:event.description',
          'correction.kind': 'unclear',
          'correction.words': STAFF_WORDS,
          ...dueIn(one, 'correction.due'),
        });
      },
    ),
    working('withdraw_correction', ['police'], { ...OTHERS, ...NOTHING_KEPT } as Expected, async (world) => {
      const { one, id } = await noted(world, reviewed);
      return post(`/review/${one.ref}`, { _token: '{token}', intent: `withdraw_correction:${id}` });
    }),
    working('settle_correction', ['police'], { ...OTHERS, ...NOTHING_KEPT } as Expected, async (world) => {
      const { one, id } = await answered(world, reviewed);
      return post(`/review/${one.ref}`, { _token: '{token}', intent: `settle_correction:${id}` });
    }),
    working('ask_again', ['police'], OTHERS, async (world) => {
      const { one, id } = await answered(world, reviewed);
      return post(`/review/${one.ref}`, {
        _token: '{token}',
        intent: `ask_again:${id}`,
        [`again.${id}.words`]: STAFF_WORDS,
        ...dueIn(one, `again.${id}.due`),
      });
    }),
    working('request_changes', ['coordinator'], {} as Expected, async (world) => {
      const { one, id } = await noted(world, reviewed);
      return post(`/review/${one.ref}`, { _token: '{token}', intent: 'request_changes', among: id });
    }),
  ];
};
