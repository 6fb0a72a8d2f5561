import type { Step, TaskId } from '#src/domain/application/field.ts';
import { applicantStep } from '#src/domain/application/steps/applicant.ts';
import { eventStep } from '#src/domain/application/steps/event.ts';
import { startStep } from '#src/domain/application/steps/start.ts';

export interface Task {
  readonly id: TaskId;
  readonly steps: readonly Step[];
}

/** The order of the whole journey. Conditions read only what stands before them here. */
export const TASKS: readonly Task[] = [
  { id: 'start', steps: [startStep] },
  { id: 'who', steps: [applicantStep] },
  { id: 'event', steps: [eventStep] },
];
