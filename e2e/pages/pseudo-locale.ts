import type { Page } from 'playwright/test';
import { cutFaults } from '#e2e/pages/modes.ts';
import { unfold } from '#e2e/pages/screen.ts';
import { DESK, PHONE } from '#e2e/pages/windows.ts';

/*
 * A language that nobody speaks, made from English while a page is looked at: a third longer, and read from right to
 * left. It is never part of the service, so it can neither be shipped nor chosen.
 */

/** Languages are up to a third longer than English. */
const LONGER = 0.35;
/** Rounding of a browser that places boxes on parts of pixels. */
const NEAR = 1.5;

/** Makes every word longer by its own letters. References, addresses and figures are the same in every language. */
const lengthen = (page: Page): Promise<void> =>
  page.evaluate((share) => {
    const longer = (word: string) => word + word.slice(0, Math.ceil(word.length * share)).toLowerCase();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes)
      if (!node.parentElement?.closest('script, style, textarea'))
        node.nodeValue = (node.nodeValue ?? '').replace(/(?<!\S)[^\s\d@]+(?!\S)/g, (token) =>
          /\p{L}\.\p{L}|\//u.test(token) ? token : token.replace(/\p{L}+/gu, longer),
        );
  }, LONGER);

/**
 * Turns the page around. The letters stay those whose width is known on every machine; a mark before and behind each
 * text (U+202E, U+202C) has them run as Arabic and Hebrew do.
 */
const turnAround = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    document.documentElement.lang = 'en-XB';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes)
      if (!node.parentElement?.closest('script, style, textarea') && (node.nodeValue ?? '').trim() !== '')
        node.nodeValue = (node.nodeValue ?? '').replace(/\S(?:.*\S)?/gs, '\u202e$&\u202c');
  });

/** Boxes that do not stand where a mirror shows them when only the direction of the page changes, or hold their words elsewhere. */
const mirrorFaults = (page: Page): Promise<string[]> =>
  page.evaluate((near) => {
    const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    // Boxes inside a line of words follow the words; what is written in its own direction is not turned.
    // Neither are the marks that are drawn over a plan: its left is on the left in every language.
    const isPlaced = (element: HTMLElement) =>
      !element.matches('[dir="ltr"] svg *') &&
      (!getComputedStyle(element).display.startsWith('inline') || element.matches('input, select, button'));
    const boxes = seen.filter(isPlaced);
    const measure = (direction: 'ltr' | 'rtl') => {
      document.documentElement.dir = direction;
      return boxes.map((element) => {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const inLeft = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.borderLeftWidth);
        const inRight = Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth);
        const [start, end] = direction === 'ltr' ? [inLeft, inRight] : [inRight, inLeft];
        return { box, start, end, isTurned: style.direction === direction };
      });
    };
    const [before, after] = [measure('ltr'), measure('rtl')];
    const width = document.documentElement.clientWidth;
    document.documentElement.dir = 'ltr';
    return boxes.flatMap((element, index) => {
      const [one, other] = [before[index], after[index]];
      if (!one || !other || one.box.width < 2) return [];
      const name = `${element.localName}.${element.className} ${element.id}`;
      const off = Math.abs(width - other.box.right - one.box.left);
      if (off > near) return [`not mirrored by ${Math.round(off)} px: ${name}`];
      const inside = Math.max(Math.abs(one.start - other.start), Math.abs(one.end - other.end));
      if (inside <= near || !one.isTurned || !other.isTurned) return [];
      return [`not mirrored inside by ${Math.round(inside)} px: ${name}`];
    });
  }, NEAR);

/** Words that do not begin at the right edge, or do not fit. */
const turnedFaults = (page: Page): Promise<string[]> =>
  page.evaluate((near) => {
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      `${element.localName}.${element.className} ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const isUnseen = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath.startsWith('inset(50%') || isUnseen(element.parentElement));
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || isUnseen(element)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.textAlign === 'left' || style.float === 'left')
        faults.push(`to the left: ${nameOf(element)}`);
      const ownWords = [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
      );
      if (ownWords.length > 0 && box.left < -1) faults.push(`beside the window: ${nameOf(element)}`);
      const isControl = element.matches(
        'button, select, label, legend, summary, th, td, dt, dd, .usa-button',
      );
      if (isControl && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
        faults.push(`too narrow for its words: ${nameOf(element)}`);
      const isBlock = style.display === 'block' && ['start', 'right'].includes(style.textAlign);
      if (!isBlock || ownWords[0] !== element.firstChild || !ownWords[0] || style.direction !== 'rtl')
        continue;
      const range = document.createRange();
      range.selectNodeContents(ownWords[0]);
      const edge =
        box.right - Number.parseFloat(style.paddingRight) - Number.parseFloat(style.borderRightWidth);
      const lines = [...range.getClientRects()];
      const most = Math.max(...lines.map((line) => line.right));
      const indent = Number.parseFloat(style.textIndent);
      if (lines.length > 0 && Math.abs(edge - indent - most) > near + 1)
        faults.push(`begins ${Math.round(edge - most)} px from the right edge: ${nameOf(element)}`);
    }
    return faults;
  }, NEAR);

/** What is wrong with a page in a language that is longer and read from right to left, on a phone and on a desk. */
export async function rightToLeftFaults(page: Page): Promise<string[]> {
  await unfold(page);
  // A queue that hears of a change meanwhile would draw its words as they were.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await lengthen(page);
  const faults: string[] = [];
  const look = async (size: typeof PHONE, how: string, find: (seen: Page) => Promise<string[]>) => {
    await page.setViewportSize(size);
    faults.push(...(await find(page)).map((fault) => `${size.width} px, ${how}: ${fault}`));
  };
  await look(PHONE, 'mirrored', mirrorFaults);
  await look(DESK, 'mirrored', mirrorFaults);
  await turnAround(page);
  for (const find of [turnedFaults, cutFaults]) await look(DESK, 'turned', find);
  for (const find of [turnedFaults, cutFaults]) await look(PHONE, 'turned', find);
  return [...new Set(faults)];
}
