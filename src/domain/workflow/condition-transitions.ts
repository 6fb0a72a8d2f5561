import type { ConditionState } from '#src/domain/workflow/states.ts';
import type { Transition } from '#src/domain/workflow/transitions.ts';

export type ConditionAction =
  | 'send_proof'
  | 'take_back_proof'
  | 'accept_proof'
  | 'refuse_proof'
  | 'waive_condition'
  | 'restore_condition';

/** One condition of a permit: the organizer shows that it is met, its agency judges that. */
export const CONDITION: readonly Transition<ConditionState, ConditionAction>[] = [
  {
    action: 'send_proof',
    from: ['open', 'proof_sent', 'proof_refused'],
    to: 'proof_sent',
    needs: 'condition:prove',
    guards: [],
    effects: [],
  },
  {
    // A proof with a virus is none.
    action: 'take_back_proof',
    from: ['proof_sent'],
    to: 'open',
    needs: 'condition:prove',
    guards: [],
    effects: [],
  },
  {
    // Also from `open`: an inspector has seen it, and nobody needs to send anything.
    action: 'accept_proof',
    from: ['open', 'proof_sent', 'proof_refused'],
    to: 'met',
    needs: 'condition:judge',
    guards: [],
    effects: [],
  },
  {
    action: 'refuse_proof',
    from: ['proof_sent', 'met'],
    to: 'proof_refused',
    needs: 'condition:judge',
    guards: ['reason-given'],
    effects: ['send-proof-refused'],
  },
  {
    action: 'waive_condition',
    from: ['open', 'proof_sent', 'proof_refused'],
    to: 'waived',
    needs: 'condition:judge',
    guards: ['reason-given'],
    effects: [],
  },
  {
    action: 'restore_condition',
    from: ['waived'],
    to: 'open',
    needs: 'condition:judge',
    guards: ['reason-given'],
    effects: [],
  },
];
