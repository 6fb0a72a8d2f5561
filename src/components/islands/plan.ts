import { markPlaces } from '#src/components/islands/plan-mark.ts';

const DRAG_FROM_PIXELS = 4;

/** Sizes as the page knows them, of its own links. */
const ZOOMS = [100, 150, 200, 300, 400, 600];

/**
 * Moves and sizes a plan without loading the page, and marks places on it. Scrolling itself is the browser's, by touch, by
 * wheel and by arrow keys. Without this the same links load the page, and a place is given in words or numbers.
 */
export function movePlan(root: HTMLElement): void {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')];
  for (const pane of panes) {
    dragToPan(pane);
    pane.addEventListener('scroll', () => follow(panes, pane), { passive: true });
    pane.addEventListener('keydown', (e) => pressOn(root, pane, e));
  }
  root.addEventListener('click', (e) => {
    const by = e.target instanceof Element ? e.target.closest<HTMLElement>('a[data-zoom-by]') : null;
    if (!by || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    zoom(root, Number(by.dataset.zoomBy));
  });
  root.querySelector<HTMLInputElement>('input[name="mix"]')?.addEventListener('input', (e) => {
    const over = root.querySelector<HTMLElement>('[data-over]');
    if (over) over.dataset.mix = (e.currentTarget as HTMLInputElement).value;
  });
  showPins(root, panes);
  markPlaces(root);
}

/** Keys that are letters and signs can be turned off; a page without their mark has them off. */
const areKeysOn = () => document.querySelector('[data-keys]') !== null;

function pressOn(root: HTMLElement, pane: HTMLElement, e: KeyboardEvent): void {
  if (e.target !== pane || e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented) return;
  const turn = { PageDown: 'next', PageUp: 'before' }[e.key];
  if (turn !== undefined) {
    e.preventDefault();
    root.querySelector<HTMLAnchorElement>(`a[data-page="${turn}"]`)?.click();
  } else if (areKeysOn() && (e.key === '+' || e.key === '-')) {
    e.preventDefault();
    zoom(root, e.key === '+' ? 1 : -1);
  }
}

/** Draws all panes one size larger or smaller; what was in the middle stays there. */
function zoom(root: HTMLElement, by: number): void {
  const box = root.querySelector<HTMLElement>('[data-zoom]');
  if (!box) return;
  const at = ZOOMS.indexOf(Number(box.dataset.zoom));
  const next = ZOOMS[at + by];
  if (next === undefined) return;
  const panes = [...box.querySelectorAll<HTMLElement>('[data-pane]')];
  const middles = panes.map((pane) => ({
    x: (pane.scrollLeft + pane.clientWidth / 2) / pane.scrollWidth,
    y: (pane.scrollTop + pane.clientHeight / 2) / pane.scrollHeight,
  }));
  box.dataset.zoom = String(next);
  for (const [i, pane] of panes.entries()) {
    const { x, y } = middles[i] ?? { x: 0.5, y: 0.5 };
    pane.scrollTo(x * pane.scrollWidth - pane.clientWidth / 2, y * pane.scrollHeight - pane.clientHeight / 2);
  }
  const now = root.querySelector('[data-zoom-now]');
  if (now) now.textContent = `${next} %`;
  for (const link of root.querySelectorAll<HTMLElement>('[data-zoom-by]'))
    setLink(link, ZOOMS[at + by + Number(link.dataset.zoomBy)]);
  // The next page comes in this size too.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-page], a[data-show]'))
    link.href = withZoom(link.href, next);
  const asked = root.querySelector<HTMLInputElement>('input[name="zoom"]');
  if (asked) asked.value = String(next);
  history.replaceState(null, '', withZoom(location.href, next));
}

function withZoom(address: string, zoomed: number): string {
  const url = new URL(address);
  url.searchParams.set('zoom', String(zoomed));
  return url.href;
}

/** A link to a size that is not there is words; it becomes a link again with the size. The focus stays on it. */
function setLink(old: HTMLElement, zoomed: number | undefined): void {
  const isLink = old instanceof HTMLAnchorElement;
  if (zoomed !== undefined && isLink) old.href = withZoom(location.href, zoomed);
  if ((zoomed !== undefined) === isLink) return;
  const next = document.createElement(zoomed === undefined ? 'span' : 'a');
  next.textContent = old.textContent;
  next.dataset.zoomBy = old.dataset.zoomBy;
  if (next instanceof HTMLAnchorElement && zoomed !== undefined) next.href = withZoom(location.href, zoomed);
  else next.className = 'soft';
  const isFocused = old === document.activeElement;
  old.replaceWith(next);
  if (!isFocused) return;
  if (next instanceof HTMLSpanElement) next.tabIndex = -1;
  next.focus();
}

/** Two versions side by side show the same part. */
function follow(panes: readonly HTMLElement[], moved: HTMLElement): void {
  const x = moved.scrollLeft / Math.max(1, moved.scrollWidth - moved.clientWidth);
  const y = moved.scrollTop / Math.max(1, moved.scrollHeight - moved.clientHeight);
  for (const pane of panes) {
    if (pane === moved) continue;
    const left = Math.round(x * (pane.scrollWidth - pane.clientWidth));
    const top = Math.round(y * (pane.scrollHeight - pane.clientHeight));
    // What it would say back is less than a pixel.
    if (Math.abs(pane.scrollLeft - left) > 1 || Math.abs(pane.scrollTop - top) > 1) pane.scrollTo(left, top);
  }
}

/** A mouse drags the plan; a finger scrolls it anyway. */
function dragToPan(pane: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | null = null;
  pane.addEventListener('pointerdown', (e) => {
    const isMark = pane.dataset.marking !== undefined;
    if (e.pointerType !== 'mouse' || e.button !== 0 || isMark) return;
    from = { x: e.clientX, y: e.clientY, left: pane.scrollLeft, top: pane.scrollTop };
  });
  pane.addEventListener('pointermove', (e) => {
    if (!from) return;
    const [x, y] = [e.clientX - from.x, e.clientY - from.y];
    if (!pane.hasPointerCapture(e.pointerId) && Math.hypot(x, y) < DRAG_FROM_PIXELS) return;
    pane.setPointerCapture(e.pointerId);
    pane.scrollTo(from.left - x, from.top - y);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    pane.addEventListener(end, () => {
      from = null;
    });
  // A picture would be dragged out of the page instead.
  pane.addEventListener('dragstart', (e) => e.preventDefault());
}

/** Leads from the list to the plan and back. */
function showPins(root: HTMLElement, panes: readonly HTMLElement[]): void {
  const drawn = (number: string | undefined) =>
    root.querySelector<SVGGElement>(`[data-sheet] [data-pin="${Number(number)}"]`);
  const show = (pin: SVGGElement) => {
    for (const other of root.querySelectorAll('.plan-pin--shown')) other.classList.remove('plan-pin--shown');
    pin.classList.add('plan-pin--shown');
    const [pane] = panes;
    const circle = pin.querySelector('circle');
    if (!pane || !circle) return;
    const [here, there] = [pane.getBoundingClientRect(), circle.getBoundingClientRect()];
    pane.scrollBy(
      there.left - here.left - pane.clientWidth / 2,
      there.top - here.top - pane.clientHeight / 2,
    );
    pane.focus();
  };
  for (const link of document.querySelectorAll<HTMLElement>('a[data-show]')) {
    const pin = drawn(link.dataset.show);
    if (pin === null) continue;
    link.addEventListener('click', (e) => {
      e.preventDefault();
      show(pin);
    });
  }
  const asked = root.querySelector<SVGGElement>('[data-sheet] .plan-pin--shown');
  if (asked) show(asked);
  for (const pin of root.querySelectorAll<SVGGElement>('[data-sheet] [data-pin]'))
    pin.addEventListener('click', () => {
      const item = document.getElementById(`pin-${pin.dataset.pin}`);
      const folded = item?.closest('details');
      if (folded) folded.open = true;
      item?.focus();
    });
}
