import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/*
 * A language that nobody speaks, made by machine from the English words: what somebody would write who adds one, in the one
 * folder where they would write it.
 */

const LONGER: Record<string, string> = { a: 'áä', e: 'éë', i: 'íï', o: 'óö', u: 'úü' };

/** English words with accents, a third longer. What stands in braces is filled in, and addresses stay as they are. */
export const made = (english: string): string =>
  english.replace(/\{\w+\}|\S*[@/]\S*|[aeiou]/g, (found) => LONGER[found] ?? found); // {percent}, name@example.org, e

const isOperand = (parent: ts.Node): boolean =>
  ts.isBinaryExpression(parent) &&
  [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(
    parent.operatorToken.kind,
  );

/** Whether a text of the source is something that people read, and not a name, a type or a value that is compared. */
function isRead(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTemplateExpression(parent) || ts.isTemplateSpan(parent)) return true;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isArrowFunction(parent) || ts.isReturnStatement(parent)) return true;
  return isOperand(parent) || ts.isArrayLiteralExpression(parent) || ts.isParenthesizedExpression(parent);
}

const hasText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node);

/** A file of English words in another language: its words, its own name where a formatter is told the language, its imports. */
function translated(source: string, code: string): string {
  const file = ts.createSourceFile('words.ts', source, ts.ScriptTarget.Latest, true);
  const changes: { at: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (hasText(node)) {
      const [at, end] = [node.getStart(file), node.getEnd()];
      const text = source.slice(at, end);
      if (ts.isImportDeclaration(node.parent))
        changes.push({ at, end, text: text.replace('#src/text/en/', `#src/text/${code}/`) });
      else if (node.text === 'en') changes.push({ at, end, text: `'${code}'` });
      else if (isRead(node)) changes.push({ at, end, text: made(text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return changes.reduceRight((all, { at, end, text }) => all.slice(0, at) + text + all.slice(end), source);
}

/** Copies a source tree without what is made from it; packages are linked one by one, so that none of their caches is shared. */
export function copyOf(root: string, folder: string): void {
  const left = ['node_modules', 'dist', '.git', '.data', '.astro', 'src/content/pictures'];
  const skipped = new Set(left.map((name) => join(root, name)));
  cpSync(root, folder, { recursive: true, filter: (path) => !skipped.has(path) });
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name === '.bin' || !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(packages, name));
}

/** Writes the folder of words of a language into a source tree, and the one line that registers it. */
export function addLanguage(folder: string, code: string, language: string): void {
  const english = join(folder, 'src/text/en');
  const own = join(folder, 'src/text', code);
  mkdirSync(join(own, 'questions'), { recursive: true });
  for (const name of globSync('**/*.ts', { cwd: english }))
    writeFileSync(join(own, name), translated(readFileSync(join(english, name), 'utf8'), code));
  // The list of subjects is that of any language but English, which sets its shape.
  const spanish = readFileSync(join(folder, 'src/text/es/text.ts'), 'utf8');
  writeFileSync(
    join(own, 'text.ts'),
    spanish.replaceAll('/es/', `/${code}/`).replace('const es: Text', `const ${code}: Text`),
  );
  const list = join(folder, 'src/domain/shared/locale.ts');
  const last = '\n} as const satisfies Record<string, Language>;';
  writeFileSync(list, readFileSync(list, 'utf8').replace(last, `\n  ${code}: ${language},${last}`));
}
