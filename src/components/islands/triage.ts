const IDLE_MS = 500;
const LONGEST_MS = 10_000;
/** The result of the page that was asked last. */
let shown: HTMLElement | null = null;

/**
 * Shows what a plan needs while its answers change. The page itself is asked, as the button would, and the parts that
 * changed are taken from its answer. Without this the button does the same.
 */
export function keepResult(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const ask = () => {
    asked += 1;
    const mine = asked;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.append(name, value);
    const address = `${location.pathname}?${query}`;
    const request = new XMLHttpRequest();
    // The browser takes the page apart itself; nothing here turns text into markup.
    request.responseType = 'document';
    request.timeout = LONGEST_MS;
    request.open('GET', address);
    request.addEventListener('load', () => {
      const page: Document | null = request.status === 200 ? request.responseXML : null;
      // Answers that came in between make this one old. Away or slow: the button still asks.
      if (page === null || mine !== asked) return;
      history.replaceState(null, '', address);
      takeQuestions(form, page);
      takeResult(page);
    });
    request.send();
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, IDLE_MS);
  });
}

/** Questions that came or went with an answer. Those that stay are left alone, with focus and what was typed. */
function takeQuestions(form: HTMLFormElement, page: Document): void {
  const nameOf = (element: HTMLElement) => element.dataset.question ?? '';
  const listOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const wanted = listOf(page);
  const names = new Set(wanted.map(nameOf));
  for (const old of listOf(form)) if (!names.has(nameOf(old))) old.remove();
  let before: HTMLElement | null = null;
  for (const question of wanted) {
    const standing = listOf(form).find((one) => nameOf(one) === nameOf(question));
    const here: HTMLElement = standing ?? document.importNode(question, true);
    if (standing === undefined) {
      for (const error of here.querySelectorAll('.field__error')) error.remove();
      if (before) before.after(here);
      else listOf(form)[0]?.before(here);
    }
    before = here;
  }
  const shown = form.querySelector<HTMLInputElement>('input[name="show"]');
  if (shown) shown.value = wanted.map(nameOf).join(' ');
}

function takeResult(page: Document): void {
  const here = document.getElementById('result');
  const next = page.getElementById('result');
  if (!here || !next || shown?.isEqualNode(next)) return;
  shown = next;
  here.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
  // The page has its heading already.
  const title = here.querySelector('h1');
  const below = document.createElement('h2');
  below.append(...(title?.childNodes ?? []));
  title?.replaceWith(below);
  const said = document.getElementById('triage-said');
  const words = [...here.querySelectorAll('h2, .usa-alert p, :scope > p')]
    .slice(0, 2)
    .map((one) => one.textContent?.trim());
  if (said) said.textContent = words.filter(Boolean).join(' ');
}
