import type { City } from '#src/domain/city.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';

/** What an agency signs for in a version. */
export interface SignedInputs {
  rules: readonly string[];
  answers: readonly (readonly [path: string, value: unknown])[];
  documents: readonly unknown[];
  instead?: readonly unknown[];
}

/**
 * Whether all that differs in what an agency signed for are numbers that moved by less than the city lets them.
 * Shape: pure; false when nothing differs that the city lists. Units: percent of the number that was signed.
 */
export function areChangesSmall(
  signed: SignedInputs,
  now: SignedInputs,
  smallChanges: City['smallChanges'],
): boolean {
  const rest = ({ answers, ...more }: SignedInputs) =>
    canonicalJson({ ...more, asked: answers.map(([path]) => path) });
  if (rest(signed) !== rest(now)) return false;
  return signed.answers.every(([path, before], at) => {
    const after = now.answers[at]?.[1];
    if (canonicalJson(before) === canonicalJson(after)) return true;
    const belowPercent = smallChanges.find((one) => one.path === path)?.belowPercent;
    if (belowPercent === undefined || typeof before !== 'number' || typeof after !== 'number') return false;
    return Math.abs(after - before) * 100 < belowPercent * Math.abs(before);
  });
}

/** A file as a version lists it. */
export interface ListedFile {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly sha256: string;
}

/** A file that came, went, or was replaced between two versions. */
export interface FileDifference<F extends ListedFile = ListedFile> {
  kind: string;
  before: F | null;
  after: F | null;
}

/**
 * What changed among the files of two versions.
 * Shape: pure; a file is the same when it is, or has the same bytes; it was replaced when `replaces` leads from the newer one to
 * the older. Replaced ones and new ones in the order of the newer version, then those that went.
 */
export function filesChanged<F extends ListedFile>(
  before: readonly F[],
  after: readonly F[],
  replaces: ReadonlyMap<string, string | null>,
): FileDifference<F>[] {
  const isSame = (one: F, other: F) =>
    one.id === other.id || (one.kind === other.kind && one.sha256 === other.sha256);
  const older = before.filter((one) => !after.some((other) => isSame(one, other)));
  const newer = after.filter((one) => !before.some((other) => isSame(one, other)));
  const olderOf = (file: F): F | null => {
    const passed = new Set<string>();
    for (
      let id = replaces.get(file.id) ?? null;
      id !== null && !passed.has(id);
      id = replaces.get(id) ?? null
    ) {
      passed.add(id);
      const found = older.find((one) => one.id === id);
      if (found) return found;
    }
    return null;
  };
  const came = newer.map((file) => ({ kind: file.kind, before: olderOf(file), after: file }));
  const went = older.filter((one) => !came.some((other) => other.before?.id === one.id));
  return [...came, ...went.map((file) => ({ kind: file.kind, before: file, after: null }))];
}

const NUMBER = /^[1-9]\d{0,5}$/; // 12

/**
 * The two versions that somebody wants to compare, the older one first.
 * Shape: pure; null for what is not two different versions of the case.
 */
export function versionsAsked(
  asked: { from: string | null; to: string | null },
  newest: number,
): { from: number; to: number } | null {
  const [from, to] = [asked.from ?? '', asked.to ?? ''].map((typed) =>
    NUMBER.test(typed) ? Number(typed) : 0,
  );
  if (!from || !to || from === to || Math.max(from, to) > newest) return null;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
