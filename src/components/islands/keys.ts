const WRITING = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

const one = <T extends HTMLElement>(selector: string, from: ParentNode = document) =>
  from.querySelector<T>(selector);

/** Single keys for what stands on the page anyway. None of them sends words or a decision; in fields they are letters. */
export function listenForKeys(list: HTMLDetailsElement): void {
  let row: HTMLTableRowElement | null = null;
  const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('tr[data-ref]')];

  const here = () => document.activeElement?.closest<HTMLTableRowElement>('tr[data-ref]') ?? current();
  // A row that changed meanwhile is another element with the same case.
  const current = () => rows().find(({ dataset }) => dataset.ref === row?.dataset.ref) ?? null;
  const move = (by: number) => {
    const all = rows();
    const at = here();
    const next = at === null ? all[0] : all[all.indexOf(at) + by];
    row = next ?? at;
    if (row) one('a', row)?.focus();
  };
  /** Goes to a field, after opening what it is folded into. */
  const goTo = (field: HTMLElement | null) => {
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus();
  };

  const press: Readonly<Record<string, () => void>> = {
    j: () => move(1),
    k: () => move(-1),
    o: () => one('a', here() ?? document.createElement('p'))?.click(),
    c: () =>
      one(
        'button[value^="claim"]',
        rows().length > 0 ? (here() ?? document.createElement('p')) : document,
      )?.click(),
    '/': () => goTo(one('#search')),
    p: () => goTo(one('textarea[name="pin.body"]')),
    n: () => goTo(one('textarea[name="note"]')),
    r: () => goTo(one('textarea[name="changes.words"], textarea[name="question"]')),
    a: () => goTo(one('input[name="decision"][value="approve"]')),
    '?': () => {
      list.open = true;
      one('summary', list)?.focus();
    },
  };

  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.defaultPrevented) return;
    if (e.target instanceof Element && e.target.closest(WRITING)) return;
    const action = Object.hasOwn(press, e.key) ? press[e.key] : undefined;
    if (!action) return;
    e.preventDefault();
    action();
  });
}
