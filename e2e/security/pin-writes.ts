import type { TestCase } from '#e2e/fixtures/cases.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix-cells.ts';
import type { World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { addPin, movePin } from '#src/commands/pin.ts';
import { listPins, type PlanPin } from '#src/store/pin.ts';

const GATE = { page: 1, place: null, where: 'North gate', body: 'Keep 20 feet free.' };
const PAGE = 'review/[ref]/plan/[document].astro';

/** What staff write on a plan that only the police and the coordinator may read. */
export const pinWrites = ({
  reviewed,
  denied,
}: {
  reviewed: (world: World) => Promise<TestCase>;
  denied: Expected;
}): Write[] => {
  const aPlan = async (world: World) => {
    const one = await reviewed(world);
    const { document } = await upload(one.owner, one.ref, plainPdf(), { documentKind: 'security-plan' });
    if (document === null) throw new Error('The plan was not taken.');
    // The check for viruses is not what is asked here.
    await world.site.db.owner`UPDATE documents SET scan_state = 'unscanned' WHERE id = ${document.id}`;
    return { one, at: { ref: one.ref, documentId: document.id } };
  };
  const aPin = async (world: World) => {
    const plan = await aPlan(world);
    await addPin(await plan.one.desk('police'), { ...plan.at, ...GATE });
    return { ...plan, pin: await pinOf(world, plan.one) };
  };
  const pinOf = async (world: World, one: TestCase): Promise<PlanPin> => {
    const [pin] = await listPins(world.site.db.app, one.id);
    if (!pin) throw new Error('There is no pin.');
    return pin;
  };
  const address = ({ ref, documentId }: { ref: string; documentId: string }) =>
    `/review/${ref}/plan/${documentId}`;
  // Neither may the auditor read this file, so that nobody of them learns of it.
  const may = {
    page: PAGE,
    method: 'POST',
    allowed: ['police', 'coordinator'],
    done: 303,
    shows: 'plan_pins',
  } as const;
  const words: Expected = { ...denied, auditor: 404 };
  // Nothing was typed that could be kept.
  const button: Expected = {
    ...words,
    nobody: 303,
    visitor: 303,
    disabled: 303,
    endedOwner: 303,
    endedCoordinator: 303,
  };
  const moving = (action: 'resolve_pin' | 'reopen_pin'): Write => ({
    ...may,
    name: action,
    arrange: async (world) => {
      const { one, at, pin } = await aPin(world);
      const settle = { ...at, pinId: pin.id, action: 'resolve_pin', revision: pin.revision } as const;
      if (action === 'reopen_pin') await movePin(one.coordinator, settle);
      const { revision } = await pinOf(world, one);
      return post(address(at), {
        _token: '{token}',
        intent: `${action}:${pin.id}`,
        revision: String(revision),
      });
    },
    denied: button,
  });
  return [
    {
      ...may,
      name: 'put a pin',
      arrange: async (world) => {
        const { at } = await aPlan(world);
        const typed = {
          'pin.page': '1',
          'pin.where': GATE.where,
          'pin.body': GATE.body,
          'pin.x': '12.5',
          'pin.y': '40',
        };
        return post(address(at), { _token: '{token}', intent: 'pin', ...typed });
      },
      denied: words,
    },
    {
      ...may,
      name: 'answer a pin',
      shows: 'plan_pin_replies',
      arrange: async (world) => {
        const { at, pin } = await aPin(world);
        return post(address(at), {
          _token: '{token}',
          intent: `reply_pin:${pin.id}`,
          [`reply.${pin.id}`]: 'It is 18 feet.',
        });
      },
      denied: words,
    },
    moving('resolve_pin'),
    moving('reopen_pin'),
  ];
};
