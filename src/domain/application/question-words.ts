import type { DefinedPages } from '#src/domain/application/tasks.ts';

// Every question of the definition needs words: these types make a missing label or option a compile error.

type Named = { readonly name: string; readonly kind: string };
type NameAt<Fields, At extends keyof Fields> = At extends `${number}`
  ? Fields[At] extends Named
    ? Fields[At]['name']
    : never
  : never;
/** The columns of a list by their dotted path. */
type ColumnsOf<List extends string, Columns> = {
  [At in keyof Columns as `${List}.${NameAt<Columns, At>}`]: Columns[At];
};
type Lists<Fields> = {
  [At in keyof Fields]: Fields[At] extends Named & { readonly fields: infer Columns }
    ? ColumnsOf<Fields[At]['name'], Columns>
    : unknown;
};
type AllOf<Parts, Whole = unknown> = Parts extends readonly [infer First, ...infer Rest]
  ? AllOf<Rest, Whole & First>
  : Whole;
/** The questions of a page by their names. */
type ByName<Fields> = { [At in keyof Fields as NameAt<Fields, At>]: Fields[At] } & AllOf<Lists<Fields>>;
type OfPages<Pages> = {
  [At in keyof Pages]: Pages[At] extends { readonly fields: infer Fields } ? ByName<Fields> : unknown;
};
/** Every question by its key, as its page defines it. */
export type Definition = AllOf<OfPages<DefinedPages>>;

/** The key of a question: its dotted path, without the id of a row. */
export type QuestionKey = keyof Definition & string;

type GroupOf<Key extends string> = Key extends `${infer Group}.${string}` ? Group : Key;

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

type WordsFor<F> = Common &
  (F extends { readonly kind: 'rows' }
    ? RowWords
    : F extends {
          readonly kind: 'choice' | 'choices';
          readonly options: readonly (infer Option extends string)[];
        }
      ? { options: Record<Option, string>; optionHints?: Partial<Record<Option, string>> }
      : { options?: Record<string, string> });

/** The words of all questions of some groups of answers, such as `event` and `people`. */
export type QuestionTexts<G extends GroupOf<QuestionKey> = GroupOf<QuestionKey>> = {
  [K in Extract<QuestionKey, G | `${G}.${string}`>]: WordsFor<Definition[K]>;
};
