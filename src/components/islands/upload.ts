/** Words for the script, with `{file}` and `{percent}` to fill in; they come with the page, in its language. */
interface Words {
  uploading: string;
  percent: string;
  checking: string;
  done: string;
  failed: string;
  busy: string;
  stopped: string;
  tooLarge: string;
  retry: string;
  stop: string;
  bar: string;
  send: string;
  token: string;
  prefix: string;
}

/** The rules for files stand once on the page, and every box points to them. */
const RULES = 'upload-rules';
const LARGEST_BYTES = 25 * 1024 * 1024;
const TRIES = 3;
const PAUSES_MS = [1000, 4000];
/** A screen reader hears every fifth part, not every percent. */
const SPOKEN_STEP = 20;

const fill = (words: string, values: Record<string, string>) =>
  words.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What came of one try. `again` when another may go better. */
type Outcome = { kind: 'done' } | { kind: 'again' | 'refused'; message: string } | { kind: 'stopped' };

/** Takes over the upload forms of a page: progress in sight and spoken, a second try, no new page. */
export function takeOverUploads(papers: HTMLElement, words: Words): void {
  // One listener for all forms, because the lists with their forms are drawn anew after each upload.
  papers.addEventListener('submit', (e) => {
    const form = e.target as HTMLFormElement;
    if (!form.matches('[data-upload]')) return;
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const file = input?.files?.[0];
    // Without a file the server says so, in its own words.
    if (!input || !file) return;
    e.preventDefault();
    void upload(papers, form, input, file, words);
  });
}

async function upload(
  papers: HTMLElement,
  form: HTMLFormElement,
  input: HTMLInputElement,
  file: File,
  words: Words,
): Promise<void> {
  const named = { file: file.name };
  clearProblem(form, input);
  if (file.size > LARGEST_BYTES) {
    showProblem(input, fill(words.tooLarge, named), words);
    return;
  }
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  const view = drawProgress(form, file, words);
  if (button) button.hidden = true;
  try {
    const outcome = await sendWithTries(form, file, words, view);
    if (outcome.kind === 'done') {
      input.value = '';
      await refresh(papers, form);
      say(fill(words.done, named));
    } else if (outcome.kind === 'stopped') say(fill(words.stopped, named));
    else showProblem(input, outcome.message, words, outcome.kind === 'again' ? words.retry : undefined);
  } finally {
    view.remove();
    if (button) button.hidden = false;
  }
}

async function sendWithTries(
  form: HTMLFormElement,
  file: File,
  words: Words,
  view: Progress,
): Promise<Outcome> {
  let outcome: Outcome = { kind: 'again', message: fill(words.failed, { file: file.name }) };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    outcome = await send(form, file, words, view);
    if (outcome.kind !== 'again' || attempt === TRIES - 1) return outcome;
    view.show(fill(words.busy, { file: file.name }), null);
    await pause(PAUSES_MS[attempt] ?? 4000);
    if (view.isStopped()) return { kind: 'stopped' };
  }
  return outcome;
}

function send(form: HTMLFormElement, file: File, words: Words, view: Progress): Promise<Outcome> {
  const values = new FormData(form);
  const text = (name: string) => String(values.get(name) ?? '');
  const query = new URLSearchParams({ kind: text('documentKind') });
  if (text('replaces')) query.set('replaces', text('replaces'));
  const request = new XMLHttpRequest();
  request.open('PUT', `${words.send}?${query}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.setRequestHeader('x-form-token', words.token);
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.setRequestHeader('x-file-label', encodeURIComponent(text('label')));
  view.onStop(() => request.abort());
  const named = { file: file.name };
  return new Promise((done) => {
    request.upload.addEventListener('progress', (e) => {
      if (!e.lengthComputable) return;
      const percent = Math.floor((e.loaded / e.total) * 100);
      view.show(fill(percent < 100 ? words.uploading : words.checking, named), percent);
    });
    request.addEventListener('abort', () => done({ kind: 'stopped' }));
    request.addEventListener('error', () => done({ kind: 'again', message: fill(words.failed, named) }));
    request.addEventListener('load', () => done(outcomeOf(request, fill(words.failed, named))));
    view.show(fill(words.uploading, named), 0);
    request.send(file);
  });
}

function outcomeOf(request: XMLHttpRequest, failed: string): Outcome {
  if (request.status === 200) return { kind: 'done' };
  const answer = parse(request.responseText);
  if (answer && request.status < 500) {
    return { kind: answer.retry ? 'again' : 'refused', message: answer.message };
  }
  return { kind: request.status >= 500 ? 'again' : 'refused', message: answer?.message ?? failed };
}

function parse(body: string): { message: string; retry: boolean } | null {
  try {
    const answer = JSON.parse(body) as { message?: unknown; retry?: unknown };
    return typeof answer.message === 'string'
      ? { message: answer.message, retry: answer.retry === true }
      : null;
  } catch {
    // A page in place of our answer: something between us and the browser spoke.
    return null;
  }
}

interface Progress {
  show: (words: string, percent: number | null) => void;
  onStop: (stop: () => void) => void;
  isStopped: () => boolean;
  remove: () => void;
}

function drawProgress(form: HTMLFormElement, file: File, words: Words): Progress {
  const box = form.querySelector<HTMLElement>('[data-progress]');
  const line = document.createElement('p');
  const bar = document.createElement('progress');
  const stop = document.createElement('button');
  bar.max = 100;
  bar.setAttribute('aria-label', fill(words.bar, { file: file.name }));
  stop.type = 'button';
  stop.className = 'link-button';
  stop.textContent = words.stop;
  box?.replaceChildren(line, bar, stop);
  if (box) box.hidden = false;
  let spoken = -1;
  let spokenWords = '';
  let isStopped = false;
  let abort: () => void = () => undefined;
  stop.addEventListener('click', () => {
    isStopped = true;
    abort();
  });
  stop.focus();
  return {
    show: (sentence, percent) => {
      const amount = percent === null ? '' : fill(words.percent, { percent: String(percent) });
      line.textContent = percent === null || percent >= 100 ? sentence : `${sentence}: ${amount}`;
      if (percent === null) bar.removeAttribute('value');
      else bar.value = percent;
      const step = percent === null ? spoken : Math.floor(percent / SPOKEN_STEP);
      if (sentence === spokenWords && step === spoken) return;
      say(sentence === spokenWords ? amount : sentence);
      spoken = step;
      spokenWords = sentence;
    },
    onStop: (next) => {
      abort = next;
    },
    isStopped: () => isStopped,
    remove: () => {
      const hadFocus = box?.contains(document.activeElement) ?? false;
      box?.replaceChildren();
      if (box) box.hidden = true;
      if (hadFocus) form.querySelector<HTMLElement>('input[type=file]')?.focus();
    },
  };
}

function say(words: string): void {
  const status = document.querySelector('#upload-status');
  if (status) status.textContent = words;
}

function clearProblem(form: HTMLFormElement, input: HTMLInputElement): void {
  form.querySelector('.field__error')?.remove();
  form.querySelector('.field--error')?.classList.remove('field--error');
  input.removeAttribute('aria-invalid');
  input.setAttribute('aria-describedby', RULES);
  document.querySelector('#error-summary')?.remove();
}

function showProblem(input: HTMLInputElement, message: string, words: Words, retry?: string): void {
  const line = document.createElement('p');
  line.className = 'field__error';
  line.id = `${input.id}-error`;
  line.textContent = `${words.prefix} ${message}`;
  const field = input.closest('.field');
  field?.classList.add('field--error');
  input.before(line);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `${RULES} ${line.id}`);
  say(message);
  if (retry) {
    const again = document.createElement('button');
    again.type = 'submit';
    again.className = 'link-button';
    again.textContent = retry;
    line.append(' ', again);
    again.focus();
  } else input.focus();
}

/** Draws the lists of files anew from the page as the server draws it now. The forms keep what is chosen in them. */
function refresh(papers: HTMLElement, form: HTMLFormElement): Promise<void> {
  const request = new XMLHttpRequest();
  // The browser takes the page apart itself; nothing here turns text into markup.
  request.responseType = 'document';
  request.open('GET', location.pathname);
  return new Promise((done) => {
    request.addEventListener('loadend', () => {
      const fresh: Document | null = request.status === 200 ? request.responseXML : null;
      if (fresh === null) {
        location.reload();
        return;
      }
      const isReplacement = form.closest('.paper-files') !== null;
      const kind = new FormData(form).get('documentKind');
      for (const section of papers.querySelectorAll<HTMLElement>('.paper')) {
        swap(section, fresh.getElementById(section.id));
      }
      const used = document.querySelector('#papers-used');
      used?.replaceChildren(fresh.querySelector('#papers-used')?.textContent ?? '');
      if (isReplacement) document.getElementById(`paper-${kind}-name`)?.focus();
      done();
    });
    request.send();
  });
}

function swap(section: HTMLElement, fresh: HTMLElement | null): void {
  if (!fresh) return;
  const own = section.querySelector('.paper-files');
  const list = fresh.querySelector('.paper-files');
  if (own && list) own.replaceWith(list);
  else if (list) section.querySelector('.paper__act')?.before(list);
  else own?.remove();
  const head = fresh.querySelector('.tag, .tag--quiet');
  if (head) section.querySelector('.tag, .tag--quiet')?.replaceWith(head);
}
