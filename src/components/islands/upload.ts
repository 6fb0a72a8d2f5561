import { swapLists } from '#src/components/islands/upload-lists.ts';
import { UploadRow } from '#src/components/islands/upload-row.ts';
import { giveUp, type Outcome, sendFile, type Target } from '#src/components/islands/upload-send.ts';
import { fill, type Settings, say } from '#src/components/islands/upload-words.ts';

/** The rules for files stand once on the page, and every box points to them. */
const RULES = 'upload-rules';

/** One file on its way, with the form that it was chosen in. */
interface Journey {
  form: HTMLFormElement;
  row: UploadRow;
  target: Target;
  /** Where a part of it is on the server. */
  id: string | null;
  abort: AbortController;
  isHalfSaid: boolean;
}

/** Takes over the upload forms of a page: several files, progress in sight and spoken, pause, another try, no new page. */
export function takeOverUploads(papers: HTMLElement, settings: Settings): void {
  // Without a secure connection browsers hash nothing, and the plain forms work as they are.
  if (!globalThis.crypto?.subtle) return;
  const queue = new Queue(papers, settings);
  // One listener for all forms, because the lists with their forms are drawn anew after each upload.
  papers.addEventListener('change', (e) => {
    const input = e.target as HTMLInputElement;
    if (input.matches('[data-upload] input[type=file]')) queue.choose(input);
  });
  papers.addEventListener('submit', (e) => {
    const form = e.target as HTMLFormElement;
    // Without a file the server says so, in its own words.
    if (form.matches('[data-upload]') && queue.start(form)) e.preventDefault();
  });
  addEventListener('online', () => queue.retryAll());
  addEventListener('beforeunload', (e) => {
    if (queue.isBusy) e.preventDefault();
  });
}

const boxOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[type=file]');

class Queue {
  readonly #papers: HTMLElement;
  readonly #settings: Settings;
  #journeys: Journey[] = [];
  #isRunning = false;

  constructor(papers: HTMLElement, settings: Settings) {
    this.#papers = papers;
    this.#settings = settings;
  }

  get isBusy(): boolean {
    return this.#journeys.some(({ row }) => row.isOnItsWay);
  }

  #of(form: HTMLFormElement): Journey[] {
    return this.#journeys.filter((one) => one.form === form);
  }

  /** Takes what was chosen out of the box and puts it on the list, so that more can be chosen. */
  choose(input: HTMLInputElement): void {
    const { form } = input;
    const files = [...(input.files ?? [])];
    if (!form || files.length === 0) return;
    // A new version is one file: choosing again means another one.
    if (!input.multiple) for (const one of this.#of(form)) this.#cancel(one, false);
    this.#clearProblem(form);
    for (const file of files) this.#add(form, file);
    input.value = '';
    const [first] = files;
    const { saysChosen, saysChosenSeveral } = this.#settings;
    say(
      files.length === 1
        ? fill(saysChosen, { file: first?.name ?? '' })
        : fill(saysChosenSeveral, { count: files.length }),
    );
  }

  #add(form: HTMLFormElement, file: File): void {
    const values = new FormData(form);
    const text = (name: string) => String(values.get(name) ?? '');
    const target = { documentKind: text('documentKind'), replaces: text('replaces'), label: '' };
    const row = new UploadRow(file, this.#settings, (act) => {
      if (act === 'pause') this.#pause(journey);
      else if (act === 'cancel' || act === 'remove') this.#cancel(journey);
      else this.#wait(journey);
    });
    const journey: Journey = { form, row, target, id: null, abort: new AbortController(), isHalfSaid: false };
    this.#journeys.push(journey);
    const list = form.querySelector<HTMLElement>('[data-queue]');
    list?.append(row.element);
    if (list) list.hidden = false;
    if (file.size > this.#settings.largestBytes) {
      this.#refuse(journey, fill(this.#settings.tooLarge, { file: file.name }));
    }
  }

  /** Sends what is chosen in a form. Shape: false when nothing is. */
  start(form: HTMLFormElement): boolean {
    const chosen = this.#of(form).filter(({ row }) => row.state === 'chosen');
    const label = String(new FormData(form).get('label') ?? '');
    for (const one of chosen) {
      one.target.label = label;
      this.#wait(one);
    }
    return this.#of(form).length > 0;
  }

  /** The network is there again: what it broke goes on by itself. */
  retryAll(): void {
    for (const one of this.#journeys) if (one.row.state === 'failed') this.#wait(one);
  }

  #wait(one: Journey): void {
    one.abort = new AbortController();
    one.row.show('waiting');
    this.#mark(one.form);
    void this.#run();
  }

  #pause(one: Journey): void {
    one.abort.abort();
    one.row.show('paused');
    say(fill(this.#settings.saysPaused, { file: one.row.file.name }));
  }

  #cancel(one: Journey, isSaid = true): void {
    one.abort.abort();
    if (one.id !== null) giveUp(one.id, this.#settings);
    this.#drop(one);
    if (isSaid) say(fill(this.#settings.saysCanceled, { file: one.row.file.name }));
  }

  /** Takes a file off the list; the focus goes on to its neighbor or back to the box. */
  #drop(one: Journey): void {
    const { element } = one.row;
    const hadFocus = element.contains(document.activeElement);
    const next = [element.nextElementSibling, element.previousElementSibling].find((row) => row !== null);
    this.#journeys = this.#journeys.filter((other) => other !== one);
    const list = element.parentElement;
    element.remove();
    if (list && list.childElementCount === 0) list.hidden = true;
    this.#mark(one.form);
    if (!hadFocus) return;
    const button = next?.querySelector<HTMLElement>('button:not([hidden])');
    (button ?? boxOf(one.form))?.focus();
  }

  /** One file after the other: a phone has one network. */
  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (;;) {
        const next = this.#journeys.find(({ row }) => row.state === 'waiting');
        if (!next) return;
        await this.#send(next);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #send(one: Journey): Promise<void> {
    const { row, abort } = one;
    const { file } = row;
    const named = { file: file.name };
    row.show('sending');
    let isSaid = false;
    const begin = (offset: number) => {
      if (isSaid) return;
      isSaid = true;
      const percent = Math.floor((offset / file.size) * 100);
      const { saysStart, saysGoingOn } = this.#settings;
      say(offset === 0 ? fill(saysStart, named) : fill(saysGoingOn, { ...named, percent }));
    };
    if (file.size <= this.#settings.pieceBytes) begin(0);
    const outcome = await sendFile(file, one.target, this.#settings, {
      signal: abort.signal,
      onBegun: (id, offset) => {
        one.id = id;
        document.getElementById(`upload-${id}`)?.remove();
        begin(offset);
        this.#progress(one, offset);
      },
      onSent: (bytes) => this.#progress(one, bytes),
      onChecking: () => {
        row.show('checking');
        say(fill(this.#settings.saysChecking, named));
      },
      onBusy: () => {
        row.show('busy');
        say(fill(this.#settings.saysBusy, named));
      },
    });
    // Paused or taken off the list: what was to be said was said there.
    if (outcome.kind !== 'stopped' && !abort.signal.aborted) await this.#end(one, outcome);
  }

  #progress(one: Journey, bytes: number): void {
    const { row } = one;
    if (one.abort.signal.aborted) return;
    if (row.state === 'busy') row.show('sending');
    // The bytes of the form around a file count as sent too; all is said to be there when the server says so.
    row.progress(Math.min(99, Math.floor((bytes / row.file.size) * 100)));
    if (one.isHalfSaid || row.percent < 50 || row.file.size <= this.#settings.pieceBytes) return;
    one.isHalfSaid = true;
    say(fill(this.#settings.saysHalf, { file: row.file.name }));
  }

  async #end(one: Journey, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'failed') {
      if (outcome.mayRetry) {
        one.row.show('failed', outcome.message);
        this.#mark(one.form);
        say(outcome.message);
      } else this.#refuse(one, outcome.message);
      return;
    }
    one.row.show('done');
    const hadFocus = one.row.element.contains(document.activeElement);
    const isReplaced = one.target.replaces !== '';
    if (await swapLists(this.#papers)) {
      this.#drop(one);
      if (isReplaced && hadFocus) document.getElementById(`paper-${one.target.documentKind}-name`)?.focus();
    }
    say(fill(this.#settings.saysDone, { file: one.row.file.name }));
  }

  #refuse(one: Journey, message: string): void {
    one.row.show('refused', message);
    this.#mark(one.form);
    say(message);
  }

  /** The box points to what is wrong with files that were chosen in it. */
  #mark(form: HTMLFormElement): void {
    const input = boxOf(form);
    const bad = this.#of(form).filter(({ row }) => ['failed', 'refused'].includes(row.state));
    input?.setAttribute('aria-describedby', [RULES, ...bad.map(({ row }) => row.wordsId)].join(' '));
    if (bad.length > 0) input?.setAttribute('aria-invalid', 'true');
    else input?.removeAttribute('aria-invalid');
  }

  /** What the server said of an earlier form is settled by choosing anew. */
  #clearProblem(form: HTMLFormElement): void {
    document.getElementById(`${boxOf(form)?.id}-error`)?.remove();
    form.querySelector('.field--error')?.classList.remove('field--error');
    document.querySelector('#error-summary')?.remove();
    this.#mark(form);
  }
}
