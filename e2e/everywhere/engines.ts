import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Audit } from '@siteimprove/alfa-act';
import { Playwright } from '@siteimprove/alfa-playwright';
import rules from '@siteimprove/alfa-rules';
import axe from 'axe-core';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Page } from 'playwright/test';
import { AXE_TAGS } from '#e2e/pages/screen.ts';

/** What a checker says of one place of a page. */
export interface Finding {
  rule: string;
  /** `failed` is a fault, `asked` a question for a person. */
  outcome: 'failed' | 'asked';
  at: string;
}

interface EngineGlobals {
  axe: typeof axe;
  ace: {
    Checker: new () => {
      check: (
        node: Document,
        policies: string[],
      ) => Promise<{
        results: { ruleId: string; reasonId: string; value: [string, string]; snippet: string }[];
      }>;
    };
  };
  HTMLCS: {
    process: (standard: string, node: Document, done: () => void) => void;
    getMessages: () => { type: number; code: string; element: Element }[];
  };
}

const require = createRequire(import.meta.url);
const sourceOf = (file: string): string => readFileSync(require.resolve(file), 'utf8');
// Each engine is a script of its own that a page is given whole; what it returns must not be carried back.
const IBM = `${sourceOf('accessibility-checker-engine/ace.js')};globalThis.ace = ace;null`;
const SNIFFER = `${sourceOf('html_codesniffer/build/HTMLCS.js')};null`;

async function runAxe(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async (tags) => {
    const { violations, incomplete } = await (globalThis as unknown as EngineGlobals).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
    });
    const found = (results: typeof violations, outcome: 'failed' | 'asked') =>
      results.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ rule: id, outcome, at: html })));
    return [...found(violations, 'failed'), ...found(incomplete, 'asked')];
  }, AXE_TAGS);
}

/** IBM Equal Access: WCAG 2.2. */
async function runIbm(page: Page): Promise<Finding[]> {
  await page.evaluate(IBM);
  return await page.evaluate(async () => {
    const { ace } = globalThis as unknown as EngineGlobals;
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    return results
      .filter(({ value }) => value[1] !== 'PASS')
      .map(({ ruleId, reasonId, value, snippet }) => ({
        rule: `${ruleId}:${reasonId}`,
        outcome: value[1] === 'FAIL' ? ('failed' as const) : ('asked' as const),
        at: snippet,
      }));
  });
}

/** HTML_CodeSniffer: WCAG 2.1 with level AAA; it knows no newer one. */
async function runSniffer(page: Page): Promise<Finding[]> {
  await page.evaluate(SNIFFER);
  return await page.evaluate(async () => {
    const { HTMLCS } = globalThis as unknown as EngineGlobals;
    await new Promise<void>((done) => HTMLCS.process('WCAG2AAA', document, done));
    const [error, warning] = [1, 2];
    return HTMLCS.getMessages()
      .filter(({ type }) => type === error || type === warning)
      .map(({ type, code, element }) => ({
        rule: code.replace(/^WCAG2AAA\.Principle\d\.Guideline/, ''),
        outcome: type === error ? ('failed' as const) : ('asked' as const),
        at: element.outerHTML ?? '',
      }));
  });
}

/** Siteimprove Alfa, all rules. Errors: throws when none of them applied, which is how a wrong version looks. */
async function runAlfa(page: Page): Promise<Finding[]> {
  const input = await Playwright.toPage(await page.evaluateHandle(() => document));
  const outcomes = [...(await Audit.of(input, rules).evaluate())];
  if (!outcomes.some(({ outcome }) => outcome === 'passed')) throw new Error('No rule of Alfa applied.');
  return outcomes
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'cantTell')
    .map(({ outcome, rule, target }) => ({
      rule: rule.uri.split('/').at(-1) ?? '',
      outcome: outcome === 'failed' ? ('failed' as const) : ('asked' as const),
      at: String(target),
    }));
}

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      // The parser of every browser reads both the same.
      'doctype-style': 'off',
      // Boxes that belong together have one name, which is how a form sends several answers.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
      // A list or table that is drawn differently loses its meaning in WebKit unless the role is repeated.
      'no-redundant-role': 'off',
      // About search results; a permit is named in full, and its page is kept out of them.
      'long-title': 'off',
    },
  }),
);

/** html-validate reads what the server sent, before any script. */
async function runValidator(html: string): Promise<Finding[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => ({
      rule: ruleId,
      outcome: 'failed' as const,
      at: `${selector}: ${message}`,
    })),
  );
}

/** Every engine by its name; `html` is what the server sent. */
export const ENGINES = {
  axe: runAxe,
  ibm: runIbm,
  sniffer: runSniffer,
  alfa: runAlfa,
  validator: (_page: Page, html: string) => runValidator(html),
} as const satisfies Record<string, (page: Page, html: string) => Promise<Finding[]>>;

export type Engine = keyof typeof ENGINES;
export const ENGINE_NAMES = Object.keys(ENGINES) as Engine[];
