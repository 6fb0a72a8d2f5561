import { randomBytes } from 'node:crypto';
import type { FormEntries } from '#src/domain/shared/form-data.ts';
import { crockford } from '#src/domain/shared/ids.ts';

export type RowNotice = 'row-added' | 'row-moved' | 'row-removed' | 'row-restored';

/** A row that was taken away, as it stood in its inputs. */
export interface RemovedRow {
  list: string;
  id: string;
  /** Where it stood among the rows of its list, from 0. */
  at: number;
  entries: FormEntries;
}

interface RowChange {
  entries: FormEntries;
  notice: RowNotice;
  newRows: Record<string, string[]>;
  removed: RemovedRow | null;
}

/** What stands before the names of inputs that carry a removed row. */
const REMOVED = 'removed.';

/** The name of the input that a posted name stands for, also that of a removed row. Shape: pure. */
export const inputOf = (name: string): string =>
  name.startsWith(REMOVED) ? name.slice(REMOVED.length) : name;

const INTENT = /^(add|remove|up|down|restore):([a-zA-Z.]+)(?::([a-z0-9]{1,16}))?(?::(\d{1,3}))?$/; // restore:closures:k3f9:2

const newRowId = () => crockford(randomBytes(6)).toLowerCase();

/** The posted form without the row that was removed before and may be put back. */
export const withoutRemoved = (form: FormEntries): FormEntries =>
  form.filter(([name]) => !name.startsWith(REMOVED));

/** What a button of a list does to the posted form: nothing that was typed is lost. Null for every other button. */
export function rowChange(form: FormEntries, intent: string): RowChange | null {
  const [, verb, list = '', id = '', at = ''] = INTENT.exec(intent) ?? [];
  const entries = withoutRemoved(form);
  const order = `${list}.order`;
  const isOfRow = ([name, value]: [string, string]) =>
    name.startsWith(`${list}.${id}.`) || (name === order && value === id);
  const ids = entries.filter(([name]) => name === order).map(([, value]) => value);
  switch (verb) {
    case 'add':
      return { entries, notice: 'row-added', newRows: { [list]: [newRowId()] }, removed: null };
    case 'remove': {
      const gone = { list, id, at: ids.indexOf(id), entries: entries.filter(isOfRow) };
      const kept = entries.filter((entry) => !isOfRow(entry));
      return { entries: kept, notice: 'row-removed', newRows: {}, removed: gone.at < 0 ? null : gone };
    }
    case 'restore': {
      const back = form.flatMap(
        ([name, value]): FormEntries =>
          name.startsWith(REMOVED) && name !== `${REMOVED}${order}`
            ? [[name.slice(REMOVED.length), value]]
            : [],
      );
      const restored = ids.includes(id) ? ids : ids.toSpliced(Number(at), 0, id);
      const all = inOrder([...entries, ...back.filter(isOfRow)], order, restored);
      return { entries: all, notice: 'row-restored', newRows: {}, removed: null };
    }
    case 'up':
    case 'down': {
      const moved = moveBy(ids, id, verb === 'up' ? -1 : 1);
      return { entries: inOrder(entries, order, moved), notice: 'row-moved', newRows: {}, removed: null };
    }
    default:
      return null;
  }
}

/** What a page of questions shows after a button of a list. */
export const rowAgain = ({ entries, notice, newRows, removed }: RowChange) => ({
  typed: entries,
  notice,
  newRows,
  removed,
});

const inOrder = (entries: FormEntries, order: string, ids: readonly string[]): FormEntries => [
  ...entries.filter(([name]) => name !== order),
  ...ids.map((id): [string, string] => [order, id]),
];

function moveBy(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
