import type { Issue } from '#src/domain/application/field.ts';
import { numberOf } from '#src/domain/application/schema.ts';

/** "None of these" beside something else. Shape: pure; empty when it stands alone or is not chosen. */
export function issuesOfNone(path: string, chosen: readonly string[] = []): Issue[] {
  return chosen.includes('none') && chosen.length > 1 ? [{ path, code: 'none-with-others' }] : [];
}

/** A part that is larger than its whole. Shape: pure; empty while one of them is not known. */
export function issuesOfPart(path: string, part: unknown, whole: unknown): Issue[] {
  const [some, all] = [numberOf(part), numberOf(whole)];
  return some !== null && all !== null && some > all
    ? [{ path, code: 'part-over-whole', params: { max: all } }]
    : [];
}
