import { SCENES } from '#e2e/faults/order-scenes.ts';
import {
  type Command,
  type Crossing,
  type Encounter,
  everyOrder,
  following,
  type MayLeave,
  openCrossing,
} from '#e2e/faults/orders.ts';
import { isLocking, type Outcome } from '#e2e/faults/stepped-line.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { brokenInvariants } from '#e2e/fixtures/invariants.ts';
import { type Rewindable, rewindable } from '#e2e/fixtures/rewind.ts';
import { createSql } from '#src/store/sql.ts';

export type SceneName = keyof typeof SCENES;

/** Right before the first lock, when all that was read may be out of date, and right behind it. */
export const atDangerousMoments: MayLeave = ({ sentBefore, statement }) => {
  const locks = sentBefore.filter(isLocking).length;
  return locks === 0
    ? sentBefore.length > 0 && isLocking(statement)
    : locks === 1 && isLocking(sentBefore.at(-1)!); // one is in it
};
export const atEveryMoment: MayLeave = () => true;

const BALTIMORE_MORNING = new Date('2027-04-01T14:00:00Z');

/** One word for how a command ended. */
const worded = (outcome: Outcome): string => {
  if ('refused' in outcome) return outcome.refused;
  if ('thrown' in outcome) return `thrown: ${String(outcome.thrown)}`;
  const given = outcome.given as { status?: unknown } | null | undefined;
  return `done ${String(given?.status ?? '')}`.trim();
};

/** Encounters of people over one case, put back to its beginning before each. */
export interface OrderRuns extends AsyncDisposable {
  names: readonly string[];
  /** What is wrong with any order of these commands, and how many orders there were. */
  problemsOf: (names: readonly string[], options: HowFar) => Promise<{ problems: string[]; orders: number }>;
}

/** How many of the orders are gone through. */
export interface HowFar {
  mayLeave: MayLeave;
  /** How often somebody is left who could have gone on. */
  switches: number;
  /** Whether the invariants are asked after every order, and not only where one came after the other. */
  looksAtAll: boolean;
  /** So many of the orders, picked by chance from this seed. */
  sample?: { orders: number; seed: number };
}

/** Arranges a scene. Shape: nothing is left of it in the end, not even for the last look of a database: each run has its own. */
export async function openOrderRuns(name: SceneName): Promise<OrderRuns> {
  const world = await caseWorld(BALTIMORE_MORNING);
  const past = await rewindable(world.db);
  const watch = createSql({ url: world.db.adminUrl, poolSize: 1, statementTimeoutMs: 120_000 });
  const crossing = await openCrossing(world.db, 3, watch);
  const end = async () => {
    await crossing[Symbol.asyncDispose]();
    await past[Symbol.asyncDispose]();
    await world.db.remove();
    await world.objects[Symbol.asyncDispose]();
  };
  try {
    const scene = await SCENES[name](world);
    await past.remember(name);
    return {
      names: Object.keys(scene),
      problemsOf: async (names, options) => {
        const commands = names.map((one) => scene[one]!); // named by whoever asked for the scene's names
        return await problemsOf({ world, past, crossing, moment: name }, names, commands, options);
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Stage {
  world: CaseWorld;
  past: Rewindable;
  crossing: Crossing;
  moment: string;
}

/** Whether everybody went from beginning to end without anybody in between. */
const isSerial = ({ choices }: Encounter): boolean =>
  choices.filter((choice, i) => choice.picked !== choices[i - 1]?.picked).length ===
  new Set(choices.map((choice) => choice.picked)).size;

const different = (got: string, wanted: readonly string[]): string => {
  const lines = got.split('\n');
  const nearest = wanted
    .map((one) => {
      const known = one.split('\n');
      return [
        ...lines.filter((line) => !known.includes(line)).map((line) => `+ ${line}`),
        ...known.filter((line) => !lines.includes(line)).map((line) => `- ${line}`),
      ];
    })
    .toSorted((a, b) => a.length - b.length)[0];
  return (nearest ?? []).map((line) => line.slice(0, 400)).join('\n  ');
};

async function problemsOf(
  stage: Stage,
  names: readonly string[],
  commands: readonly Command[],
  options: HowFar,
): Promise<{ problems: string[]; orders: number }> {
  const problems: string[] = [];
  const { past, crossing, moment, world } = stage;
  const serial: string[] = [];
  const others = new Map<string, string>();
  const orders = await everyOrder(async (picks) => {
    await past.rewind(moment);
    const met = await crossing.meet(commands, following(picks));
    const way = met.choices.map(({ picked, statement }) => `${names[picked]}: ${statement}`).join('\n  ');
    const got = [...met.outcomes.map(worded), ...(await past.describe(moment))].join('\n');
    if (isSerial(met)) serial.push(got);
    else others.set(got, way);
    for (const outcome of met.outcomes)
      if ('thrown' in outcome) problems.push(`${worded(outcome)}\n  ${way}`);
    if (isSerial(met) || options.looksAtAll) {
      const broken = await brokenInvariants(world.db.owner, world.ctx.city);
      problems.push(...broken.map((one) => `${one}\n  ${way}`));
    }
    return met;
  }, options);
  for (const [got, way] of others)
    if (!serial.includes(got))
      problems.push(
        `${names.join(' and ')} came to something else than one after the other:\n  ${different(got, serial)}\nin this order:\n  ${way}`,
      );
  return { problems, orders };
}
