const IDLE_MS = 2000;
const LONGEST_SAVE_MS = 10_000;

/**
 * Saves what people type when they pause, and says so at most once a minute.
 * A failed save says that Continue is needed; nothing typed is ever taken away.
 */
export function keepSaved(
  form: HTMLFormElement,
  words: { saved: string; notSaved: string; locale: string },
): void {
  const status = document.getElementById('autosave-status');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let isHeld = false;
  let saidAt = 0;

  const say = (text: string) => {
    if (status) status.textContent = text;
  };

  const put = (name: string, value: string) => {
    const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value;
  };

  const save = async () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('intent', 'autosave');
    try {
      const response = await fetch(location.href, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(LONGEST_SAVE_MS),
      });
      if (!response.ok) throw new Error(String(response.status));
      const { revision, seen } = (await response.json()) as { revision: number; seen: string };
      put('revision', String(revision));
      put('seen', seen);
      if (Date.now() - saidAt > 60_000) {
        saidAt = Date.now();
        const time = new Intl.DateTimeFormat(words.locale, { hour: 'numeric', minute: '2-digit' }).format(
          new Date(),
        );
        say(words.saved.replace('{time}', time));
      }
    } catch {
      // Offline, or another window saved first: the form itself still has everything.
      say(words.notSaved);
    } finally {
      saving = null;
    }
  };

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (saving === null) saving = save();
      else plan();
    }, IDLE_MS);
  };

  // What is being saved makes a new revision. Sent beside it, the form would be told that its answers changed.
  const waitForSave = (e: SubmitEvent) => {
    clearTimeout(timer);
    if (saving === null) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (isHeld) return;
    isHeld = true;
    void saving.then(() => {
      isHeld = false;
      form.requestSubmit(e.submitter);
    });
  };
  form.addEventListener('input', plan);
  form.addEventListener('submit', waitForSave, { capture: true });
}
