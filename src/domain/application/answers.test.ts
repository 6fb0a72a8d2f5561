import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers, Row } from '#src/domain/application/answers.ts';
import type { Definition } from '#src/domain/application/question-words.ts';

// Answers that code reads are typed by hand, because conditions stand inside the definition itself. These types hold them
// against it: what is read must be asked, with the same options. A difference does not compile.

type Group = Required<Answers>;
type RowOf<V> = NonNullable<V> extends (infer R)[] ? (R extends Row<object> ? R : never) : never;

type ReadColumns<Path extends string, R> = {
  [C in keyof R & string as C extends 'id' ? never : `${Path}.${C}`]: R[C];
};
type ReadAt<Path extends string, V> = { [P in Path]: V } & ([RowOf<V>] extends [never]
  ? unknown
  : ReadColumns<Path, RowOf<V>>);
type ReadIn<G extends keyof Group> =
  NonNullable<Group[G]> extends unknown[]
    ? ReadAt<G, Group[G]>
    : { [F in keyof Group[G] & string as `${G}.${F}`]: Group[G][F] } & Columns<G, Group[G]>;
type Columns<G extends string, Fields> = Both<
  {
    [F in keyof Fields & string]: [RowOf<Fields[F]>] extends [never]
      ? never
      : ReadColumns<`${G}.${F}`, RowOf<Fields[F]>>;
  }[keyof Fields & string]
>;
type Both<Parts> = (Parts extends unknown ? (part: Parts) => void : never) extends (part: infer All) => void
  ? All
  : never;
type Read = Both<{ [G in keyof Group]: ReadIn<G> }[keyof Group]>;

type OptionsRead<V> = V extends readonly (infer One)[]
  ? OptionsRead<One>
  : V extends string
    ? string extends V
      ? never
      : V
    : never;
type OptionsAsked<F> = F extends { readonly kind: 'yesno' }
  ? 'yes' | 'no'
  : F extends { readonly kind: 'confirm' }
    ? 'yes'
    : F extends { readonly optionsFrom: string }
      ? never
      : F extends { readonly options: readonly (infer Option)[] }
        ? Option
        : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type NeverAsked = Exclude<keyof Read, keyof Definition>;
type OtherOptions = {
  [K in keyof Read & keyof Definition]: Same<
    OptionsRead<NonNullable<Read[K]>>,
    OptionsAsked<Definition[K]>
  > extends true
    ? never
    : K;
}[keyof Read & keyof Definition];

test('every answer that code reads is asked, with the same options', () => {
  const differences: Record<NeverAsked | OtherOptions, never> = {};
  assert.deepEqual(differences, {});
});
