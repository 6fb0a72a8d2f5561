const IDLE_MS = 2000;

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
  let isSaving = false;
  let saidAt = 0;

  const say = (text: string) => {
    if (status) status.textContent = text;
  };

  const save = async () => {
    if (isSaving) {
      plan();
      return;
    }
    isSaving = true;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('intent', 'autosave');
    try {
      const response = await fetch(location.href, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
      });
      if (!response.ok) throw new Error(String(response.status));
      const { revision } = (await response.json()) as { revision: number };
      const field = form.querySelector<HTMLInputElement>('input[name="revision"]');
      if (field) field.value = String(revision);
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
      isSaving = false;
    }
  };

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), IDLE_MS);
  };
  form.addEventListener('input', plan);
  form.addEventListener('submit', () => clearTimeout(timer));
}
