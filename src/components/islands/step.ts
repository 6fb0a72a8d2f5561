import { createFormControl, type FieldErrors, type FieldValues } from 'react-hook-form';
import { fieldId } from '#src/components/form/field-view.ts';
import { keepSaved } from '#src/components/islands/autosave.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, Issue, Step } from '#src/domain/application/field.ts';
import { issuesOfTyped } from '#src/domain/application/page.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { IssueWords } from '#src/text/issue-words.ts';

/** What the page hands to its script: nothing that is not already on the page, and answers that decide what is asked. */
interface PageState {
  step: string;
  /** Address of the definition of the page. */
  file: string;
  today: CalendarDate;
  answers: Answers;
  /** Words for the sentence about an issue, by the path of the question. */
  words: Record<string, { label: string; asked: string; example?: string }>;
  locale: Locale;
  saved: string;
  notSaved: string;
}

const CHOSEN = ['yesno', 'choice', 'choices', 'confirm'];
type IssueSentence = (code: Issue['code'], words: IssueWords) => string;

// Each language of the service has its own module, loaded when there is something to say.
const SENTENCES = import.meta.glob<Record<Issue['code'], (words: IssueWords) => string>>(
  '../../text/*/issues.ts',
  { import: 'issues' },
);

const sentences = async (locale: Locale): Promise<IssueSentence> => {
  const issues = await SENTENCES[`../../text/${locale}/issues.ts`]?.();
  return (code, words) => issues?.[code](words) ?? words.label;
};

// Each page loads the definition of its own questions and no other. The page says where it is: a list of all of them here would
// be a sixth of this script.
async function loadStep({ step, file }: PageState): Promise<Step | null> {
  const module: Record<string, Step> = await import(/* @vite-ignore */ file);
  return Object.values(module).find((one) => one.id === step) ?? null;
}

/**
 * Takes over the form of a page of questions: checks before sending, clears a message when its answer is mended, saves
 * while people type. Without it the form works the same, one round trip later.
 */
export async function takeOver(form: HTMLFormElement, state: PageState): Promise<void> {
  keepSaved(form, state);
  const step = await loadStep(state);
  if (step === null) return;
  const entries = () =>
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
  // A question that an answer has just brought is not drawn yet: the server draws it before it is demanded.
  const isDrawn = (issue: Issue) => boxOf(issue.path) !== null;
  const issuesNow = (): Issue[] => issuesOfTyped(step, entries(), state.answers, state.today).filter(isDrawn);

  const control = createFormControl<FieldValues>({
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
    resolver: async () => {
      const issues = issuesNow();
      // The sentences are loaded when there is something to say.
      const errors = issues.length === 0 ? {} : errorsOf(issues, step, state, await sentences(state.locale));
      return { values: {}, errors };
    },
  });
  // The library would give a whole group the state of its first box, and forget what was chosen before it came.
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')];
  const chosen = boxes.map((box) => box.checked);
  for (const input of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    '[name]',
  )) {
    if (input.type === 'hidden' || input instanceof HTMLButtonElement) continue;
    const { onChange, onBlur, ref } = control.register(input.name);
    ref(input);
    input.addEventListener('input', (e) => void onChange(e));
    input.addEventListener('blur', (e) => void onBlur(e));
  }
  for (const [at, box] of boxes.entries()) box.checked = chosen[at] ?? false;
  control.subscribe({
    formState: { errors: true },
    callback: ({ errors }) => drawMessages(form, flat(errors ?? {})),
  });
  form.addEventListener('submit', (e) => {
    const button = (e as SubmitEvent).submitter as HTMLButtonElement | null;
    // Saving, adding and removing take answers as they are; only going on asks for answers that are fine.
    if (button !== null && button.value !== 'continue') return;
    e.preventDefault();
    void control.handleSubmit(
      () => send(form),
      (errors) => drawSummary(form, flat(errors)),
    )(e as never);
  });
  // Where a browser cannot print what is closed, it is opened first.
  addEventListener('beforeprint', () => {
    for (const row of form.querySelectorAll('details')) row.open = true;
  });
  form.dataset.enhanced = '';
}

function send(form: HTMLFormElement): void {
  const intent = document.createElement('input');
  intent.type = 'hidden';
  intent.name = 'intent';
  intent.value = 'continue';
  form.append(intent);
  form.submit();
}

interface Message {
  name: string;
  text: string;
}

function errorsOf(issues: Issue[], step: Step, state: PageState, sentence: IssueSentence): FieldErrors {
  const errors: Record<string, unknown> = {};
  for (const issue of issues) {
    const key = issue.path.replace(/\.([a-z0-9]{1,16})\.(?=[A-Za-z]+$)/, (all, id: string) =>
      isRowOf(step, issue.path, id) ? '.' : all,
    );
    const words = state.words[key] ?? { label: key, asked: key };
    const text = sentence(issue.code, { ...issue.params, ...words, by: verbOf(step, key) });
    // One flat key for each question: the library reads dots as nesting, our rows have ids there.
    errors[issue.path.replaceAll('.', ' ')] ??= { type: issue.code, message: text };
  }
  return errors as FieldErrors;
}

const isRowOf = (step: Step, path: string, id: string) =>
  step.fields.some((field) => field.kind === 'rows' && path.startsWith(`${field.name}.${id}.`));

function verbOf(step: Step, key: string): 'add' | 'choose' | 'enter' {
  const field = step.fields
    .flatMap((one): Field[] => [
      one,
      ...(one.fields ?? []).map((column) => ({ ...column, name: `${one.name}.${column.name}` })),
    ])
    .find((one) => one.name === key);
  if (field?.kind === 'rows') return 'add';
  return field && CHOSEN.includes(field.kind) ? 'choose' : 'enter';
}

const flat = (errors: FieldErrors): Message[] =>
  Object.entries(errors).map(([key, error]) => ({
    name: key.replaceAll(' ', '.'),
    text: String((error as { message?: string } | undefined)?.message ?? ''),
  }));

const boxOf = (name: string): HTMLElement | null =>
  document.getElementById(fieldId(name))?.closest<HTMLElement>('.field') ??
  document.getElementById(`${fieldId(name)}-month`)?.closest<HTMLElement>('.field') ??
  null;

/** The boxes of a field itself, not of fields within it. */
function controlsOf(field: HTMLElement): HTMLInputElement[] {
  const all = [...field.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select')];
  return all.filter((control) => control.closest('.field') === field);
}

// Of boxes to choose from none is wrong by itself, and radio buttons have no such state: words describe their group.
const isChoice = (control: HTMLInputElement): boolean =>
  control.type === 'radio' || (control.type === 'checkbox' && control.closest('fieldset.field') !== null);

/** Marks a field as wrong or as mended, with the same attributes as a page from the server. */
function mark(field: HTMLElement, errorId: string, isWrong: boolean): void {
  field.classList.toggle('field--error', isWrong);
  const controls = controlsOf(field);
  for (const control of controls) {
    if (isWrong && !isChoice(control)) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
  const described = field instanceof HTMLFieldSetElement ? field : controls[0];
  const ids = (described?.getAttribute('aria-describedby') ?? '').split(' ');
  const kept = ids.filter((id) => id !== '' && id !== errorId);
  if (isWrong) kept.push(errorId);
  if (kept.length > 0) described?.setAttribute('aria-describedby', kept.join(' '));
  else described?.removeAttribute('aria-describedby');
}

function drawMessages(form: HTMLFormElement, messages: readonly Message[]): void {
  const template = document.querySelector<HTMLTemplateElement>('#field-error-template');
  for (const old of form.querySelectorAll<HTMLElement>('.field__error')) {
    if (messages.some((message) => old.id === `${fieldId(message.name)}-error`)) continue;
    const field = old.closest<HTMLElement>('.field');
    if (field) mark(field, old.id, false);
    old.remove();
  }
  for (const { name, text } of messages) {
    const field = boxOf(name);
    if (field === null || template === null) continue;
    const id = `${fieldId(name)}-error`;
    const words = wordsOf(id) ?? place(field, template, id);
    words.textContent = text;
    // What must be mended is in sight.
    field.closest('details')?.setAttribute('open', '');
    mark(field, id, true);
  }
}

const wordsOf = (id: string): HTMLElement | null =>
  document.getElementById(id)?.querySelector<HTMLElement>('[data-words]') ?? null;

/** Makes room for a sentence about a field. What the server drew there may be more sentences than this one. */
function place(field: HTMLElement, template: HTMLTemplateElement, id: string): HTMLElement {
  document.getElementById(id)?.remove();
  const made = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  made.id = id;
  const own = (selector: string) =>
    [...field.querySelectorAll(selector)].find((one) => one.closest('.field') === field);
  const before = own('.field__hint') ?? own('.field__label, .field__heading');
  if (before) before.after(made);
  else field.prepend(made);
  return made.querySelector<HTMLElement>('[data-words]') ?? made;
}

function drawSummary(form: HTMLFormElement, messages: readonly Message[]): void {
  const template = document.querySelector<HTMLTemplateElement>('#error-summary-template');
  if (template === null) return;
  document.getElementById('error-summary')?.remove();
  const summary = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const items = messages.map(({ name, text }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const id = fieldId(name);
    link.href = `#${document.getElementById(`${id}-month`) ? `${id}-month` : document.getElementById(`${id}-add`) ? `${id}-add` : id}`;
    link.textContent = text;
    item.append(link);
    return item;
  });
  summary.querySelector('ul')?.replaceChildren(...items);
  const wayBack = document.querySelector('#main .back-link');
  if (wayBack) wayBack.after(summary);
  else (document.querySelector('#main > .wrap') ?? form.parentElement)?.prepend(summary);
  drawMessages(form, messages);
  const prefix = template.dataset.prefix ?? '';
  if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`;
  summary.focus();
}
