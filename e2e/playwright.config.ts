import { defineConfig } from 'playwright/test';
import type { PersonOptions } from '#e2e/fixtures/test.ts';
import { DESK, PHONE } from '#e2e/pages/windows.ts';

/** Specs that take long belong to `npm run test:release`, which sets this. */
const isRelease = process.env.TEST_RELEASE !== undefined;

/** Stories run on a phone and on a desk; those marked @plain also in Spanish without any script. */
export default defineConfig<PersonOptions>({
  testMatch: isRelease ? '**/*.release.spec.ts' : '**/*.spec.ts',
  testIgnore: isRelease ? [] : '**/*.release.spec.ts',
  globalSetup: './fixtures/global-setup.ts',
  outputDir: '../.data/browser-tests',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Two cores draw, serve and check at the same time: generous, because nothing here waits by the clock.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    screenshot: { mode: 'only-on-failure', fullPage: true },
  },
  projects: [
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
