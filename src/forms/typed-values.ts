import type { FormValues } from '#src/domain/application/codec.ts';
import { type FormEntries, fieldsOf } from '#src/domain/shared/form-data.ts';

/** What stands in the inputs of a posted page. Shape: pure. */
export function typedValues(form: FormEntries): FormValues {
  const values: FormValues = {};
  for (const [name] of form) {
    const all = fieldsOf(form, name);
    values[name] = all.length > 1 || name.endsWith('.order') ? all : (all[0] ?? '');
  }
  return values;
}
