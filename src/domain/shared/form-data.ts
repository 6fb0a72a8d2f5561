/** The fields of a posted form in their order. */
export type FormEntries = [string, string][];

/** The first value of a field. Shape: pure; empty when the field was not posted. */
export function fieldOf(form: FormEntries, name: string): string {
  return form.find(([key]) => key === name)?.[1] ?? '';
}

/** All values of a field that may be posted several times. Shape: pure; in order. */
export function fieldsOf(form: FormEntries, name: string): string[] {
  return form.filter(([key]) => key === name).map(([, value]) => value);
}

/** Names of fields that belong to the form itself, not to the person. */
export const FORM_CONTROLS = ['_token', 'intent', 'revision', 'seen', 'drawn', 'key'] as const;
