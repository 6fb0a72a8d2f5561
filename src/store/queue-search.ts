import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

/** More cases than that are not looked through: the word is then as common as the others. */
const MOST_LOOKED_THROUGH = 1000;
const SHORTEST_WORD = 3;

/** The pattern that a text has in a case. Shape: pure; typed by the user, so % and _ stand for themselves. */
export const pattern = (search: string): string => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/** The word that few cases are likely to have: one with a digit, as numbers of houses have, or else the longest. */
function tellingWord(search: string): string | null {
  const words = search.split(/\s+/).filter((word) => word.length >= SHORTEST_WORD);
  const rank = (word: string) => word.length + (/\d/.test(word) ? search.length : 0);
  const [first = null] = words.toSorted((a, b) => rank(b) - rank(a));
  return first === search ? null : first;
}

/**
 * The cases that hold a text, where one of its words alone leaves only a few to look through. The index takes a text to pieces
 * of three letters and reads all cases that have a piece, so that a common word beside a rare one makes it slow.
 * Shape: null where all words are common, and for one word: then the index is asked for the whole.
 */
export async function findByWord(db: Db, search: string): Promise<string[] | null> {
  const word = tellingWord(search);
  if (word === null) return null;
  const rows = await db`
    SELECT a.id, a.search_text LIKE ${pattern(search)} AS has_all FROM applications a
    WHERE a.version_number > 0 AND a.search_text LIKE ${pattern(word)} LIMIT ${MOST_LOOKED_THROUGH + 1}`;
  if (rows.length > MOST_LOOKED_THROUGH) return null;
  return rows.filter((row) => row.has_all === true).map((row) => z.uuid().parse(row.id));
}
