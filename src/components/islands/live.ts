/** Changes that come together are shown together; pages do not all ask at the same moment. */
const GATHER_MS = 400;
const SPREAD_MS = 600;
const LONGEST_MS = 10_000;
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/** A line that is back before this was not worth a word. */
const LOST_MS = 5000;

interface Words {
  one: string;
  more: string;
  show: string;
  gone: string;
  reading: string;
  changed: string;
  again: string;
  lost: string;
}
interface Told {
  ref: string;
  isChanged: boolean;
  readers?: string[];
}

/**
 * Keeps a page of the staff as new as the cases are, by one stream that lasts while the page is seen. Rows change where they
 * stand; what is new is only said, so that nothing moves under a reader. Without this the page is as new as its loading.
 */
export function keepLive(root: HTMLElement): void {
  const words = JSON.parse(root.dataset.words ?? '{}') as Words;
  const status = root.querySelector<HTMLElement>('[aria-live]');
  const readers = root.querySelector<HTMLElement>('[data-readers]');
  const isQueue = readers === null;
  let source: EventSource | null = null;
  let planned: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let wait = RETRY_MS;

  const say = (text: string, link?: string) => {
    if (!status || status.dataset.said === text) return;
    status.dataset.said = text;
    status.textContent = text === '' ? '' : `${text} `;
    if (link === undefined) return;
    const a = document.createElement('a');
    a.href = address();
    a.textContent = link;
    status.append(a);
  };

  const plan = () => {
    clearTimeout(planned);
    if (isQueue) planned = setTimeout(ask, GATHER_MS + Math.random() * SPREAD_MS);
  };
  // The page itself is asked, so whatever shows in it was allowed and drawn by the service.
  const ask = () => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.timeout = LONGEST_MS;
    request.open('GET', address());
    // A page that asks by itself does not keep anybody signed in.
    request.setRequestHeader('x-unasked', '1');
    request.addEventListener('load', () => {
      const page: Document | null = request.status === 200 ? request.responseXML : null;
      if (page === null) return;
      takeCounts(page);
      const count = takeRows(page, words);
      if (count > 0) say(count === 1 ? words.one : words.more.replace('{count}', String(count)), words.show);
      else say('');
    });
    request.send();
  };

  const hear = (told: Told) => {
    if (isQueue) {
      if (told.isChanged || rowOf(document, told.ref)) plan();
      return;
    }
    const names = told.readers ?? [];
    const list = new Intl.ListFormat(document.documentElement.lang).format(names);
    readers.textContent = names.length > 0 ? words.reading.replace('{names}', list) : '';
    if (told.isChanged) say(words.changed, words.again);
  };

  const close = () => {
    source?.close();
    source = null;
    clearTimeout(retry);
    clearTimeout(planned);
    clearTimeout(lost);
    lost = undefined;
  };
  const open = () => {
    if (source !== null || document.hidden) return;
    source = new EventSource(root.dataset.stream ?? '');
    source.addEventListener('open', () => {
      wait = RETRY_MS;
      clearTimeout(lost);
      lost = undefined;
      root.dataset.state = 'open';
      if (status?.dataset.said === words.lost) say('');
    });
    source.addEventListener('look', plan);
    source.addEventListener('case', (e) => hear(JSON.parse(e.data) as Told));
    source.addEventListener('error', () => {
      source?.close();
      source = null;
      root.dataset.state = 'lost';
      lost ??= setTimeout(() => say(words.lost), LOST_MS);
      retry = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    });
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}

/** This page without what its address says was just done. */
function address(): string {
  const url = new URL(location.href);
  for (const note of ['claimed', 'released', 'kept', 'keys', 'away', 'done']) url.searchParams.delete(note);
  return url.pathname + url.search;
}

const rowsOf = (page: ParentNode) => [...page.querySelectorAll<HTMLTableRowElement>('tr[data-ref]')];
const rowOf = (page: ParentNode, ref: string | undefined) =>
  rowsOf(page).find((row) => row.dataset.ref === ref);
const partsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('a, button, input, summary')];
const nameOf = (part: Element | null) =>
  part instanceof HTMLAnchorElement ? part.pathname : (part?.getAttribute('value') ?? null);

/** Puts the rows of this page anew where they stand. Gives the number of rows that are new and not shown. */
function takeRows(page: Document, words: Words): number {
  const here = rowsOf(document);
  for (const old of here) {
    const next = rowOf(page, old.dataset.ref);
    if (next === undefined) leaveRow(old, words.gone);
    else if (!old.isEqualNode(next)) swapRow(old, document.importNode(next, true));
  }
  const refs = new Set(here.map((row) => row.dataset.ref));
  return rowsOf(page).filter((row) => !refs.has(row.dataset.ref)).length;
}

function swapRow(old: HTMLElement, next: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  for (const box of old.querySelectorAll<HTMLInputElement>('input:checked')) {
    const same = [...next.querySelectorAll('input')].find((one) => one.value === box.value);
    if (same) same.checked = true;
  }
  old.replaceWith(next);
  if (focused === null) return;
  const parts = partsOf(next);
  (parts.find((part) => nameOf(part) === focused) ?? parts[0])?.focus({ preventScroll: true });
}

/** A case that left this view stays where it was read, and says so; nothing more can be done with it here. */
function leaveRow(row: HTMLElement, gone: string): void {
  if (row.dataset.gone !== undefined) return;
  row.dataset.gone = '';
  const link = row.querySelector('a');
  const isFocused = row.contains(document.activeElement);
  for (const part of row.querySelectorAll('button, input')) part.remove();
  const note = document.createElement('small');
  note.textContent = gone;
  link?.parentElement?.append(note);
  if (isFocused) link?.focus({ preventScroll: true });
}

/** The numbers beside the views; the links themselves stay, with focus. */
function takeCounts(page: Document): void {
  const next = [...page.querySelectorAll('.tabs a')];
  for (const [index, tab] of [...document.querySelectorAll('.tabs a')].entries()) {
    const other = next[index];
    if (!other || tab.textContent === other.textContent) continue;
    tab.replaceChildren(...[...other.childNodes].map((node) => document.importNode(node, true)));
  }
}
