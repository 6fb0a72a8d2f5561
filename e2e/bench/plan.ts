import { type Browser, type Cookie, chromium } from 'playwright';
import { PLANS } from '#db/seeds/plans.ts';
import { median } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview } from '#e2e/fixtures/cases.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { type RunningService, startService } from '#e2e/fixtures/running-service.ts';
import { openSession } from '#src/commands/session.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { paths } from '#src/paths.ts';

const LONGEST_MS = 600_000;
const WARM_VISITS = 2;

/** A case with the plan set of the demo, 24 MB on twelve sheets, and how long its first picture took. */
async function aHeavyPlan({ db, ctx }: RunningService) {
  const one = await aCaseInReview(db, ctx(), festival(juneSaturday()));
  const { bytes, fileName } = await PLANS.largePlan();
  const plan = await uploaded(one.owner, one.ref, bytes, { fileName });
  const began = performance.now();
  const hasFirst = async () => {
    const rows =
      await db.owner`SELECT FROM document_pages WHERE document_id = ${plan.id} AND page_number = 1`;
    return rows.length === 1;
  };
  if (!(await waitUntil(hasFirst, LONGEST_MS))) throw new Error('the plan was not drawn');
  const seconds = (performance.now() - began) / 1000;
  const isDrawn = async () => {
    const [row] = await db.owner`SELECT picture_state FROM documents WHERE id = ${plan.id}`;
    return row?.picture_state === 'made';
  };
  if (!(await waitUntil(isDrawn, LONGEST_MS))) throw new Error('the plan was not drawn to its end');
  const { actor } = await one.desk('fire-marshal');
  const staffId = actor.kind === 'staff' ? actor.id : '';
  const person = { kind: 'staff', staffId, providerSession: null, authenticatedAt: new Date() } as const;
  const token = await db.app.begin((tx) => openSession(tx, { now: new Date() }, person, null));
  return { path: paths.reviewPlan('en', one.ref, plan.id), bytes: bytes.length, seconds, token };
}

type Door = Pick<Cookie, 'name' | 'value'> & { url: string };

/** One visit of a browser that has kept nothing. Units: milliseconds until the first sheet is painted, bytes of its picture. */
async function visit(browser: Browser, url: string, door: Door): Promise<{ ms: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    await context.addCookies([door]);
    const page = await context.newPage();
    const picture = page.waitForResponse(/\/pages\/1$/);
    await page.goto(url);
    const sheet = page.locator('[data-sheet] img').first();
    const ms = await sheet.evaluate(async (img: HTMLImageElement) => {
      await img.decode();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now();
    });
    return { ms, bytes: (await (await picture).body()).length };
  } finally {
    await context.close();
  }
}

/** Row 19: the first sheet of a plan of 24 MB in front of a reviewer, whose browser never gets the plan itself. */
export async function measurePlan(): Promise<Row[]> {
  await using parts = new AsyncDisposableStack();
  const browser = parts.use(
    await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' }),
  );
  const service = await startService('baltimore');
  parts.defer(() => service.stop());
  const { path, bytes, seconds, token } = await aHeavyPlan(service);
  const url = service.origin + path;
  const door = { name: 'permits', value: token, url: service.origin };
  for (let i = 0; i < WARM_VISITS; i += 1) await visit(browser, url, door);
  const visits = [];
  for (let i = 0; i < 2 * SETTINGS.rounds; i += 1) visits.push(await visit(browser, url, door));
  const share = (100 * (visits[0]?.bytes ?? Number.NaN)) / bytes;
  return [
    atMost(19, 'first sheet of a 24 MB plan on screen', median(visits.map(({ ms }) => ms)), 1000, ' ms'),
    atMost(19, 'its picture, of the bytes of the plan', share, 5, ' %'),
    atMost(19, 'its picture is there after the upload', seconds, 15, ' s'),
  ];
}
