/** Facts for which a command says no. The edge turns each into words for people. */
export const REFUSAL_CODES = [
  'not-found',
  'forbidden',
  'sign-in-needed',
  'sign-in-again',
  'stale-revision',
  'wrong-state',
  'already-decided',
  'already-claimed',
  'colleague-gone',
  'needs-reading',
  'too-many-requests',
  'incomplete',
  'question-locked',
  'corrections-open',
  'no-corrections',
  'corrections-unsent',
  'due-in-the-past',
  'due-after-event',
  'lead-time-missed',
  'refused-by-rule',
  'invalid-input',
  'bad-token',
  'code-wrong',
  'code-expired',
  'return-code-wrong',
  'file-refused',
  'missing-approvals',
  'missing-documents',
  'missing-outside-approvals',
  'missing-conditions',
  'conditions-contradict',
  'version-changed',
  'same-key-other-body',
  'reason-not-listed',
  'reason-missing',
  'alternative-missing',
  'law-check-missing',
  'two-parts',
  'too-many-views',
  'too-many-pins',
  'own-administration',
  'person-known',
  'off-agenda',
  'read-only',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The one error that says "not allowed", "wrong state", "changed meanwhile" or "not there". */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The row, or a refusal that tells a stranger nothing. Errors: Refused `not-found`. */
export function found<T>(row: T | null): T {
  if (row === null) throw new Refused('not-found');
  return row;
}

/** Ends a command whose guarded write met a row that moved meanwhile. Errors: Refused `stale-revision`. */
export function assertMoved(moved: boolean): void {
  if (!moved) throw new Refused('stale-revision');
}
