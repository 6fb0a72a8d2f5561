import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, When } from '#src/domain/application/field.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';

/**
 * The two questions beside a number that the rules compute: the number planned instead, and why it is enough.
 * Shape: pure; both may stay blank, the reason only while no number is given.
 */
export function argued<const Name extends string>(
  name: Name,
  readership: Pick<Field, 'readBy' | 'sensitivity'>,
  max = 10_000,
) {
  return [
    { name, kind: 'integer', max, inputMode: 'numeric', ...readership },
    {
      name: `${name}Reason`,
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers: Answers) => !isBlank(valueAt(answers, name)),
      ...readership,
    },
  ] as const satisfies readonly Field[];
}

/** The same questions, asked only in a situation. Shape: pure; what each asks for by itself still holds. */
export const onlyWhen = <const Fields extends readonly Field[]>(situation: When, fields: Fields): Fields =>
  fields.map((field) => ({
    ...field,
    appliesWhen: (answers: Answers, row?: RowAnswers) =>
      situation(answers, row) && (field.appliesWhen?.(answers, row) ?? true),
  })) as readonly Field[] as Fields; // the same questions in the same order
