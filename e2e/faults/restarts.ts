import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openChance } from '#e2e/faults/chance.ts';
import { openClients, type Wish } from '#e2e/faults/clients.ts';
import { Flights, type Insisting, insist } from '#e2e/faults/crashing.ts';
import {
  type BrokenPromises,
  brokenPromises,
  type Promised,
  type PromisedKind,
} from '#e2e/faults/promises.ts';
import type { Reply } from '#e2e/security/browser.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { startSite } from '#e2e/security/site.ts';
import { buildWorld } from '#e2e/security/world.ts';
import { startPostgres } from '#src/embedded/postgres.ts';

/** What everybody does: mostly writing, as on the last day before a deadline. */
const MIX: readonly PromisedKind[] = ['save', 'save', 'save', 'submit', 'decide'];
const MODES = ['fast', 'immediate', 'kill'] as const;
/** Load between two restarts. */
const BETWEEN_MS = 400;

export interface RestartsRun extends BrokenPromises {
  seed: number;
  restarts: number;
  acknowledged: number;
  sorry: number;
  surprises: string[];
  mistakes: unknown[];
  /** From the return of the database to the next yes. Units: ms. */
  slowestReturnMs: number;
  isWebAlive: boolean;
}

/** What the sorry page must have: when to come back, and every word that was typed. */
function judgeSorry(wish: Wish, sorry: Reply): string | null {
  if (sorry.headers['retry-after'] === undefined) return 'a 503 does not say when to come back';
  if (wish.promised.kind !== 'save') return null;
  const { value } = wish.promised;
  const isKept = drawnForms(sorry.text).some(({ fields }) => fields.some(([, kept]) => kept === value));
  return isKept ? null : `what was typed is gone: ${value}`;
}

/** Stops the database of a working service in turn by three signals and starts it again, under people who go on. */
export async function runRestarts(options: { restarts: number; users: number }): Promise<RestartsRun> {
  const chance = openChance('restarts');
  const folder = mkdtempSync(join(tmpdir(), 'restarts-'));
  const dataDir = join(folder, 'postgres');
  let server = await startPostgres({ dataDir, fast: true });
  let up = Promise.withResolvers<void>();
  up.resolve();
  let sorry = 0;
  let nextYes = Promise.withResolvers<void>();
  const acknowledged: Promised[] = [];
  const judgeAndCount = (wish: Wish, reply: Reply) => {
    sorry += 1;
    return judgeSorry(wish, reply);
  };
  const rig: Insisting = {
    up: () => up.promise,
    flights: new Flights(),
    acknowledged,
    surprises: [],
    judgeSorry: judgeAndCount,
  };
  try {
    await using site = await startSite({ cluster: server });
    const world = await buildWorld(site);
    const { next } = await openClients(world, chance);
    let isOver = false;
    const users = Array.from({ length: options.users }, async (_, user) => {
      while (!isOver) {
        await insist(await next[MIX[user % MIX.length]!](), rig); // within the list
        nextYes.resolve();
      }
    });
    const failure = Promise.all(users);
    let slowestReturnMs = 0;
    const witnesses: Promise<number>[] = [];
    for (let restart = 0; restart < options.restarts; restart += 1) {
      await Promise.race([pause(BETWEEN_MS + chance.upTo(BETWEEN_MS)), failure]);
      const mode = MODES[restart % MODES.length]!; // within the list
      const witness = await next.save();
      up = Promise.withResolvers();
      await (mode === 'kill' ? server.kill() : server.stop(mode));
      // Somebody meets every outage, or nothing is shown.
      const told = await witness.send();
      const wrong = told.status === 503 ? judgeAndCount(witness, told) : `${told.status} without a database`;
      if (wrong !== null) rig.surprises.push(wrong);
      server = await startPostgres({ dataDir, fast: true });
      const since = performance.now();
      nextYes = Promise.withResolvers();
      up.resolve();
      witnesses.push(insist(witness, rig));
      await Promise.race([nextYes.promise, failure]);
      slowestReturnMs = Math.max(slowestReturnMs, Math.round(performance.now() - since));
    }
    isOver = true;
    await Promise.all([failure, ...witnesses]);
    const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
    return {
      ...(await brokenPromises(site, acknowledged)),
      seed: chance.seed,
      restarts: options.restarts,
      acknowledged: acknowledged.length,
      sorry,
      surprises: rig.surprises,
      mistakes,
      slowestReturnMs,
      isWebAlive: site.web.child.exitCode === null,
    };
  } finally {
    await server.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  }
}
