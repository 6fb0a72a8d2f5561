import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { InboxMessage } from '#src/embedded/mail.ts';
import { paths } from '#src/paths.ts';
import { textFor } from '#src/text/index.ts';

/** Takes the pictures of the README from the demo while it runs: `npm start` in one window, this in another. */
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'src/content/pictures');
const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 320, height: 700 } } as const;
const CODE = /\b(\d{4}) ?(\d{4})\b/; // 1234 5678
const LARGEST_BYTES = 60_000;

/** In each language somebody who writes in it, with a draft and a case under review. */
const ORGANIZERS = {
  en: {
    email: 'greg@harborcityproductions.example',
    draft: 'Fells Point oyster social',
    sent: 'Hampden Summer Fair',
  },
  es: { email: 'mateo@mercadohighlandtown.example', draft: 'Ruedas y sabores', sent: 'Noche de camiones' },
} as const satisfies Partial<Record<Locale, object>>;
const HOLDER = { email: ORGANIZERS.en.email, event: 'Remington street fair' };
const REVIEWER = { name: 'Marcus Webb', event: 'Hampden Summer Fair' };

const readJson = <T>(name: string): T => {
  try {
    return JSON.parse(readFileSync(join(ROOT, '.data', name), 'utf8')) as T;
  } catch (cause) {
    throw new Error('The demo does not run. Start it with npm start, then try again.', { cause });
  }
};
const { origin } = readJson<{ origin: string }>('run.json');
const { inbox } = readJson<{ inbox: number }>('ports.json');

async function codeFor(email: string, since: number): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const found = await fetch(`http://127.0.0.1:${inbox}/messages.json?to=${encodeURIComponent(email)}`);
    const messages = (await found.json()) as InboxMessage[];
    const fresh = messages.find(({ receivedAt, text }) => Date.parse(receivedAt) >= since && CODE.test(text));
    if (fresh) return CODE.exec(fresh.text)?.slice(1).join('') ?? '';
    await pause(250);
  }
  throw new Error(`No code came for ${email}.`);
}

async function enterAsOrganizer(context: BrowserContext, email: string): Promise<void> {
  const { signIn } = textFor('en');
  const page = await context.newPage();
  await page.goto(origin + paths.signIn('en'));
  const since = Date.now() - 1000;
  await page.getByLabel(signIn.email).fill(email);
  await page.getByRole('button', { name: signIn.send }).click();
  await page.getByLabel(signIn.code.label).fill(await codeFor(email, since));
  await page.getByRole('button', { name: signIn.code.submit }).click();
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
  await page.close();
}

async function enterAsReviewer(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(origin + paths.staffSignIn('en'));
  await page.getByRole('button', { name: textFor('en').signIn.staff.submit }).click();
  await page.getByRole('button', { name: new RegExp(`^${REVIEWER.name}`) }).click();
  await page.waitForURL(`${origin}${paths.review('en')}*`);
  await page.close();
}

/** The last part of the address behind a link, which is a reference or a code. */
async function follow(page: Page, path: string, link: string): Promise<string> {
  await page.goto(origin + path);
  const href = await page.locator(link).first().getAttribute('href');
  const last = href?.split('/').at(-1);
  if (!last) throw new Error(`The demo has nothing behind ${link}.`);
  return last;
}

const referenceOf = (page: Page, event: string): Promise<string> =>
  follow(page, paths.applications('en'), `a:text-is("${event}")`);

async function take(context: BrowserContext, name: string, path: string, locale: Locale): Promise<number> {
  let bytes = 0;
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    // The summary of errors takes the focus and moves the page.
    await page.evaluate(() => scrollTo(0, 0));
    const picture = await sharp(await page.screenshot())
      .png({ palette: true, colours: 16, dither: 0, effort: 10 })
      .toBuffer();
    if (picture.length > LARGEST_BYTES) throw new Error(`${name} is too large: ${picture.length} bytes.`);
    writeFileSync(join(FOLDER, `${name}-${locale}-${size}.png`), picture);
    bytes += picture.length;
    await page.close();
  }
  return bytes;
}

const daySoon = () => {
  const day = new Date(Date.now() + 200 * 86_400_000);
  return {
    month: String(day.getUTCMonth() + 1),
    day: String(day.getUTCDate()),
    year: String(day.getUTCFullYear()),
  };
};
const { month, day, year } = daySoon();
const PLAN = new URLSearchParams([
  ['event.kind', 'festival'],
  ['event.speech', 'no'],
  ['places.types', 'street'],
  ['event.access', 'public_free'],
  ['people.peak', '900'],
  ['dates.firstDay.month', month],
  ['dates.firstDay.day', day],
  ['dates.firstDay.year', year],
  ['activities.list', 'food'],
  ['show', '1'],
]);

async function takeAll(browser: Browser): Promise<number> {
  const contexts = {
    en: await browser.newContext(),
    es: await browser.newContext(),
    desk: await browser.newContext(),
  };
  const anyone = await browser.newContext();
  await enterAsOrganizer(contexts.en, ORGANIZERS.en.email);
  await enterAsOrganizer(contexts.es, ORGANIZERS.es.email);
  await enterAsReviewer(contexts.desk);
  const holder = await contexts.en.newPage();
  const held = await referenceOf(holder, HOLDER.event);
  const permit = await follow(holder, paths.application('en', held), 'a[href*="/v/"]');
  const desk = await contexts.desk.newPage();
  const search = new URLSearchParams({ search: REVIEWER.event });
  const caseRef = await follow(desk, `${paths.review('en')}?${search}`, `a:text-is("${REVIEWER.event}")`);
  let bytes = 0;
  for (const locale of ['en', 'es'] as const) {
    const own = contexts[locale];
    const page = await own.newPage();
    const draft = await referenceOf(page, ORGANIZERS[locale].draft);
    const sent = await referenceOf(page, ORGANIZERS[locale].sent);
    const shots: [name: string, context: BrowserContext, path: string][] = [
      ['home', anyone, paths.home(locale)],
      ['result', anyone, `${paths.start(locale)}?${PLAN}`],
      ['errors', anyone, `${paths.start(locale)}?event.kind=festival&show=1`],
      ['tasks', own, paths.application(locale, draft)],
      ['form', own, paths.step(locale, draft, 'event')],
      ['check', own, paths.checkAnswers(locale, draft)],
      ['sent', own, paths.sent(locale, sent)],
      ['status', own, paths.application(locale, sent)],
      ['queue', contexts.desk, paths.review(locale)],
      ['case', contexts.desk, paths.reviewCase(locale, caseRef)],
      ['permit', anyone, paths.permit(locale, permit)],
    ];
    for (const [name, context, path] of shots) bytes += await take(context, name, path, locale);
    await page.close();
  }
  return bytes;
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  const bytes = await takeAll(browser);
  process.stdout.write(`Pictures are in ${FOLDER}: ${Math.round(bytes / 1000)} kB together.\n`);
} finally {
  await browser.close();
}
