/** Words for the script, with `{file}` and `{percent}` to fill in; they come with the page, in its language. */
export interface Words {
  chosen: string;
  waiting: string;
  sending: string;
  checking: string;
  paused: string;
  busy: string;
  done: string;
  failed: string;
  unreadable: string;
  tooLarge: string;
  saysChosen: string;
  saysChosenSeveral: string;
  saysStart: string;
  saysGoingOn: string;
  saysHalf: string;
  saysChecking: string;
  saysPaused: string;
  saysDone: string;
  saysBusy: string;
  saysCanceled: string;
  pause: string;
  goOn: string;
  retry: string;
  cancel: string;
  remove: string;
  bar: string;
  prefix: string;
}

/** What the page hands to its script. */
export interface Settings extends Words {
  /** Where a small file goes at once. */
  send: string;
  /** Where a large file begins. */
  begin: string;
  pieceBytes: number;
  largestBytes: number;
  token: string;
}

/** Puts values into a sentence. */
export const fill = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

const TOGETHER_MS = 300;
let waiting: string[] = [];

/** Says sentences to a screen reader; what comes at the same time is said together, in its order. */
export function say(sentence: string): void {
  waiting.push(sentence);
  if (waiting.length > 1) return;
  setTimeout(() => {
    const lines = waiting.map((words) => {
      const line = document.createElement('p');
      line.textContent = words;
      return line;
    });
    waiting = [];
    document.querySelector('#upload-status')?.replaceChildren(...lines);
  }, TOGETHER_MS);
}
