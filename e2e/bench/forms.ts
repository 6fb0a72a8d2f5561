import { sum, visitCold } from '#e2e/bench/bytes.ts';
import { type Call, call, cpuSecondsOf, median, warmUp } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import type { Measured, World } from '#e2e/bench/world.ts';

const CALLS = SETTINGS.formCalls;
const WARM_CALLS = CALLS * 50;

/** What one page of questions costs. Units: bytes over the line, microseconds of processor time, milliseconds. */
interface FormPage {
  step: string;
  html: number;
  style: number;
  script: number;
  all: number;
  requests: number;
  cpuMicros: number;
  p50: number;
}

/** What the server needs for a page, asked for again and again by one person. */
async function timeOf(server: Measured, one: Call): Promise<Pick<FormPage, 'cpuMicros' | 'p50'>> {
  const times: number[] = [];
  const before = cpuSecondsOf(server.pid);
  for (let n = 0; n < CALLS; n += 1) {
    const began = performance.now();
    const { status } = await call(server.origin, one);
    if (status !== 200) throw new Error(`${one.path} answered ${status}`);
    times.push(performance.now() - began);
  }
  return { cpuMicros: ((cpuSecondsOf(server.pid) - before) * 1e6) / CALLS, p50: median(times) };
}

function tableOf(pages: readonly FormPage[], bareMicros: number): string {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const head = ['page', 'kB in all', 'html', 'style', 'script', 'CPU ms', '÷ bare', 'p50 ms'];
  const lines = pages.map((page) => [
    page.step,
    ...[page.all, page.html, page.style, page.script].map(kB),
    (page.cpuMicros / 1000).toFixed(2),
    (page.cpuMicros / bareMicros).toFixed(1),
    page.p50.toFixed(1),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const asLine = (cells: readonly string[]) =>
    cells
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('  ');
  return [head, ...lines].map(asLine).join('\n');
}

/** Rows 1, 3 and 7 for every page of questions of the event that is asked most: each page, and those that cost most. */
export async function measureForms({ small, bareSmall }: World): Promise<{ rows: Row[]; table: string }> {
  const { draft, steps } = small.largest;
  const pageOf = (step: string): Call => ({
    method: 'GET',
    path: `/applications/${draft}/${step}`,
    headers: small.headers,
  });
  const bare: Call = { method: 'GET', path: `/?ref=${draft}` };
  await warmUp(bareSmall.origin, () => bare, WARM_CALLS);
  let turn = 0;
  await warmUp(small.origin, () => pageOf(steps[turn++ % steps.length] ?? ''), WARM_CALLS);
  const { cpuMicros: bareMicros } = await timeOf(bareSmall, bare);
  const pages: FormPage[] = [];
  for (const step of steps) {
    const { page, files } = await visitCold(small, draft, step);
    pages.push({
      step,
      html: page.body.length,
      style: sum(files, '.css'),
      script: sum(files, '.js'),
      all: page.body.length + sum(files),
      requests: 1 + files.size,
      ...(await timeOf(small, pageOf(step))),
    });
  }
  const worst = (
    figure: string,
    figureOf: (page: FormPage) => number,
    number: number,
    target: number,
    unit = '',
  ) => {
    const [most] = pages.toSorted((a, b) => figureOf(b) - figureOf(a));
    if (most === undefined) throw new Error('there are no pages of questions');
    return atMost(
      number,
      `${figure}, most of ${pages.length} pages (${most.step})`,
      figureOf(most),
      target,
      unit,
    );
  };
  const rows = [
    worst('form page, cold visit, all bytes', (page) => page.all / 1000, 1, 35, ' kB'),
    worst('form page, cold visit, requests', (page) => page.requests, 1, 4),
    worst('script of a form page', (page) => page.script / 1000, 3, 30, ' kB'),
    atMost(
      7,
      `form page GET, CPU ÷ bare, median of ${pages.length} pages`,
      median(pages.map((page) => page.cpuMicros / bareMicros)),
      4,
    ),
  ];
  return { rows, table: tableOf(pages, bareMicros) };
}
