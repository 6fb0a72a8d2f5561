const SVG = 'http://www.w3.org/2000/svg';
/** Thousandths of the page. */
const WHOLE = 1000;
const STEP = 5;
const FIRST_SIDE = 50;
const AREA_FROM = 8;

type Thirds = Record<'left' | 'center' | 'right', string>;
interface Words {
  start: string;
  at: string;
  kept: string;
  gone: string;
  ninth: Record<'upper' | 'middle' | 'lower', Thirds>;
}
interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
}
const BOXES = ['x', 'y', 'width', 'height'] as const;

const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);

/**
 * Lets somebody mark the place of a new pin on the plan, by keys or by the mouse. The boxes of the form hold what is marked:
 * nothing else is sent, and what is typed there moves the mark.
 */
export function markPlaces(root: HTMLElement): void {
  const sheet = root.querySelector<HTMLElement>('[data-sheet]');
  const pane = sheet?.closest<HTMLElement>('[data-pane]');
  const svg = sheet?.querySelector('svg');
  const form = document.querySelector<HTMLFormElement>('#pin-form');
  const offer = form?.querySelector<HTMLElement>('[data-mark]');
  const button = offer?.querySelector('button');
  if (!sheet || !pane || !svg || !form || !offer || !button) return;
  offer.hidden = false;
  const words = JSON.parse(root.dataset.marking ?? '{}') as Words;
  const said = root.querySelector('[data-said]');
  const boxOf = (name: string) => form.elements.namedItem(`pin.${name}`) as HTMLInputElement | null;
  const drawn = svg.appendChild(document.createElementNS(SVG, 'g'));
  drawn.setAttribute('class', 'plan-pin plan-pin--new');
  let mark: Mark | null = null;

  const say = (text: string) => {
    if (said) said.textContent = text;
  };
  const shownPage = () => new URL(location.href).searchParams.get('page') ?? '1';
  const draw = () => {
    drawn.replaceChildren();
    if (mark === null || boxOf('page')?.value.trim() !== shownPage()) return;
    const add = (name: string, values: Record<string, string>) => {
      const shape = drawn.appendChild(document.createElementNS(SVG, name));
      for (const [key, value] of Object.entries(values)) shape.setAttribute(key, value);
    };
    const [x, y] = [`${mark.x / 10}%`, `${mark.y / 10}%`];
    if (mark.width > 0) add('rect', { x, y, width: `${mark.width / 10}%`, height: `${mark.height / 10}%` });
    add('circle', { cx: x, cy: y, r: '12' });
  };
  const put = (next: Mark | null) => {
    mark = next;
    for (const name of BOXES) {
      const box = boxOf(name);
      const isGiven = next !== null && (name === 'x' || name === 'y' || next.width > 0);
      if (box) box.value = isGiven ? String(next[name] / 10) : '';
    }
    const page = boxOf('page');
    if (page && next !== null) page.value = shownPage();
    draw();
  };
  const where = ({ x, y, width, height }: Mark): string => {
    const third = <T>(at: number, names: readonly [T, T, T]): T =>
      at < WHOLE / 3 ? names[0] : at <= (WHOLE * 2) / 3 ? names[1] : names[2];
    const row = third(y + height / 2, ['upper', 'middle', 'lower'] as const);
    const column = third(x + width / 2, ['left', 'center', 'right'] as const);
    return words.at.replace('{where}', words.ninth[row][column]);
  };
  const isMarking = () => pane.dataset.marking !== undefined;
  const stop = () => {
    delete pane.dataset.marking;
  };
  const keep = () => {
    stop();
    say(words.kept);
    for (const name of ['where', 'body']) {
      const box = boxOf(name);
      if (box?.value !== '') continue;
      box.focus();
      return;
    }
    boxOf('body')?.focus();
  };

  /** The middle of what is seen of the page now. */
  const middle = (): Mark => {
    const [page, seen] = [sheet.getBoundingClientRect(), pane.getBoundingClientRect()];
    const x = ((seen.left + pane.clientWidth / 2 - page.left) / page.width) * WHOLE;
    const y = ((seen.top + pane.clientHeight / 2 - page.top) / page.height) * WHOLE;
    return { x: within(x, WHOLE), y: within(y, WHOLE), width: 0, height: 0 };
  };
  button.addEventListener('click', () => {
    pane.dataset.marking = '';
    put(mark ?? middle());
    pane.focus();
    say(words.start);
  });

  const move = (old: Mark, x: number, y: number): Mark => ({
    ...old,
    x: within(old.x + x * STEP, WHOLE - old.width),
    y: within(old.y + y * STEP, WHOLE - old.height),
  });
  const stretch = (old: Mark, x: number, y: number): Mark => {
    const from = old.width > 0 ? old : { width: FIRST_SIDE, height: FIRST_SIDE };
    const width = within(from.width + x * STEP, WHOLE - old.x);
    const height = within(from.height + y * STEP, WHOLE - old.y);
    return { ...old, width: height > 0 ? width : 0, height: width > 0 ? height : 0 };
  };
  pane.addEventListener(
    'keydown',
    (e) => {
      if (!isMarking() || mark === null || e.ctrlKey || e.altKey || e.metaKey) return;
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
      if (by) {
        const [x = 0, y = 0] = by;
        put(e.shiftKey ? stretch(mark, x, y) : move(mark, x, y));
        say(where(mark));
        drawn.querySelector('circle')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else if (e.key === 'Enter') keep();
      else if (e.key === 'Escape') {
        stop();
        put(null);
        say(words.gone);
        button.focus();
      } else return;
      e.preventDefault();
      e.stopImmediatePropagation();
    },
    // Before the keys of the pane itself.
    { capture: true },
  );

  const at = (e: PointerEvent) => {
    const page = sheet.getBoundingClientRect();
    return {
      x: within(((e.clientX - page.left) / page.width) * WHOLE, WHOLE),
      y: within(((e.clientY - page.top) / page.height) * WHOLE, WHOLE),
    };
  };
  let from: { x: number; y: number } | null = null;
  pane.addEventListener('pointerdown', (e) => {
    if (!isMarking() || e.button !== 0 || !e.isPrimary) return;
    from = at(e);
    put({ ...from, width: 0, height: 0 });
  });
  pane.addEventListener('pointermove', (e) => {
    // A finger that moves scrolls the plan; its tap marks a point.
    if (!from || e.pointerType !== 'mouse') return;
    const to = at(e);
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    const isArea = width >= AREA_FROM && height >= AREA_FROM;
    const corner = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
    put(isArea ? { ...corner, width, height } : { ...from, width: 0, height: 0 });
  });
  pane.addEventListener('pointerup', () => {
    if (!from) return;
    from = null;
    keep();
  });
  pane.addEventListener('pointercancel', () => {
    from = null;
  });
  pane.addEventListener('blur', stop);

  const readBoxes = () => {
    const typed = (name: string) => Number((boxOf(name)?.value ?? '').replace(',', '.')) * 10;
    const isPlaced = boxOf('x')?.value !== '' && boxOf('y')?.value !== '';
    const [x, y, width, height] = BOXES.map(typed) as [number, number, number, number];
    mark =
      isPlaced && [x, y, width, height].every((one) => one >= 0 && one <= WHOLE)
        ? { x, y, width: height > 0 ? width : 0, height: width > 0 ? height : 0 }
        : null;
    draw();
  };
  for (const name of [...BOXES, 'page']) boxOf(name)?.addEventListener('input', readBoxes);
  readBoxes();
}
