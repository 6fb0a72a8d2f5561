import type { Step } from '#src/domain/application/field.ts';

/**
 * The key of the question that an issue of a page is about: its dotted path without the id of a row, the word that its text
 * has too.
 * Shape: pure; null for what is no question of the page, so that there are never more keys than questions.
 */
export function questionKey(step: Step, path: string): string | null {
  for (const { name, fields = [] } of step.fields) {
    if (path === name) return name;
    const [row, column, ...rest] = path.startsWith(`${name}.`) ? path.slice(name.length + 1).split('.') : [];
    if (row && rest.length === 0 && fields.some((one) => one.name === column)) return `${name}.${column}`;
  }
  return null;
}
