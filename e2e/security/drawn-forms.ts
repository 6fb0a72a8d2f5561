/** A form as a page draws it, with what a browser would send. */
export interface DrawnForm {
  /** Null where the form posts to its own page. */
  action: string | null;
  isMultipart: boolean;
  fields: [string, string][];
  /** What the buttons say. */
  intents: string[];
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
};
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27|#34);/g, (_, name: string) => ENTITIES[name] ?? '');

function attributesOf(tag: string): Map<string, string> {
  const pairs = tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name, plain(value)]));
}

function fieldsOf(inner: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const [tag] of inner.matchAll(/<input\b[^>]*>/g)) {
    const input = attributesOf(tag);
    const type = input.get('type') ?? 'text';
    const isOff = (type === 'radio' || type === 'checkbox') && !input.has('checked');
    if (type === 'file' || isOff || !input.has('name')) continue;
    fields.push([input.get('name') ?? '', input.get('value') ?? (input.has('checked') ? 'on' : '')]);
  }
  for (const [, tag = '', words = ''] of inner.matchAll(/(<textarea\b[^>]*>)([^<]*)</g))
    fields.push([attributesOf(tag).get('name') ?? '', plain(words)]);
  for (const [, tag = '', options = ''] of inner.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const chosen = /<option\b[^>]*\sselected\b[^>]*>/.exec(options) ?? /<option\b[^>]*>/.exec(options);
    fields.push([attributesOf(tag).get('name') ?? '', attributesOf(chosen?.[0] ?? '').get('value') ?? '']);
  }
  return fields;
}

/** The names of boxes to tick that are not ticked, with their values. */
export function choicesOf(html: string): [string, string][] {
  return [...html.matchAll(/<input\b[^>]*type="(?:radio|checkbox)"[^>]*>/g)].map(([tag]) => {
    const input = attributesOf(tag);
    return [input.get('name') ?? '', input.get('value') ?? 'on'];
  });
}

/** The forms that a page posts. */
export function drawnForms(html: string): DrawnForm[] {
  return [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)]
    .map(([, tag = '', inner = '']) => {
      const form = attributesOf(tag);
      const buttons = [...inner.matchAll(/<button\b[^>]*>/g)].map(([button]) => attributesOf(button));
      return {
        isPost: form.get('method')?.toLowerCase() === 'post',
        action: form.get('action') || null,
        isMultipart: form.get('enctype') === 'multipart/form-data',
        fields: fieldsOf(inner),
        intents: buttons.filter((one) => one.get('name') === 'intent').map((one) => one.get('value') ?? ''),
      };
    })
    .filter(({ isPost }) => isPost);
}
