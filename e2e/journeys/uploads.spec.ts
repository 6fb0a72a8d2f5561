import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Locator, Route } from 'playwright/test';
import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { heavyPdf, photo } from '#e2e/fixtures/files.ts';
import { keyboardOf } from '#e2e/fixtures/hands.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { DocumentsPage } from '#e2e/pages/documents.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';

const PLAN = heavyPdf(2_500_000);
const PIECES = '**/api/uploads/*/*?offset=*';
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const fill = (words: string, file: string) => words.replace('{file}', file);

/** Lets so many pieces through and loses the others on the way, until the network is mended. */
async function breakAfter({ page }: Person, piecesCount: number) {
  const offsets: string[] = [];
  let isBroken = true;
  await page.route(PIECES, async (route: Route) => {
    const offset = new URL(route.request().url()).searchParams.get('offset') ?? '';
    if (isBroken && offsets.length >= piecesCount) return await route.abort('aborted');
    offsets.push(offset);
    await route.continue();
  });
  return {
    offsets,
    mend: () => {
      isBroken = false;
    },
  };
}

/** Writes down everything that the status line says, however short it stands there. Shape: all of it so far. */
async function listen({ page }: Person): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener('DOMContentLoaded', () => {
      const status = document.querySelector('#upload-status');
      const write = () => heard.push(status?.textContent ?? '');
      if (status) new MutationObserver(write).observe(status, { childList: true });
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join(' | '));
}

const bytesOf = async ({ page }: Person, link: Locator): Promise<Buffer> => {
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  return await answer.body();
};

test('several files at once: one is refused by name, one loses its network and goes on, and each is heard of @once', async ({
  open,
  arrange,
  inbox,
}) => {
  const { ref, ownerEmail } = await arrange.draft(festival(juneSaturday()));
  const owner = await open(ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const person = { ...owner, hands: keyboardOf(owner.page) };
  const heard = await listen(person);
  const papers = await DocumentsPage.open(person, ref);
  const words = person.text.documents.script;
  const network = await breakAfter(person, 1);
  await papers.choose('site-plan', [
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: PLAN },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Bring chairs.') },
    { name: 'corner.jpg', mimeType: 'image/jpeg', buffer: await photo('jpeg') },
  ]);
  await expect.poll(heard).toContain(words.saysChosenSeveral.replace('{count}', '3'));
  await papers.expectSound(person.text.documents.title);
  await papers.sendChosen('site-plan');
  await expect.poll(heard).toContain(fill(words.saysStart, 'plan.pdf'));
  const plan = papers.row('plan.pdf');
  await expect.poll(heard).toContain(fill(words.saysBusy, 'plan.pdf'));
  await expect(plan.getByText(fill(words.failed, 'plan.pdf'))).toBeVisible({ timeout: 60_000 });
  // The others did not wait for it.
  const refused = person.text.documents.problem('wrong-kind', { file: 'notes.txt' });
  await expect(papers.row('notes.txt').getByText(refused)).toBeVisible();
  await expect(papers.file('site-plan', 'corner.jpg')).toBeVisible({ timeout: 60_000 });
  await papers.expectRefused('site-plan', fill(words.failed, 'plan.pdf'));
  await papers.expectSound(person.text.documents.title);
  network.mend();
  await person.hands.press(papers.act(words.retry, 'plan.pdf'));
  await expect.poll(heard).toContain(fill(words.saysGoingOn, 'plan.pdf').replace('{percent}', '41'));
  await expect(papers.file('site-plan', 'plan.pdf')).toBeVisible({ timeout: 60_000 });
  await expect.poll(heard).toContain(fill(words.saysDone, 'plan.pdf'));
  expect(network.offsets).toEqual(['0', '1048576', '2097152']);
  expect(sha256Of(await bytesOf(person, papers.file('site-plan', 'plan.pdf')))).toBe(sha256Of(PLAN));
  await expect(papers.act(words.cancel, 'notes.txt')).toBeHidden();
  await person.hands.press(papers.act(words.remove, 'notes.txt'));
  await expect(papers.row('notes.txt')).toHaveCount(0);
  await expect.poll(heard).toContain(fill(words.saysCanceled, 'notes.txt'));
});

test('who pauses and closes the phone chooses the same file again and goes on from there @once', async ({
  open,
  arrange,
  inbox,
}, testInfo) => {
  const { ref, ownerEmail } = await arrange.draft(festival(juneSaturday()));
  const person = await open(ownerEmail);
  await (await SignInPage.open(person)).signIn(inbox);
  const file = testInfo.outputPath('plan.pdf');
  writeFileSync(file, PLAN);
  const heard = await listen(person);
  const papers = await DocumentsPage.open(person, ref);
  const { script, unfinished } = person.text.documents;
  // The second piece stays on its way.
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const sent: string[] = [];
  await person.page.route(PIECES, async (route) => {
    sent.push(new URL(route.request().url()).searchParams.get('offset') ?? '');
    if (sent.length === 2) {
      await over;
      return await route.abort('aborted').catch(() => undefined); // its page may be gone
    }
    await route.continue();
  });
  await papers.choose('site-plan', file);
  await papers.sendChosen('site-plan');
  await expect.poll(() => sent.length).toBe(2);
  await person.hands.press(papers.act(script.pause, 'plan.pdf'));
  await expect.poll(heard).toContain(fill(script.saysPaused, 'plan.pdf'));
  await expect(papers.act(script.goOn, 'plan.pdf')).toBeFocused();
  await papers.expectSound(person.text.documents.title);
  end();
  const again = await DocumentsPage.open(person, ref);
  await expect(again.text(unfinished.note({ file: 'plan.pdf', percent: 41 }))).toBeVisible();
  await again.choose('site-plan', file);
  await again.sendChosen('site-plan');
  await expect(again.file('site-plan', 'plan.pdf')).toBeVisible({ timeout: 60_000 });
  await expect(again.text(unfinished.note({ file: 'plan.pdf', percent: 41 }))).toHaveCount(0);
  expect(sent).toEqual(['0', '1048576', '1048576', '2097152']);
  expect(sha256Of(await bytesOf(person, again.file('site-plan', 'plan.pdf')))).toBe(sha256Of(PLAN));
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('several files go in one form: the good ones are kept, and each bad one is named with what to do @once @plain', async ({
    open,
    arrange,
    inbox,
  }) => {
    const { ref, ownerEmail } = await arrange.draft(festival(juneSaturday()));
    const person = await open(ownerEmail);
    await (await SignInPage.open(person)).signIn(inbox);
    const { documents } = person.text;
    const papers = await DocumentsPage.open(person, ref);
    const good = [
      { name: 'plan.pdf', mimeType: 'application/pdf', buffer: PLAN },
      { name: 'corner.jpg', mimeType: 'image/jpeg', buffer: await photo('jpeg') },
    ];
    await papers.choose('site-plan', [
      ...good.slice(0, 1),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Bring chairs.') },
      { name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      ...good.slice(1),
    ]);
    await papers.sendChosen('site-plan');
    const bad = [
      documents.problem('wrong-kind', { file: 'notes.txt' }),
      documents.problem('empty', { file: 'empty.pdf' }),
    ];
    for (const message of bad) await papers.expectRefused('site-plan', message);
    await expect(papers.text(documents.addedSeveral({ count: 2 }))).toBeVisible();
    for (const { name } of good) await expect(papers.file('site-plan', name)).toBeVisible();
    expect(sha256Of(await bytesOf(person, papers.file('site-plan', 'plan.pdf')))).toBe(sha256Of(PLAN));
    await papers.choose('site-plan', good);
    await papers.sendChosen('site-plan');
    // The same files once more are the same files.
    await expect(papers.text(documents.addedSeveral({ count: 2 }))).toBeVisible();
    await expect(papers.file('site-plan', 'plan.pdf')).toHaveCount(1);
  });
});
