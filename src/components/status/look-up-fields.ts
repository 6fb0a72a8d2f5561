import type { TextFieldView } from '#src/components/form/field-view.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import type { Text } from '#src/text/index.ts';

/** The two boxes of the look-up. An empty one is an issue only when the form was posted and nothing else refused it. */
export function lookUpFields(
  text: Text,
  posted: { form: FormEntries; refusal: string | null } | null,
): TextFieldView[] {
  const words = text.status.lookUp;
  const typed = (name: string) => (posted ? fieldOf(posted.form, name) : '');
  const issues = (name: string, label: string) =>
    posted !== null && posted.refusal === null && typed(name).trim() === ''
      ? [text.errors.issue('required', { label })]
      : [];
  return [
    {
      kind: 'text',
      name: 'ref',
      label: words.ref,
      hint: words.refHint,
      value: typed('ref'),
      issues: issues('ref', words.ref),
      width: 'medium',
      spellcheck: false,
    },
    {
      kind: 'email',
      name: 'email',
      label: words.email,
      value: typed('email'),
      issues: issues('email', words.email),
      autocomplete: 'email',
    },
  ];
}
