import type { Answers, Row, YesNo } from '#src/domain/application/answers.ts';

// Every answer of the vocabulary needs words: these types make a missing label or option a compile error.

type Group = Required<Answers>;
type RowOf<V> = NonNullable<V> extends (infer R)[] ? (R extends Row<object> ? R : never) : never;

type ColumnKeys<Path extends string, R> = `${Path}.${Exclude<keyof R & string, 'id'>}`;
type KeysAt<Path extends string, V> = [RowOf<V>] extends [never] ? Path : Path | ColumnKeys<Path, RowOf<V>>;
type KeysIn<G extends keyof Group> =
  NonNullable<Group[G]> extends unknown[]
    ? KeysAt<G, Group[G]>
    : { [F in keyof Group[G] & string]: KeysAt<`${G}.${F}`, Group[G][F]> }[keyof Group[G] & string];

/** The key of a question: its dotted path, without the id of a row. */
export type QuestionKey = { [G in keyof Group]: KeysIn<G> }[keyof Group];

type ValueAt<K extends string, V> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof NonNullable<V>
    ? ValueAt<
        Rest,
        RowOf<NonNullable<V>[Head]> extends never ? NonNullable<V>[Head] : RowOf<NonNullable<V>[Head]>
      >
    : never
  : K extends keyof NonNullable<V>
    ? NonNullable<NonNullable<V>[K]>
    : never;

type OptionOf<V> = V extends (infer O)[]
  ? OptionOf<O>
  : V extends string
    ? string extends V
      ? never
      : V
    : never;
type NeedsOptions<O> = [O] extends [never] ? false : [O] extends [YesNo] ? false : true;

interface Common {
  /** The question, as the label or legend. */
  label: string;
  /** The answer as words that fit behind "Enter", "Choose" or "Add" in an error. */
  asked: string;
  hint?: string;
  /** Why the city asks; shown on demand. */
  why?: string;
  /** An answer that would do, for errors. */
  example?: string;
}

interface RowWords {
  row: (p: { number: number }) => string;
  add: string;
  empty?: string;
}

/** The words of one question, as the pages use them. */
export interface QuestionWords extends Common, Partial<RowWords> {
  options?: Readonly<Record<string, string>>;
  optionHints?: Readonly<Record<string, string>>;
}

type IsRows<K extends string> = [RowOf<ValueAt<K, Group>>] extends [never] ? false : true;
type WordsFor<K extends string> = Common &
  (IsRows<K> extends true
    ? RowWords
    : NeedsOptions<OptionOf<ValueAt<K, Group>>> extends true
      ? {
          options: Record<OptionOf<ValueAt<K, Group>>, string>;
          optionHints?: Partial<Record<OptionOf<ValueAt<K, Group>>, string>>;
        }
      : { options?: Record<string, string> });

/** The words of all questions of some groups of answers, such as `event` and `people`. */
export type QuestionTexts<G extends keyof Group = keyof Group> = {
  [K in Extract<QuestionKey, G | `${G}.${string}`>]: WordsFor<K>;
};
