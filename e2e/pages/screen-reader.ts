import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { Page } from 'playwright/test';

interface VirtualScreenReader {
  start: (options: { container: Node }) => Promise<void>;
  next: () => Promise<void>;
  stop: () => Promise<void>;
  lastSpokenPhrase: () => Promise<string>;
  spokenPhraseLog: () => Promise<string[]>;
}

let bundled: Promise<string> | undefined;

// It comes as a module, and a page of ours loads none that is not its own.
async function bundle(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'screenReader',
    write: false,
  });
  return `${outputFiles[0]?.text};globalThis.screenReader = screenReader;null`;
}

/**
 * Reads a page from its top to its end, as a screen reader with nothing but the reading key pressed.
 * Shape: one phrase for each stop, in their order.
 */
export async function readAloud(page: Page): Promise<string[]> {
  bundled ??= bundle();
  await page.evaluate(await bundled);
  return await page.evaluate(async () => {
    const MOST_STOPS = 5000;
    const { virtual } = (globalThis as unknown as { screenReader: { virtual: VirtualScreenReader } })
      .screenReader;
    await virtual.start({ container: document.body });
    for (let stop = 0; (await virtual.lastSpokenPhrase()) !== 'end of document'; stop += 1) {
      if (stop > MOST_STOPS) throw new Error('The page never ends.');
      await virtual.next();
    }
    const phrases = await virtual.spokenPhraseLog();
    await virtual.stop();
    // A space that does not break sounds like any other.
    return phrases.map((phrase) => phrase.replaceAll(/\s+/g, ' '));
  });
}
