import { type Call, call, load, median, memoryOf } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import { stepPage } from '#e2e/bench/speed.ts';
import type { World } from '#e2e/bench/world.ts';

const REQUESTS = 200;

/** Row 16: start and memory of the built server. */
export async function measureProcess(world: World): Promise<Row[]> {
  const starts: number[] = [];
  const sizes: number[] = [];
  for (let round = 0; round < SETTINGS.rounds; round += 1) {
    const fresh = await world.startAnother();
    try {
      starts.push(fresh.coldStartMs / 1000);
      const make = stepPage(fresh);
      for (let n = 0; n < REQUESTS; n += 1) await call(fresh.origin, make(n));
      sizes.push(memoryOf(fresh.pid) / 1e6);
    } finally {
      await fresh.stop();
    }
  }
  return [
    atMost(16, 'cold start to the first page', median(starts), 0.6, ' s'),
    atMost(16, `memory after ${REQUESTS} requests`, median(sizes), 150, ' MB'),
    atMost(16, `growth over ${SETTINGS.soakSeconds} s of load`, await growth(world), 5, ' %'),
  ];
}

// From the moment when the server has done each kind of work often, so that it is growth and not warming up.
async function growth({ small }: World): Promise<number> {
  const make: (connection: number) => Call = stepPage(small);
  const soak = (seconds: number) =>
    load(small.origin, small.pid, make, { connections: 10, seconds, expect: 200 });
  await soak(SETTINGS.soakSeconds / 3);
  const before = memoryOf(small.pid);
  await soak(SETTINGS.soakSeconds);
  return (memoryOf(small.pid) / before - 1) * 100;
}
