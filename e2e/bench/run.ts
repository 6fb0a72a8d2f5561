import { cpus, loadavg } from 'node:os';
import { measureBytes } from '#e2e/bench/bytes.ts';
import { measureForms } from '#e2e/bench/forms.ts';
import { measureClone, measureInstall } from '#e2e/bench/install.ts';
import { measureLighthouse } from '#e2e/bench/lighthouse.ts';
import { measureLive } from '#e2e/bench/live.ts';
import { measurePlan } from '#e2e/bench/plan.ts';
import { measureProcess } from '#e2e/bench/process.ts';
import { measureQueue } from '#e2e/bench/queue.ts';
import { type Row, tableOf } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import { measureLookUps, measurePages, measureSaves } from '#e2e/bench/speed.ts';
import { measureUploads } from '#e2e/bench/uploads.ts';
import { openWorld } from '#e2e/bench/world.ts';
import { build, isBuilt } from '#src/embedded/build.ts';

/**
 * Measures the service beside a bare server in one run and says which targets hold. Ends non-zero past one.
 * Settings: BENCH_FULL=1 measures as long as the table of targets says; BENCH_ONLY=pages,saves only some parts; and see
 * settings.ts. The first run fills a database with a million cases and keeps it in .data/bench.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);
const rows: Row[] = [];
const failed: string[] = [];

async function part(name: string, measure: () => Promise<Row[]> | Row[]): Promise<void> {
  if (SETTINGS.only.length > 0 && !SETTINGS.only.includes(name)) return;
  say(`measuring ${name}, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  try {
    rows.push(...(await measure()));
  } catch (error) {
    // The other rows are worth having; the run ends non-zero all the same.
    failed.push(name);
    say(`${name} could not be measured: ${(error as Error).stack}`);
  }
}

if (!isBuilt() && !build()) throw new Error('the build failed');
say(`opening databases with ${SETTINGS.fewCases}, ${SETTINGS.middleCases} and ${SETTINGS.cases} cases`);
{
  await using world = await openWorld({
    small: SETTINGS.fewCases,
    middle: SETTINGS.middleCases,
    large: SETTINGS.cases,
  });
  await part('bytes', () => measureBytes(world.small));
  await part('forms', async () => {
    const { rows: worst, table } = await measureForms(world);
    say(table);
    return worst;
  });
  await part('process', () => measureProcess(world));
  await part('pages', () => measurePages(world));
  await part('saves', () => measureSaves(world));
  await part('look-ups', () => measureLookUps(world));
  await part('queue', () => measureQueue(world));
  await part('uploads', () => measureUploads(world));
  await part('lighthouse', () => measureLighthouse(world));
}
await part('live', measureLive);
await part('plan', measurePlan);
await part('install', measureInstall);
await part('clone', measureClone);

rows.sort((a, b) => a.number - b.number);
say(`\n${cpus().length} cores, Node ${process.version}, medians of ${SETTINGS.rounds} alternating rounds\n`);
say(tableOf(rows));
const missed = rows.filter((row) => !row.holds);
say(`\n${rows.length - missed.length} of ${rows.length} figures hold.`);
if (failed.length > 0) say(`Not measured: ${failed.join(', ')}.`);
process.exitCode = missed.length === 0 && failed.length === 0 ? 0 : 1;
