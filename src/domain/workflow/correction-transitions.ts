import type { CorrectionState } from '#src/domain/workflow/states.ts';
import type { Transition } from '#src/domain/workflow/transitions.ts';

export type CorrectionAction =
  | 'withdraw_correction'
  | 'send_correction'
  | 'explain_correction'
  | 'answer_correction'
  | 'settle_correction'
  | 'ask_again';

/** One thing that an agency wants changed: the coordinator sends it, the organizer answers it, its agency looks at the answer. */
export const CORRECTION: readonly Transition<CorrectionState, CorrectionAction>[] = [
  {
    action: 'withdraw_correction',
    from: ['drafted'],
    to: 'withdrawn',
    needs: 'correction:ask',
    guards: [],
    effects: [],
  },
  {
    action: 'send_correction',
    from: ['drafted'],
    to: 'sent',
    needs: 'application:steer',
    guards: [],
    effects: [],
  },
  {
    // Nothing reaches the agency before the whole list is sent back.
    action: 'explain_correction',
    from: ['sent'],
    to: 'same',
    needs: 'correction:answer',
    guards: ['reason-given'],
    effects: [],
  },
  {
    action: 'answer_correction',
    from: ['sent'],
    to: 'answered',
    needs: 'correction:answer',
    guards: [],
    effects: [],
  },
  {
    action: 'settle_correction',
    from: ['answered'],
    to: 'settled',
    needs: 'correction:ask',
    guards: [],
    effects: [],
  },
  {
    // A new one takes its place, and waits to be sent.
    action: 'ask_again',
    from: ['answered'],
    to: 'asked_again',
    needs: 'correction:ask',
    guards: ['reason-given'],
    effects: [],
  },
];
