import { textOf } from '#e2e/bench/bytes.ts';
import { type Call, call, median, memoryOf } from '#e2e/bench/load.ts';
import { atLeast, atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import type { Measured, World } from '#e2e/bench/world.ts';
import { heavyPdf } from '#e2e/fixtures/files.ts';

const FILE_BYTES = 25_000_000;
const IN_FLIGHT = 10;

/** Seconds until so many files at once are kept. Errors: throws when one is not taken. */
async function secondsFor(server: Measured, make: () => Call, count: number): Promise<number> {
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: count }, () => call(server.origin, make())));
  const bad = answers.find((answer) => answer.status !== 200);
  if (bad) throw new Error(`an upload answered ${bad.status}: ${bad.body.toString('utf8').slice(0, 200)}`);
  return (performance.now() - began) / 1000;
}

/** Row 15: a plan of 25 MB, checked, hashed, stored and read back, beside a bare server that hashes, stores and reads back. */
export async function measureUploads({ small, bareSmall }: World): Promise<Row[]> {
  const file = heavyPdf(FILE_BYTES);
  const documents = await call(small.origin, {
    method: 'GET',
    path: `/applications/${small.drafts[0]}/documents`,
    headers: small.headers,
  });
  const token = /name="_token" value="([^"]+)"/.exec(textOf(documents))?.[1] ?? '';
  let taken = 0;
  const ours = (): Call => {
    taken += 1;
    // Each file goes to another draft: a case takes only so many bytes.
    const draft = small.drafts[small.drafts.length - 1 - (taken % small.drafts.length)] ?? '';
    const headers = {
      ...small.headers,
      origin: small.origin,
      'content-type': 'application/pdf',
      'x-form-token': token,
      'x-file-name': 'plan.pdf',
    };
    return { method: 'PUT', path: `/api/documents/${draft}?kind=site-plan`, headers, body: () => file };
  };
  const bare = (): Call => {
    taken += 1;
    return { method: 'PUT', path: `/${process.pid}-${taken}`, body: () => file };
  };
  await secondsFor(bareSmall, bare, 1);
  await secondsFor(small, ours, 1);
  const shares: number[][] = [[], []];
  for (let round = 0; round < SETTINGS.rounds; round += 1) {
    for (const [index, count] of [1, 4].entries()) {
      const bareSeconds = await secondsFor(bareSmall, bare, count);
      shares[index]?.push(bareSeconds / (await secondsFor(small, ours, count)));
    }
  }
  const before = memoryOf(small.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(small.pid));
  }, 50);
  await secondsFor(small, ours, IN_FLIGHT);
  clearInterval(watch);
  return [
    atLeast(15, 'upload of 25 MB, speed ÷ bare, one', median(shares[0] ?? []), 0.85),
    atLeast(15, 'upload of 25 MB, speed ÷ bare, four at once', median(shares[1] ?? []), 0.75),
    atMost(15, `extra memory with ${IN_FLIGHT} uploads in flight`, (most - before) / 1e6, 128, ' MB'),
  ];
}
