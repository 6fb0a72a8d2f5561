import { defineConfig } from 'playwright/test';
import type { PersonOptions } from '#e2e/fixtures/test.ts';
import { DESK, PHONE } from '#e2e/pages/windows.ts';
import { locales } from '#src/text/index.ts';

/** Specs that take long belong to `npm run test:release`, which sets this. */
const isRelease = process.env.TEST_RELEASE !== undefined;

const ways = [true, false].flatMap((javaScriptEnabled) =>
  [PHONE, DESK].flatMap((viewport) =>
    locales.map((language) => ({ viewport, language, javaScriptEnabled, keysAlone: false })),
  ),
);
ways.push(
  { viewport: DESK, language: 'en', javaScriptEnabled: true, keysAlone: true },
  { viewport: PHONE, language: 'es', javaScriptEnabled: false, keysAlone: true },
);

/** Before a release, stories marked @ways are told in every window and language, with and without script, and by keys alone. */
const ALL_WAYS = ways.map((use) => ({
  name: [
    use.viewport.width,
    use.language,
    use.javaScriptEnabled ? 'with script' : 'without script',
    use.keysAlone ? 'by keys' : 'by pointer',
  ].join(', '),
  testDir: './journeys',
  grep: /@ways/,
  use,
}));

/** Stories run on a phone and on a desk; those marked @plain also in Spanish without any script. */
export default defineConfig<PersonOptions>({
  testMatch: '**/*.spec.ts',
  testIgnore: isRelease ? [] : '**/*.release.spec.ts',
  globalSetup: './fixtures/global-setup.ts',
  outputDir: '../.data/browser-tests',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Two cores draw, serve and check at the same time: generous, because nothing here waits by the clock.
  timeout: isRelease ? 600_000 : 180_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    screenshot: { mode: 'only-on-failure', fullPage: true },
  },
  projects: isRelease
    ? [...ALL_WAYS, { name: 'everywhere', testDir: './everywhere', testMatch: '**/*.release.spec.ts' }]
    : [
        { name: 'phone', testDir: './journeys', use: { viewport: PHONE, language: 'en' } },
        { name: 'desk', testDir: './journeys', grepInvert: /@once/, use: { viewport: DESK, language: 'en' } },
        {
          name: 'plain',
          testDir: './journeys',
          grep: /@plain/,
          use: { viewport: PHONE, language: 'es', javaScriptEnabled: false },
        },
        { name: 'everywhere', testDir: './everywhere' },
      ],
});
