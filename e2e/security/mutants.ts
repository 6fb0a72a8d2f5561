import ts from 'typescript';

/** A change of one place of a program, as somebody makes it by mistake. */
export interface Mutant {
  /** What was there and what stands there now. */
  what: string;
  source: string;
  /** The constant or the property that holds the place. */
  place: string;
}

interface Edit {
  node: ts.Node;
  to: string;
}

const KINDS = ["'visitor'", "'applicant'", "'delegate'", "'outside'", "'staff'", "'system'"];

/** Every role and every kind of person that a text names is replaced by each of the others. */
function otherWords(node: ts.StringLiteral, words: readonly string[]): Edit[] {
  const written = `'${node.text}'`;
  for (const family of [KINDS, words]) {
    if (family.includes(written)) return family.filter((one) => one !== written).map((to) => ({ node, to }));
  }
  return [{ node, to: `'${node.text}x'` }];
}

function editsOfBinary(node: ts.BinaryExpression, text: (node: ts.Node) => string): Edit[] {
  const [left, sign, right] = [text(node.left), node.operatorToken.getText(), text(node.right)];
  if (sign === '&&' || sign === '||') {
    const other = sign === '&&' ? '||' : '&&';
    return [
      { node, to: `(${left})` },
      { node, to: `(${right})` },
      { node, to: `((${left}) ${other} (${right}))` },
    ];
  }
  if (sign === '===') return [{ node, to: `(${left} !== ${right})` }];
  if (sign === '!==') return [{ node, to: `(${left} === ${right})` }];
  return [];
}

/** Those that a rule could let in as well, but for whom it names already. A rule that looks at nobody is for everybody. */
function guestsOf(
  rule: ts.ArrowFunction,
  words: readonly string[],
  text: (node: ts.Node) => string,
): string[] {
  if (rule.parameters.length === 0 || !ts.isPropertyAssignment(rule.parent)) return [];
  const named = text(rule.body).split(/\s*\|\|\s*/);
  const guests: [string, string][] = [
    ...words.map((role): [string, string] => [`has(actor, ${role})`, `has(actor, ${role})`]),
    ...KINDS.map((kind): [string, string] => [
      kind === "'system'" ? 'isSystem(actor)' : `actor.kind === ${kind}`,
      `actor.kind === ${kind}`,
    ]),
  ];
  return guests.filter(([name]) => !named.includes(name)).map(([, more]) => more);
}

/** What may be wrong at one place: a condition dropped, turned round, or about somebody else. */
function editsOf(node: ts.Node, words: readonly string[], text: (node: ts.Node) => string): Edit[] {
  if (ts.isBinaryExpression(node)) return editsOfBinary(node, text);
  if (ts.isPrefixUnaryExpression(node)) return [{ node, to: `(${text(node.operand)})` }];
  if (ts.isStringLiteral(node) && !ts.isPropertyAssignment(node.parent)) return otherWords(node, words);
  if (ts.isCallExpression(node)) {
    const called = text(node.expression);
    if (called.endsWith('.toLowerCase')) return [{ node, to: called.replace(/\.toLowerCase$/, '') }];
    return [
      { node, to: `(!${text(node)})` },
      { node, to: 'true' },
      { node, to: 'false' },
    ];
  }
  if (ts.isArrowFunction(node)) {
    const { body } = node;
    return [
      { node: body, to: 'true' },
      { node: body, to: 'false' },
      { node: body, to: `!(${text(body)})` },
      ...guestsOf(node, words, text).map((more) => ({ node: body, to: `(${text(body)}) || ${more}` })),
    ];
  }
  return [];
}

/** A program without its types. Shape: pure. */
export const plainSource = (typed: string): string =>
  ts.transpileModule(typed, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  }).outputText;

/**
 * Every mutant of the functions that a program defines at its top with `const`, and of those inside its objects.
 * Shape: pure; `source` has no types. `names` are the constants to change, `words` texts with their quotes that are
 * swapped for each other.
 */
export function mutantsOf(source: string, names: readonly string[], words: readonly string[]): Mutant[] {
  const file = ts.createSourceFile('policy.js', source, ts.ScriptTarget.Latest, true);
  const text = (node: ts.Node) => node.getText(file);
  const found: Mutant[] = [];
  const walk = (node: ts.Node, where: string) => {
    const place = ts.isPropertyAssignment(node) ? text(node.name) : where;
    for (const { node: old, to } of editsOf(node, words, text)) {
      if (to === text(old)) continue;
      found.push({
        place,
        what: `${place}: ${text(old).replaceAll(/\s+/g, ' ')} → ${to.replaceAll(/\s+/g, ' ')}`,
        source: source.slice(0, old.getStart(file)) + to + source.slice(old.getEnd()),
      });
    }
    ts.forEachChild(node, (child) => walk(child, place));
  };
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (initializer && names.includes(text(name))) walk(initializer, text(name));
  }
  return found;
}
