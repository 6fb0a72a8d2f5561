import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type HtmlReader, openHtmlReader, type ReadPage } from '#e2e/fixtures/html-reader.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { wordsOfPdf } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, ctxOf, type Principal, type World } from '#e2e/security/world.ts';
import { Corpus, harmless, type Planted, poisoned } from '#e2e/security/xss-answers.ts';
import {
  type PoisonedCase,
  poisonedEndings,
  poisonedPermit,
  poisonedReview,
  reconsider,
} from '#e2e/security/xss-cases.ts';
import { questionsInWords, wordyEvents } from '#e2e/security/xss-events.ts';
import { PAYLOADS } from '#e2e/security/xss-payloads.ts';
import { startApplication } from '#src/commands/application.ts';
import { revokePermit } from '#src/commands/permit.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { stepsFor } from '#src/domain/application/journey.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';

/** Among the events, one in which no number decides whether words are asked for that no other event asks for. */
const FOOD_TRUCKS = 5;

let site: Site;
let world: World;
let reader: HtmlReader;

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const column = (field: string) => field.replace(/\.[a-z0-9]+\.(?=[^.]+$)/, '.*.');
async function pagesOf(who: Principal, paths: readonly string[]): Promise<string[]> {
  const browser = browserOf(world, who);
  const pages: string[] = [];
  await inTurns(4, paths, async (path, at) => {
    const reply = await browser.get(path);
    assert.equal(reply.status, 200, `${who} at ${path}`);
    pages[at] = reply.text;
  });
  return pages;
}

const draft = async (answers: Answers): Promise<string> =>
  (await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null })).ref;

function draftPaths(ref: string, answers: Answers): string[] {
  const steps = stepsFor(answers).map(({ id }) => `/applications/${ref}/${id}`);
  return [...steps, `/applications/${ref}`, `/applications/${ref}/check`, `/applications/${ref}/documents`];
}

function assertCalm(pages: readonly ReadPage[], paths: readonly string[]): void {
  const wrong = pages.flatMap(({ suspicious }, i) => suspicious.map((what) => `${paths[i]}: ${what}`));
  assert.deepEqual(wrong, []);
}

/** Both drafts differ in nothing but their letters, so every difference between their elements comes from the letters. */
async function assertSameElements(event: Answers, start: number, readKindsToo: boolean) {
  const { answers, planted } = poisoned(event, { corpus: new Corpus(start), readKindsToo });
  const calm = harmless(answers, planted);
  const [nasty, plain] = [await draft(answers), await draft(calm)];
  const paths = draftPaths(nasty, answers);
  const [seen, twin] = [
    await reader.read(await pagesOf('owner', paths)),
    await reader.read(await pagesOf('owner', draftPaths(plain, calm))),
  ];
  assertCalm(seen, paths);
  for (const [i, path] of paths.entries())
    assert.equal(seen[i]?.skeleton, twin[i]?.skeleton, `elements of ${path} come from what was typed`);
  for (const { field, step, text } of planted) {
    const at = paths.findIndex((path) => path.endsWith(`/${step}`));
    const page = step === 'declaration' && at < 0 ? seen.at(-2) : seen[at];
    assert.ok(page?.words.includes(flat(text)), `${field} is not shown as typed: ${text.slice(0, 200)}`);
  }
  return planted;
}

/** Where each text of a case must be read, letter for letter. */
function assertShown(pages: readonly ReadPage[], texts: Record<string, string>, where: string): void {
  const words = pages.map((page) => page.words).join(' ');
  const missing = Object.entries(texts).filter(([, text]) => !words.includes(flat(text)));
  assert.deepEqual(missing, [], `${where}: not shown as typed`);
}

const textsOf = (planted: readonly Planted[]): Record<string, string> =>
  Object.fromEntries(planted.map(({ field, text }) => [field, text]));

/** What the worker has still to do. A message that waits for another of its case has a job that only starts in some seconds. */
async function openWork(): Promise<number> {
  const [row] = await site.db.owner`
    SELECT (SELECT count(*) FROM notices WHERE state = 'waiting')::int AS notices,
      (SELECT count(*) FROM pgboss.job
        WHERE (state IN ('active', 'retry') OR (state = 'created' AND start_after <= now()))
          AND name NOT LIKE '\\_\\_pgboss%')::int AS jobs`;
  return Number(row?.notices) + Number(row?.jobs);
}

const bare = (text: string) => text.replaceAll(/\s+/g, '');

/** The tests of rows D4 and V6. `rounds` times all events, each time with other payloads in each field. */
export function xssTests({ rounds }: { rounds: number }): void {
  before(async () => {
    site = await startSite();
    world = await buildWorld(site);
    reader = await openHtmlReader();
  });
  after(async () => {
    await reader[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
  });

  test('xss-corpus: what an organizer types makes no element of any page of a draft, and is shown as typed', async () => {
    assert.ok(PAYLOADS.length >= 1200, `only ${PAYLOADS.length} payloads`);
    const events = wordyEvents(addDays(world.today, 200));
    const asked = new Set<string>();
    let texts = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, event] of events.entries()) {
        const planted = await assertSameElements(
          event,
          (round * events.length + at) * 173,
          round > 0 || at === FOOD_TRUCKS,
        );
        for (const { field } of planted) asked.add(column(field));
        texts += planted.length;
      }
    }
    assert.deepEqual(
      questionsInWords().filter((name) => !asked.has(name)),
      [],
    );
    assert.ok(texts >= 150 * rounds, `only ${texts} texts`);
  });

  let reviewed: PoisonedCase;
  let permitted: PoisonedCase;
  let ended: PoisonedCase[];

  test('xss-corpus: what anybody writes about a case makes no element of any page of anybody', async () => {
    const corpus = new Corpus(PAYLOADS.length / 2);
    reviewed = await poisonedReview(world, corpus);
    permitted = await poisonedPermit(world, corpus);
    ended = await poisonedEndings(world, corpus);
    const readers: Principal[] = ['coordinator', 'police', 'fire', 'auditor'];
    for (const { one, planted, said, pages = [] } of [reviewed, permitted, ...ended]) {
      const paths = ['', '/documents', ...(said.changes ? ['/corrections'] : [])].map(
        (page) => `/applications/${one.ref}${page}`,
      );
      const own = await reader.read(await pagesOf('owner', paths));
      assertCalm(own, paths);
      const seen: ReadPage[] = [...own];
      const [row] = await site.db
        .owner`SELECT count(*)::int AS agencies FROM reviews WHERE application_id = ${one.id}`;
      for (const who of Number(row?.agencies) > 0 ? readers : (['coordinator', 'auditor'] as const)) {
        const addresses = [`/review/${one.ref}`, ...pages].flatMap((path) => [path, `/es${path}`]);
        const staff = await reader.read(await pagesOf(who, addresses));
        assertCalm(
          staff,
          addresses.map((path) => `${who} at ${path}`),
        );
        seen.push(...staff);
      }
      assertShown(seen, { ...textsOf(planted), ...said }, `${one.ref}`);
    }
    const lists = ['/review?work=any', '/review?work=any&q=%22%3E%3Cscript%3Ewindow.__xss%3D1%3C/script%3E'];
    assertCalm(await reader.read(await pagesOf('coordinator', lists)), lists);
    const own = ['/applications', '/es/applications'];
    assertCalm(await reader.read(await pagesOf('owner', own)), own);
    const open = [`/v/${permitted.code}`, `/es/v/${permitted.code}`, '/verify'];
    assertCalm(await reader.read(await pagesOf('nobody', open)), open);
  });

  test('xss-corpus: papers and messages show it letter for letter and hold nothing that runs', async () => {
    await reconsider(reviewed.one, reviewed.said.note ?? '');
    await revokePermit(permitted.one.coordinator, {
      ref: permitted.one.ref,
      reason: permitted.said.waiver ?? 'x <b>',
    });
    const worker = await site.startWorker();
    const isDone = await waitUntil(async () => (await openWork()) === 0, 240_000);
    assert.ok(isDone, 'the papers were not made');
    await worker.stop();
    const owner = browserOf(world, 'owner');
    const record = await owner.get(`/api/records/${reviewed.one.ref}/1`);
    assert.equal(record.status, 200);
    const pages = wordsOfPdf(record.body);
    const read = bare(pages.join(' '));
    const words = reviewed.planted.flatMap(({ text }) => text.split(/\s+/));
    const missing = words.filter((word) => !read.includes(word));
    // A word may stand on two pages, with the foot of the first in its middle.
    assert.ok(missing.length < pages.length, JSON.stringify(missing));
    const permit = await owner.get(`/api/permits/${permitted.code}`);
    assert.equal(permit.status, 200);
    for (const bytes of [record.body, permit.body]) {
      assert.doesNotMatch(bytes.toString('latin1'), /\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|URI)\b/);
    }
    const messages = site.mail.messages();
    assert.ok(messages.length >= 8, `only ${messages.length} messages`);
    const mails = await reader.read(messages.map(({ html }) => html));
    assertCalm(
      mails,
      messages.map(({ subject }) => subject),
    );
    const links = messages.flatMap(({ html }) =>
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to),
    );
    assert.deepEqual(
      links.filter((to) => !to?.startsWith(`${site.origin}/`)),
      [],
    );
    // A line break is an element there.
    const told = mails.map(({ words }) => bare(words));
    // Of corrections a mail says how many there are; their words stand on the page of their list.
    const untold = ended.flatMap(({ said: { changes: _, ...said } }) =>
      Object.keys(said).filter((place) => !told.some((words) => words.includes(bare(said[place] ?? '')))),
    );
    assert.deepEqual(untold, []);
  });
}
