import type { Issue } from '#src/domain/application/field.ts';

/** An issue when `none` was chosen beside something else. Shape: pure; at most one. */
export function noneAlone(path: string, chosen: readonly string[] | undefined): Issue[] {
  const isMixed = Array.isArray(chosen) && chosen.length > 1 && chosen.includes('none');
  return isMixed ? [{ path, code: 'none-with-others' }] : [];
}
