import { seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { multipart, post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix-cells.ts';
import type { Principal, World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { judgeCondition, sendProofWords } from '#src/commands/condition.ts';
import { decideReview } from '#src/commands/review.ts';
import type { ConditionInput } from '#src/domain/condition.ts';
import { listCurrentConditions, type PermitCondition } from '#src/store/condition.ts';

const OWN: ConditionInput = {
  libraryKey: null,
  parameters: {},
  words: 'Tell us who has the key.',
  met: 'during',
};
const endsAt = (libraryKey: string, time: string): ConditionInput => ({
  libraryKey,
  parameters: { time },
  words: '',
  met: 'during',
});

const NOTHING_KEPT = { nobody: 303, visitor: 303, disabled: 303, endedOwner: 303, endedCoordinator: 303 };

type Reviewed = (world: World) => Promise<TestCase>;

async function decide(world: World, one: TestCase, agency: string, ...conditions: ConditionInput[]) {
  await decideReview(await one.desk(agency), {
    ...(await seenBy(world.site.db, one, agency)),
    decision: 'approve_with_conditions',
    reason: null,
    words: '',
    conditions,
  });
}

const conditionsOf = (world: World, one: TestCase) => listCurrentConditions(world.site.db.app, one.id);

async function asked(
  world: World,
  reviewed: Reviewed,
  proof: 'words' | 'photo',
): Promise<{ one: TestCase; condition: PermitCondition }> {
  const one = await reviewed(world);
  await decide(world, one, 'police', { ...OWN, proof });
  const [condition] = await conditionsOf(world, one);
  if (!condition) throw new Error('There is no condition.');
  return { one, condition };
}

/** What organizers and staff do with conditions. */
export const conditionWrites = ({
  reviewed,
  owners,
  denied,
}: {
  reviewed: Reviewed;
  owners: Pick<Write, 'allowed' | 'done' | 'denied'>;
  denied: Expected;
}): Write[] => {
  const judging = (
    action: 'accept_proof' | 'refuse_proof' | 'waive_condition' | 'restore_condition',
    prepare: (one: TestCase, condition: PermitCondition) => Promise<unknown>,
  ): Write => ({
    page: 'review/[ref].astro',
    method: 'POST',
    name: action,
    arrange: async (world) => {
      const { one, condition } = await asked(world, reviewed, 'words');
      await prepare(one, condition);
      const [now] = await conditionsOf(world, one);
      const reason = { [`proof.${condition.id}.reason`]: 'We came and looked.' };
      return post(`/review/${one.ref}`, {
        _token: '{token}',
        intent: `${action}:${condition.id}`,
        revision: String(now?.revision),
        ...(action === 'accept_proof' ? {} : reason),
      });
    },
    allowed: ['police'] satisfies Principal[],
    done: 303,
    denied: {
      ...denied,
      coordinator: 403,
      auditor: 403,
      fire: 403,
      // Nothing was typed that could be kept.
      ...(action === 'accept_proof' ? NOTHING_KEPT : {}),
    } as Expected,
  });
  const send = (one: TestCase, condition: PermitCondition) =>
    sendProofWords(one.owner, { ref: one.ref, conditionId: condition.id, words: 'The guard has it.' });
  const waive = async (one: TestCase, condition: PermitCondition) =>
    judgeCondition(await one.desk('police'), {
      ref: one.ref,
      conditionId: condition.id,
      action: 'waive_condition',
      reason: 'There is no gate.',
      revision: condition.revision,
    });
  return [
    {
      page: 'applications/[ref]/conditions.astro',
      method: 'POST',
      name: 'say how a condition is met',
      arrange: async (world) => {
        const { one, condition } = await asked(world, reviewed, 'words');
        const said = { conditionId: condition.id, [`proof.${condition.id}.words`]: 'The guard has it.' };
        return post(`/applications/${one.ref}/conditions`, { _token: '{token}', ...said });
      },
      ...owners,
    },
    {
      page: 'applications/[ref]/conditions.astro',
      method: 'POST',
      name: 'upload a proof without script',
      arrange: async (world) => {
        const { one, condition } = await asked(world, reviewed, 'photo');
        return {
          path: `/applications/${one.ref}/conditions`,
          method: 'POST',
          body: multipart([
            { name: '_token', value: '{token}' },
            { name: 'conditionId', value: condition.id },
            { name: 'file', value: plainPdf(), fileName: 'gate.pdf', type: 'application/pdf' },
          ]),
          headers: { 'content-type': 'multipart/form-data; boundary=x-boundary-x' },
        };
      },
      ...owners,
    },
    judging('accept_proof', send),
    judging('refuse_proof', send),
    judging('waive_condition', async () => undefined),
    judging('restore_condition', waive),
    {
      page: 'review/[ref].astro',
      method: 'POST',
      name: 'settle a contradiction',
      arrange: async (world) => {
        const one = await reviewed(world);
        await decide(world, one, 'police', endsAt('event-ends-by', '9 p.m.'));
        await decide(world, one, 'special-events', endsAt('event-hours-end', '10 p.m.'));
        const ids = (await conditionsOf(world, one)).map(({ id }) => id);
        return post(`/review/${one.ref}`, {
          _token: '{token}',
          intent: 'settle:event-ends',
          among: ids,
          'settle.event-ends.holds': ids[0] ?? '',
          'settle.event-ends.reason': 'The neighbors were told so.',
        });
      },
      allowed: ['coordinator'],
      done: 303,
      denied,
    },
  ];
};
