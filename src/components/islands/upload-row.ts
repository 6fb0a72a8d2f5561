import { fill, type Settings } from '#src/components/islands/upload-words.ts';
import { locales } from '#src/domain/shared/locale.ts';
import { fileSize } from '#src/text/format.ts';

export type RowState =
  | 'chosen'
  | 'waiting'
  | 'sending'
  | 'busy'
  | 'checking'
  | 'paused'
  | 'done'
  | 'failed'
  | 'refused';

type Act = 'pause' | 'goOn' | 'retry' | 'cancel' | 'remove';

/** What a person may do with a file in each state. */
const ACTS: Record<RowState, readonly Act[]> = {
  chosen: ['cancel'],
  waiting: ['pause', 'cancel'],
  sending: ['pause', 'cancel'],
  busy: ['pause', 'cancel'],
  checking: [],
  paused: ['goOn', 'cancel'],
  done: [],
  failed: ['retry', 'cancel'],
  refused: ['remove'],
};
const EVERY_ACT: readonly Act[] = ['pause', 'goOn', 'retry', 'cancel', 'remove'];

let count = 0;

/** One file of a queue: its name, how far it is, and what may be done with it. */
export class UploadRow {
  readonly element = document.createElement('li');
  readonly file: File;
  state: RowState = 'chosen';
  percent = 0;
  /** The id of the sentence that says how it is, for the box that the file was chosen in. */
  readonly wordsId: string;
  readonly #words: Settings;
  readonly #line = document.createElement('p');
  readonly #bar = document.createElement('progress');
  readonly #buttons = new Map<Act, HTMLButtonElement>();

  constructor(file: File, words: Settings, on: (act: Act) => void) {
    count += 1;
    this.file = file;
    this.#words = words;
    this.wordsId = `upload-row-${count}`;
    const name = document.createElement('p');
    const size = document.createElement('span');
    const locale = locales.find((one) => one === document.documentElement.lang) ?? 'en';
    name.className = 'upload-row__name';
    size.className = 'soft small';
    size.textContent = ` ${fileSize(file.size, locale)}`;
    name.append(file.name, size);
    this.#line.id = this.wordsId;
    this.#bar.max = 100;
    this.#bar.setAttribute('aria-label', fill(words.bar, { file: file.name }));
    const acts = document.createElement('p');
    acts.className = 'upload-row__acts';
    for (const act of EVERY_ACT) {
      const button = this.#button(act);
      button.addEventListener('click', () => on(act));
      this.#buttons.set(act, button);
      acts.append(button);
    }
    this.element.className = 'upload-row';
    this.element.append(name, this.#line, this.#bar, acts);
    this.show('chosen');
  }

  #button(act: Act): HTMLButtonElement {
    const button = document.createElement('button');
    const about = document.createElement('span');
    about.className = 'visually-hidden';
    about.textContent = `: ${this.file.name}`;
    button.type = 'button';
    button.className = 'link-button';
    button.append(this.#words[act], about);
    return button;
  }

  /** Shows a state; a button that goes away while it has the focus gives it to the next one. */
  show(state: RowState, message?: string): void {
    const had = [...this.#buttons.values()].includes(document.activeElement as HTMLButtonElement);
    this.state = state;
    this.element.dataset.state = state;
    for (const [act, button] of this.#buttons) button.hidden = !ACTS[state].includes(act);
    this.#bar.hidden = !['sending', 'busy', 'checking', 'paused', 'failed'].includes(state);
    if (state === 'checking') this.#bar.removeAttribute('value');
    const isBad = state === 'failed' || state === 'refused';
    this.#line.className = isBad ? 'field__error' : 'small';
    this.#line.replaceChildren(...this.#sentence(state, message));
    this.progress(this.percent);
    if (!had) return;
    const first = ACTS[state][0];
    if (first) this.#buttons.get(first)?.focus();
    else this.focus();
  }

  #sentence(state: RowState, message?: string): (string | Node)[] {
    if (state === 'failed' || state === 'refused') {
      const prefix = document.createElement('span');
      prefix.className = 'visually-hidden';
      prefix.textContent = this.#words.prefix;
      return [prefix, ' ', message ?? ''];
    }
    return [fill(this.#words[state], { percent: this.percent })];
  }

  /** Moves the bar. The words change with every percent, and are read out only where somebody asks for them. */
  progress(percent: number): void {
    this.percent = percent;
    if (this.state === 'checking') return;
    this.#bar.value = percent;
    if (this.state === 'sending') this.#line.textContent = fill(this.#words.sending, { percent });
  }

  /** Gives the focus to the name of the file, where no button is left. */
  focus(): void {
    this.element.tabIndex = -1;
    this.element.focus();
  }

  get isOnItsWay(): boolean {
    return ['waiting', 'sending', 'busy', 'checking'].includes(this.state);
  }
}
