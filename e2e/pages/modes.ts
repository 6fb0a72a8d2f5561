import type { Page } from 'playwright/test';

/*
 * What each function finds wrong with a page as it is drawn now, in one line each. They run in the page, which makes a look
 * at every element cheap.
 */

const STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary';

/** Elements that cannot be seen while they have the focus: outside the window, covered, or without a ring. */
const unseenStops = (page: Page, stops: string, isVisit: boolean): Promise<string[]> =>
  page.evaluate(
    ([selector, isGoingThere]) => {
      const SMALLEST_RING = 2;
      const hasRing = (style: CSSStyleDeclaration) =>
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= SMALLEST_RING;
      const nameOf = (element: HTMLElement) =>
        `${element.localName} ${element.id || (element.textContent ?? '').trim().slice(0, 40)}`;
      const faults: string[] = [];
      for (const stop of document.querySelectorAll<HTMLElement>(selector)) {
        if (isGoingThere) {
          if (stop.tabIndex < 0 || !stop.checkVisibility({ visibilityProperty: true })) continue;
          stop.focus({ focusVisible: true } as FocusOptions);
        }
        if (document.activeElement !== stop) continue;
        const box = stop.getBoundingClientRect();
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
        const label = stop instanceof HTMLInputElement ? stop.labels?.[0] : undefined;
        if (right <= left || bottom <= top) faults.push(`outside the window: ${nameOf(stop)}`);
        else {
          const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          if (!(seen && (stop.contains(seen) || label?.contains(seen) || seen.contains(stop))))
            faults.push(`covered by ${seen?.localName}.${seen?.className}: ${nameOf(stop)}`);
        }
        // The box of a choice is drawn by its label, and the ring of a whole row around what comes after its link.
        const drawn = [getComputedStyle(stop), getComputedStyle(stop, '::after')];
        if (label) drawn.push(getComputedStyle(label, '::before'));
        if (!drawn.some(hasRing)) faults.push(`no ring: ${nameOf(stop)}`);
      }
      if (isGoingThere) {
        (document.activeElement as HTMLElement | null)?.blur();
        scrollTo(0, 0);
      }
      return faults;
    },
    [stops, isVisit] as const,
  );

/** Stops of the keyboard that cannot be seen when it gets there. */
export const focusFaults = (page: Page): Promise<string[]> => unseenStops(page, STOPS, true);

/** The same of the stop where the keyboard is now. */
export const stopFaults = (page: Page): Promise<string[]> => unseenStops(page, ':focus', false);

const END = 'end';
const NEW = 'new';

/**
 * Goes through a page that was just opened with Tab alone. Faults: stops that are left out or met again, which is a trap,
 * out of the order of the page, above the one before without being beside it, or unseen.
 */
export async function tabFaults(page: Page, walks = 3): Promise<string[]> {
  const { names, jumps } = await page.evaluate((selector) => {
    const groups = new Set<string>();
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter((stop) => {
      if (stop.tabIndex < 0 || !stop.checkVisibility({ visibilityProperty: true })) return false;
      if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return true;
      // Choices of one question are one stop.
      const isMet = groups.has(stop.name);
      groups.add(stop.name);
      return !isMet;
    });
    const nameOf = (stop: HTMLElement) =>
      `${stop.localName} ${stop.id || (stop.textContent ?? '').trim().slice(0, 40)}`;
    for (const [index, stop] of stops.entries())
      for (const one of stop instanceof HTMLInputElement && stop.type === 'radio'
        ? document.querySelectorAll<HTMLElement>(`input[name="${CSS.escape(stop.name)}"]`)
        : [stop])
        one.dataset.stop = String(index);
    const boxes = stops.map((stop) => stop.getBoundingClientRect());
    return {
      names: stops.map(nameOf),
      jumps: stops.flatMap((stop, index) => {
        const [before, here] = [boxes[index - 1], boxes[index]];
        const isUp = before && here && here.bottom <= before.top && here.left < before.right;
        return isUp ? [`goes up: ${nameOf(stop)}`] : [];
      }),
    };
  }, STOPS);
  const met: number[] = [];
  const faults = new Set(jumps);
  for (;;) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      ([end, fresh]) => {
        const here = document.activeElement as HTMLElement | null;
        return here === null || here === document.body ? end : (here.dataset.stop ?? fresh);
      },
      [END, NEW] as const,
    );
    // Behind the last stop is the window itself.
    if (at === END) break;
    // A row of the live queue was drawn anew under the keyboard: its stops are others now.
    if (at === NEW) {
      await page.reload();
      return walks > 1 ? await tabFaults(page, walks - 1) : ['the page does not stand still'];
    }
    const stop = Number(at);
    if (met.includes(stop)) {
      // Some windows lead on to the first stop at once.
      if (stop !== 0 || met.length < names.length) faults.add(`met again: ${names[stop]}`);
      break;
    }
    met.push(stop);
    for (const fault of await stopFaults(page)) faults.add(fault);
  }
  const wrong = names.findIndex((_, index) => met[index] !== index);
  if (wrong >= 0) faults.add(`${names[met[wrong] ?? -1] ?? 'the end'} comes instead of ${names[wrong]}`);
  return [...faults];
}

/** Words that do not fit: cut off by a box, or beside the window. */
export const cutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    // Clipped to nothing is meant for ears alone.
    const isUnseen = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath.startsWith('inset(50%') || isUnseen(element.parentElement));
    const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) faults.push(`the page is ${wide} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const words = (element.innerText ?? '').trim();
      if (words === '' || isUnseen(element)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const isCut =
        (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
      const isScrolledBothWays =
        ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const box = element.getBoundingClientRect();
      const isOut =
        box.right > innerWidth + 1 && style.overflowX === 'visible' && element.childElementCount === 0;
      if (isCut || isScrolledBothWays || isOut)
        faults.push(
          `${isCut ? 'cut' : 'beside the window'}: ${element.localName}.${element.className} ${words.slice(0, 40)}`,
        );
    }
    return faults;
  });

/** Words larger apart, as WCAG 1.4.12 lets everybody set them. A sheet that is made by script needs no leave of our policy. */
export const spaceWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });

/** Takes the words back to where they were. */
export const unspaceWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });

/** Anything that moves although somebody asked for stillness. */
export const motionFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isLong = (durations: string) => durations.split(',').some((one) => Number.parseFloat(one) > 0);
    return [...document.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      const isMoving =
        (style.transitionProperty !== 'none' && isLong(style.transitionDuration)) ||
        (style.animationName !== 'none' && isLong(style.animationDuration)) ||
        style.scrollBehavior === 'smooth';
      return isMoving ? [`${element.localName}.${element.className} moves`] : [];
    });
  });

/** Controls that cannot be told from the page around them in colours that somebody chose. */
export const forcedColorFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CONTROLS =
      'button:not(.link-button), .usa-button, .usa-input, .usa-select, .usa-textarea, input[type=file]';
    const faults: string[] = [];
    const hasEdge = (style: CSSStyleDeclaration) =>
      style.borderBlockStartStyle !== 'none' &&
      Number.parseFloat(style.borderBlockStartWidth) > 0 &&
      style.borderBlockStartColor !== getComputedStyle(document.body).backgroundColor;
    const isDrawn = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    for (const control of document.querySelectorAll<HTMLElement>(CONTROLS))
      if (isDrawn(control) && !hasEdge(getComputedStyle(control)))
        faults.push(`no edge: ${control.localName}.${control.className}`);
    for (const box of document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'))
      if (isDrawn(box) && Number(getComputedStyle(box).opacity) < 1) faults.push(`no box: ${box.id}`);
    for (const current of document.querySelectorAll<HTMLElement>('[aria-current]')) {
      const other = current.parentElement?.parentElement?.querySelector('a:not([aria-current])');
      const look = (element: Element) => {
        const style = getComputedStyle(element);
        return `${style.fontWeight} ${style.borderBlockEndWidth} ${style.textDecorationLine}`;
      };
      if (isDrawn(current) && other && look(current) === look(other))
        faults.push(`not marked as the current one: ${current.textContent?.trim()}`);
      const line = (element: Element) => getComputedStyle(element).borderBlockEndColor;
      const isLined = Number.parseFloat(getComputedStyle(current).borderBlockEndWidth) > 0;
      if (isDrawn(current) && other && isLined && line(current) === line(other))
        faults.push(`a line under all, not only under the current one: ${current.textContent?.trim()}`);
    }
    return faults;
  });

/** Things to press that stand on paper. */
export const paperFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button:not(.visually-hidden), .usa-button, .site-nav, .language',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map(
        (element) =>
          `on paper: ${element.localName}.${element.className} ${element.textContent?.trim().slice(0, 40)}`,
      ),
  );
