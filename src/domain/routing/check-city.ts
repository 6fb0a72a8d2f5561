import type { Field } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import type { City, Condition, Rule, RuleEffect } from '#src/domain/city.ts';
import { gapIssue } from '#src/domain/condition.ts';
import { asCalendarDays } from '#src/domain/deadlines.ts';
import { canHold } from '#src/domain/routing/can-hold.ts';
import { factsRead } from '#src/domain/routing/conditions.ts';
import { factDefinition, THRESHOLDS_READ } from '#src/domain/routing/facts.ts';

const twice = (keys: readonly string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);

/** Facts of the moment are null while nobody knows them; under a `not` they would fire on not knowing. */
const negatedMomentFacts = (condition: Condition, negated = false): string[] => {
  if ('all' in condition) return condition.all.flatMap((part) => negatedMomentFacts(part, negated));
  if ('any' in condition) return condition.any.flatMap((part) => negatedMomentFacts(part, negated));
  if ('not' in condition) return negatedMomentFacts(condition.not, !negated);
  if (!('fact' in condition) || !negated) return [];
  return factDefinition(condition.fact)?.from === 'answers' ? [] : [condition.fact];
};

const kindsWanted = (condition: Condition): [fact: string, kind: string][] => {
  if ('all' in condition) return condition.all.flatMap(kindsWanted);
  if ('any' in condition) return condition.any.flatMap(kindsWanted);
  if ('not' in condition) return kindsWanted(condition.not);
  if (!('fact' in condition)) return [];
  if ('includes' in condition) return [[condition.fact, 'list']];
  if ('oneOf' in condition) return [[condition.fact, 'text']];
  if ('is' in condition) return [[condition.fact, typeof condition.is === 'boolean' ? 'boolean' : 'text']];
  return [[condition.fact, 'number']];
};

const numberFact = (key: string) => factDefinition(key)?.kind === 'number';

const conditionProblems = (rule: Rule): string[] => [
  ...kindsWanted(rule.when).flatMap(([fact, kind]) => {
    const found = factDefinition(fact);
    if (!found) return [`reads the unknown fact ${fact}`];
    return found.kind === kind ? [] : [`compares ${fact}, a ${found.kind}, as a ${kind}`];
  }),
  ...negatedMomentFacts(rule.when).map((fact) => `must not negate ${fact}, which may be unknown`),
];

/** The words that a comparison asks for, with their facts. */
const wordsWanted = (condition: Condition): [fact: string, word: string][] => {
  if ('all' in condition) return condition.all.flatMap(wordsWanted);
  if ('any' in condition) return condition.any.flatMap(wordsWanted);
  if ('not' in condition) return wordsWanted(condition.not);
  if (!('fact' in condition)) return [];
  const said = 'oneOf' in condition ? condition.oneOf : [];
  const one = 'is' in condition ? condition.is : 'includes' in condition ? condition.includes : null;
  return [...said, one].flatMap((word) => (typeof word === 'string' ? [[condition.fact, word]] : []));
};

type Options = readonly (readonly [path: string, options: readonly string[]])[];

/** The options of a question and of its columns, by their paths. */
const optionsOf = (field: Field, path: string): Options => [
  [path, [...(field.options ?? []), ...(field.optionsKept ?? [])]],
  ...(field.fields ?? []).flatMap((column) => optionsOf(column, `${path}.${column.name}`)),
];

/** Words that no question behind the fact offers and no street of the city has: the rule would wait for them for ever. */
const reachProblems = (rule: Rule, city: City, options: Options): string[] => {
  const classes = new Set<string>(city.register.streets.map((street) => street.class));
  const offers = (fact: string, word: string) =>
    (factDefinition(fact)?.reads ?? []).some((read) =>
      options.some(([path, words]) => (path === read || path.startsWith(`${read}.`)) && words.includes(word)),
    );
  return [
    ...wordsWanted(rule.when)
      .filter(([fact, word]) => factDefinition(fact) && !offers(fact, word) && !classes.has(word))
      .map(([fact, word]) => `waits for ${fact} to be ${word}, which nobody can answer`),
    ...(canHold(rule.when) ? [] : ['has a condition that contradicts itself']),
  ];
};

/** Derived facts are known only after the other rules have fired, so a rule over them must not change those. */
const derivedProblems = (rule: Rule): string[] => {
  if (!factsRead(rule.when).some((fact) => factDefinition(fact)?.from === 'derived')) return [];
  const acts =
    rule.lead?.force === 'required' ||
    rule.agencies.some((one) => one.part === 'blocking') ||
    rule.effects.some((effect) => effect.kind === 'suppress' || effect.kind === 'drop-leads');
  return acts ? ['reads what the other rules give, so it must not add leads, decisions or suppression'] : [];
};

const effectProblems = (rule: Rule, city: City): string[] => {
  const ids = new Set(city.rules.map((one) => one.id));
  const suppressors = new Set(
    city.rules.filter((one) => one.effects.some((effect) => effect.kind === 'suppress')).map((one) => one.id),
  );
  const guarded = new Set(
    city.agencies.filter((one) => one.role === 'fire' || one.role === 'buildings').map((one) => one.key),
  );
  return rule.effects.flatMap((effect) => {
    if (effect.kind === 'suppress')
      return effect.rules.flatMap((id) => {
        if (!ids.has(id)) return [`suppresses the unknown rule ${id}`];
        return suppressors.has(id) ? [`suppresses ${id}, which suppresses others itself`] : [];
      });
    if (effect.kind === 'drop-leads')
      return [...effect.rules, ...effect.except]
        .filter((id) => !ids.has(id))
        .map((id) => `drops the lead of the unknown rule ${id}`);
    if (effect.kind === 'minimum') return minimumProblems(effect);
    if (effect.kind === 'silence' && effect.outcome === 'no-objection')
      return [
        ...rule.agencies
          .filter((one) => guarded.has(one.agency))
          .map((one) => `takes the silence of ${one.agency} as agreement; fire and structures never may`),
        // Only business days leave out the time in which the applicant had the ball.
        ...(effect.dayKind === 'business' ? [] : ['takes silence as agreement in calendar days']),
      ];
    return [];
  });
};

const minimumProblems = (effect: Extract<RuleEffect, { kind: 'minimum' }>): string[] => [
  ...[effect.fact, effect.of, ...(effect.count.by === 'table' ? [effect.count.minutes] : [])]
    .filter((fact) => !numberFact(fact))
    .map((fact) => `counts ${fact}, which is no number`),
  ...(effect.plus && factDefinition(effect.plus.when)?.kind !== 'boolean'
    ? [`adds a share when ${effect.plus.when}, which is no yes or no`]
    : []),
  ...(effect.count.by === 'table' ? tableProblems(effect.count) : []),
  ...(effect.count.by === 'steps' && !isRising(effect.count.rows.map(({ upTo }) => upTo))
    ? ['has steps out of order']
    : []),
];

const tableProblems = ({ hours, rows }: { hours: number[]; rows: { upTo: number; needed: number[] }[] }) => [
  ...(rows.every(({ needed }) => needed.length === hours.length) ? [] : ['has a table with gaps']),
  ...(isRising(hours) && isRising(rows.map(({ upTo }) => upTo)) ? [] : ['has a table out of order']),
];

const isRising = (values: number[]) => values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));

/** Who files on the last day must still be able to send every paper in time. */
const dueProblems = ({ lead, documents }: Rule): string[] =>
  lead === undefined
    ? []
    : documents
        .filter(({ due }) => 'daysBefore' in due && due.daysBefore > asCalendarDays(lead))
        .map(({ kind }) => `wants ${kind} before the last day to file`);

const referenceProblems = (rule: Rule, city: City): string[] => {
  const missing = (found: readonly { key: string }[], keys: readonly string[], what: string) =>
    keys
      .filter((key) => !found.some((one) => one.key === key))
      .map((key) => `names the unknown ${what} ${key}`);
  return [
    ...missing(
      city.agencies,
      rule.agencies.map((one) => one.agency),
      'agency',
    ),
    ...missing(
      city.documentKinds,
      rule.documents.map((one) => one.kind),
      'document',
    ),
    ...missing(
      city.outsideApprovals,
      rule.outside.map((one) => one.approval),
      'outside approval',
    ),
    ...missing(city.conditionLibrary, rule.conditions, 'condition'),
    ...rule.fees.flatMap((fee) =>
      fee.kind === 'per-unit' && !numberFact(fee.fact) ? [`charges per ${fee.fact}, which is no number`] : [],
    ),
  ];
};

const libraryProblems = (city: City): string[] =>
  city.conditionLibrary.flatMap((entry) => {
    const names = entry.parameters.map((parameter) => parameter.name).sort();
    return [entry.words.en, entry.words.es].flatMap((text) => {
      const used = [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort(); // {minutes}
      return used.join() === names.join()
        ? []
        : [`condition ${entry.key}: its words name ${used.join()} but its parameters are ${names.join()}`];
    });
  });

const entryProblems = (city: City): string[] =>
  city.conditionLibrary.flatMap((entry) => {
    const told = (problem: string) => `condition ${entry.key} ${problem}`;
    const versions = entry.earlier.map((one) => one.version).join();
    const wanted = Array.from({ length: entry.version - 1 }, (_, i) => i + 1).join();
    return [
      ...(versions === wanted
        ? []
        : [told(`has version ${entry.version} but keeps the words of ${versions || 'none'}`)]),
      ...(entry.met === 'before_issue' && entry.proof.kind === 'none'
        ? [told('blocks the permit, and nothing can prove it')]
        : []),
      ...entry.parameters.flatMap((parameter) =>
        parameter.suggested !== undefined && gapIssue(parameter, parameter.suggested) !== null
          ? [told(`suggests ${parameter.suggested}, which is no ${parameter.kind}`)]
          : [],
      ),
      ...entry.claims.flatMap((claim) => {
        const subject = city.conditionSubjects.find((one) => one.key === claim.subject);
        if (!subject) return [told(`speaks of the unknown ${claim.subject}`)];
        const parameter =
          'parameter' in claim ? entry.parameters.find((one) => one.name === claim.parameter) : null;
        if (parameter === undefined || parameter?.kind === 'text')
          return [told(`says nothing comparable of ${claim.subject}`)];
        return subject.compare !== 'equal' && parameter?.kind !== 'number'
          ? [told(`has no number for ${claim.subject}`)]
          : [];
      }),
    ];
  });

const isListQuestion = (path: string) =>
  allSteps().some((step) => step.fields.some((field) => field.name === path && field.kind === 'rows'));

const isNumberQuestion = (path: string) =>
  allSteps().some((step) =>
    step.fields.some((field) => field.name === path && ['integer', 'decimal'].includes(field.kind)),
  );

/**
 * What is wrong with a city beyond its shape: names that lead nowhere, rules that contradict each other.
 * Shape: pure; empty when the city may be served. Each problem is one sentence for the person who writes the city.
 */
export function cityProblems(city: City): string[] {
  const agencies = city.agencies.map((one) => one.key);
  const districts = city.districts.map((one) => one.key);
  const places = city.register.places.map((one) => one.key);
  const unknown = (keys: readonly string[], known: readonly string[], where: string) =>
    keys.filter((key) => !known.includes(key)).map((key) => `${where} names the unknown ${key}`);
  const answered = city.documentKinds.flatMap(({ key, answeredBy }) =>
    answeredBy === undefined || isListQuestion(answeredBy)
      ? []
      : [`document ${key} is answered by ${answeredBy}, which is no list of the form`],
  );
  const moving = city.smallChanges.flatMap(({ path }) =>
    isNumberQuestion(path) ? [] : [`small changes name ${path}, which is no number of the form`],
  );
  const options = allSteps().flatMap((step) => step.fields.flatMap((field) => optionsOf(field, field.name)));
  const lists: [string, readonly string[]][] = [
    ['rules', city.rules.map((one) => one.id)],
    ['agencies', agencies],
    ['documents', city.documentKinds.map((one) => one.key)],
    ['outside approvals', city.outsideApprovals.map((one) => one.key)],
    ['conditions', city.conditionLibrary.map((one) => one.key)],
    ['condition subjects', city.conditionSubjects.map((one) => one.key)],
    ['denial reasons', city.denialReasons.map((one) => one.key)],
    ['return reasons', city.returnReasons.map((one) => one.key)],
    ['places', places],
    ['small changes', city.smallChanges.map((one) => one.path)],
    ['districts', districts],
  ];
  return [
    ...answered,
    ...moving,
    ...lists.flatMap(([name, keys]) => twice(keys).map((key) => `${name} have ${key} twice`)),
    ...THRESHOLDS_READ.filter((key) => !city.thresholds[key]).map((key) => `there is no threshold ${key}`),
    ...unknown([city.coordinatorAgency], agencies, 'the city'),
    ...unknown(
      city.conditionLibrary.map((one) => one.agency),
      agencies,
      'the condition library',
    ),
    ...unknown(
      city.documentKinds.flatMap((one) => one.includes),
      city.documentKinds.map((one) => one.key),
      'a document',
    ),
    ...unknown(
      city.documentKinds.flatMap((one) => one.readers),
      agencies,
      'a document',
    ),
    ...unknown(
      [...city.register.places, ...city.register.streets].map((one) => one.district),
      districts,
      'the register',
    ),
    ...unknown(
      city.fullDays.flatMap((one) => one.place ?? []),
      places,
      'a full day',
    ),
    ...libraryProblems(city),
    ...entryProblems(city),
    ...city.rules.flatMap((rule) =>
      [
        ...conditionProblems(rule),
        ...reachProblems(rule, city, options),
        ...derivedProblems(rule),
        ...effectProblems(rule, city),
        ...dueProblems(rule),
        ...referenceProblems(rule, city),
      ].map((problem) => `rule ${rule.id} ${problem}`),
    ),
  ];
}
