import type { Answers } from '#src/domain/application/answers.ts';
import type { Field } from '#src/domain/application/field.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';

/**
 * The two questions beside a number that the rules compute: the number planned instead, and why it is enough.
 * Shape: pure; both may stay blank, the reason only while no number is given.
 */
export function argued(
  name: string,
  readership: Pick<Field, 'readBy' | 'sensitivity'>,
  max = 10_000,
): Field[] {
  return [
    { name, kind: 'integer', max, inputMode: 'numeric', ...readership },
    {
      name: `${name}Reason`,
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => !isBlank(valueAt(answers, name)),
      ...readership,
    },
  ];
}

/** The same questions, asked only in a situation. Shape: pure; what each asks for by itself still holds. */
export const onlyWhen = (isSituation: (answers: Answers) => boolean, fields: readonly Field[]): Field[] =>
  fields.map((field) => ({
    ...field,
    appliesWhen: (answers) => isSituation(answers) && (field.appliesWhen?.(answers) ?? true),
  }));
