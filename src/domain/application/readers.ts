import type { Field, Reader } from '#src/domain/application/field.ts';

type Readership = Pick<Field, 'readBy' | 'sensitivity'>;

/** May stand on the permit and on public pages. */
export const openToAll: Readership = { readBy: ['all'], sensitivity: 'public' };

/** Everybody on the case reads it, the public does not. */
export const onCase: Readership = { readBy: ['all'], sensitivity: 'case' };

/** Only agencies that judge it, and the coordinator. Shape: pure. */
export const readOnlyBy = (...readBy: Reader[]): Readership => ({
  readBy: ['coordinator', ...readBy],
  sensitivity: 'case',
});

/** About one person: only who has to reach or know them. Shape: pure. */
export const personalFor = (...readBy: Reader[]): Readership => ({
  readBy: ['coordinator', ...readBy],
  sensitivity: 'personal',
});

/** Would help somebody do harm: only agencies that judge it. Shape: pure. */
export const securedFor = (...readBy: Reader[]): Readership => ({
  readBy: ['coordinator', ...readBy],
  sensitivity: 'security',
});
