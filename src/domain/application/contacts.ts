import type { Answers } from '#src/domain/application/answers.ts';

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

/**
 * Who is in charge on the day: the applicant, unless somebody else was named.
 * Shape: pure; null while name or phone is missing.
 */
export function onsiteContact(answers: Answers): Contact | null {
  const other = answers.onsite?.isApplicant === 'no' ? answers.onsite : answers.applicant;
  return other?.name && other.phone ? { name: other.name, phone: other.phone } : null;
}
