import { createService, type Service } from '#src/context.ts';

// The build may hold this module twice, in the shell and in the pages; the process must hold its connections once.
const KEY = Symbol.for('permits.service');
type Holder = { [KEY]?: Service };

/** The parts of this process, built at first use and shared by the shell and the pages. */
export function service(): Service {
  const holder = globalThis as Holder;
  holder[KEY] ??= createService('web', { isForPeople: true });
  return holder[KEY];
}
