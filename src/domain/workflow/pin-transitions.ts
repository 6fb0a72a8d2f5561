import type { PinState } from '#src/domain/workflow/states.ts';
import type { Transition } from '#src/domain/workflow/transitions.ts';

export type PinAction = 'reply_pin' | 'resolve_pin' | 'reopen_pin';

/** One pin on a plan: whoever works on the case may answer it and say that it is settled, not only who put it there. */
export const PIN: readonly Transition<PinState, PinAction>[] = [
  {
    action: 'reply_pin',
    from: ['open', 'resolved', 'reopened'],
    to: 'same',
    needs: 'pin:write',
    guards: [],
    effects: [],
  },
  {
    action: 'resolve_pin',
    from: ['open', 'reopened'],
    to: 'resolved',
    needs: 'pin:write',
    guards: [],
    effects: [],
  },
  {
    action: 'reopen_pin',
    from: ['resolved'],
    to: 'reopened',
    needs: 'pin:write',
    guards: [],
    effects: [],
  },
];
