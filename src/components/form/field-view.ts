/**
 * What a field looks like at one moment: words, value and what is wrong with it. Pages make it from the definition of a
 * step, the answers and the text; `Field.astro` draws it. The name is the one word of the house for a question: HTML
 * name, zod path, text key and jsonb key.
 */
interface FieldBase {
  /** `event.name`; inside a row `closures.k3f9.street`. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** Sentences ready to show, from `text.errors.issue`. */
  issues?: readonly string[] | undefined;
  /** Left out means required; `false` adds "(optional)" to the label. */
  required?: boolean | undefined;
  /** Draws the label as the heading of the page: one question per page. */
  heading?: boolean | undefined;
}

/** One line of text. */
export interface TextFieldView extends FieldBase {
  kind: 'text' | 'email' | 'phone' | 'url' | 'integer' | 'decimal' | 'money' | 'time' | 'code';
  value?: string | undefined;
  autocomplete?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined;
  maxLength?: number | undefined;
  /** Shown behind the box: `feet`, `people`. */
  unit?: string | undefined;
  /** How wide the box is: it tells how much to write. */
  width?: 'short' | 'medium' | 'long' | undefined;
  spellcheck?: boolean | undefined;
}

export interface LongTextFieldView extends FieldBase {
  kind: 'longtext';
  value?: string | undefined;
  /** Said in words below the label; never cuts off what people type. */
  maxLength?: number | undefined;
  lines?: number | undefined;
}

export type DatePart = 'month' | 'day' | 'year';
export type DateParts = { [part in DatePart]?: string | undefined };

/** Three boxes named `<name>.month`, `<name>.day`, `<name>.year`, as typed. `datetime` adds `<name>.time`. */
export interface DateFieldView extends FieldBase {
  kind: 'date' | 'datetime';
  value?: (DateParts & { time?: string | undefined }) | undefined;
  /** Only these boxes are marked; none means all of them. */
  wrong?: readonly (DatePart | 'time')[] | undefined;
  /** The day read back in words, when it is known: `Saturday, June 6, 2027`. */
  readBack?: string | undefined;
}

export interface OptionView {
  value: string;
  label: string;
  /** Heads the options of a drop-down list that belong together; they stand beside each other. */
  group?: string | undefined;
  hint?: string | undefined;
  /** Shown only while this option is chosen; where the browser cannot do that without script, always. */
  reveals?: readonly FieldView[] | undefined;
}

export interface ChoiceFieldView extends FieldBase {
  kind: 'yesno' | 'choice' | 'choices' | 'select';
  /** `yesno` needs none. */
  options?: readonly OptionView[] | undefined;
  /** A list for `choices`. */
  value?: string | readonly string[] | undefined;
  /** Puts two short answers beside each other. */
  inline?: boolean | undefined;
}

/** A single box that must be checked, like a declaration. Sends `yes`. */
export interface ConfirmFieldView extends FieldBase {
  kind: 'confirm';
  value?: string | undefined;
}

export type AddressPart = 'street' | 'unit' | 'city' | 'state' | 'zip';

/** A postal address named `<name>.street`, `.unit`, `.city`, `.state`, `.zip`. */
export interface AddressFieldView extends FieldBase {
  kind: 'address';
  value?: { [part in AddressPart]?: string | undefined } | undefined;
  partIssues?: { [part in AddressPart]?: readonly string[] | undefined } | undefined;
  /** For browsers that fill in: `billing`, `shipping`, or nothing. */
  section?: string | undefined;
}

export interface FileFieldView extends FieldBase {
  kind: 'file';
  /** As the browser's file window filters: `.pdf,.jpg`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  current?: readonly { name: string; href?: string | undefined; note?: string | undefined }[] | undefined;
}

/** Fields that belong together under one legend. */
export interface GroupFieldView extends FieldBase {
  kind: 'group';
  fields: readonly FieldView[];
}

export interface RowView {
  id: string;
  /** `Street closure 2` */
  label: string;
  fields: readonly FieldView[];
  /** What it says in one line. A row that has it is drawn closed, and still sent. */
  summary?: string | undefined;
}

/**
 * A list of rows. Each row sends a hidden `<name>.order` with its id, in the order on the page; its fields are named
 * `<name>.<rowId>.<field>`. Without script the buttons send `intent` = `add:<name>` or `remove:<name>:<rowId>`.
 */
export interface RowsFieldView extends FieldBase {
  kind: 'rows';
  rows: readonly RowView[];
  addLabel: string;
  /** Said instead of rows when there are none. */
  emptyLabel?: string | undefined;
  /** No more can be added. */
  full?: boolean | undefined;
  /** The last row cannot be removed. */
  keepOne?: boolean | undefined;
}

export type FieldView =
  | TextFieldView
  | LongTextFieldView
  | DateFieldView
  | ChoiceFieldView
  | ConfirmFieldView
  | AddressFieldView
  | FileFieldView
  | GroupFieldView
  | RowsFieldView;

export interface SummaryError {
  message: string;
  href: string;
}

/** Id of the control of a field: `event.name` gives `event-name`. Shape: pure. */
export const fieldId = (name: string): string => name.replaceAll('.', '-');

/** Id of a row's fieldset; a redirect after adding a row ends in `#` + this. Shape: pure. */
export const rowElementId = (name: string, row: string): string => `${fieldId(name)}-${row}`;

/** Ids that describe a control, in reading order, or nothing. Shape: pure. */
export function describedBy(field: FieldView, extra: readonly string[] = []): string | undefined {
  const id = fieldId(field.name);
  const ids = [
    ...(field.hint ? [`${id}-hint`] : []),
    ...extra.map((one) => `${id}-${one}`),
    ...(field.issues?.length ? [`${id}-error`] : []),
  ];
  return ids.length ? ids.join(' ') : undefined;
}

/** Where a link about a field must lead: the first control that can be mended. Shape: pure. */
export function focusId(field: FieldView): string {
  const id = fieldId(field.name);
  if (field.kind === 'date' || field.kind === 'datetime') return `${id}-${field.wrong?.[0] ?? 'month'}`;
  if (field.kind === 'address') return `${id}-street`;
  if (field.kind === 'rows') return field.full ? id : `${id}-add`;
  if (field.kind === 'group') return field.fields[0] ? focusId(field.fields[0]) : id;
  return id;
}

const inside = (field: FieldView): readonly FieldView[] => {
  if (field.kind === 'group') return field.fields;
  if (field.kind === 'rows') return field.rows.flatMap((row) => row.fields);
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yesno') {
    return field.options?.flatMap((option) => option.reveals ?? []) ?? [];
  }
  return [];
};

/** All messages of fields in the order of the page, each with a link to its control. Shape: pure. */
export function summaryOf(fields: readonly FieldView[]): SummaryError[] {
  return fields.flatMap((field) => [
    ...(field.issues ?? []).map((message) => ({ message, href: `#${focusId(field)}` })),
    ...(field.kind === 'address'
      ? Object.entries(field.partIssues ?? {}).flatMap(([part, messages]) =>
          (messages ?? []).map((message) => ({ message, href: `#${fieldId(field.name)}-${part}` })),
        )
      : []),
    ...summaryOf(inside(field)),
  ]);
}
