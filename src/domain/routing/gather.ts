import type { AgencyKey, City, Rule, RuleEffect } from '#src/domain/city.ts';
import { type Facts, factsBehind } from '#src/domain/routing/conditions.ts';
import { pathsRead } from '#src/domain/routing/facts.ts';
import { factsOfMinimum } from '#src/domain/routing/minimums.ts';

export interface AgencyPart {
  agency: AgencyKey;
  part: 'blocking' | 'informed';
  rules: string[];
  /** Dotted answer paths behind the rules: while they stay, the agency has nothing new to look at. */
  reads: string[];
}
export interface DocumentNeed {
  kind: string;
  hard: boolean;
  due: Rule['documents'][number]['due'];
  rules: string[];
  /** The question whose answer stands in for a file. */
  answeredBy?: string;
}
export interface OutsideNeed {
  approval: string;
  blocking: boolean;
  rules: string[];
}
/** The effects of one kind with their rules. Shape: pure, in the order of the rules. */
export function effectsOf<K extends RuleEffect['kind']>(
  rules: readonly Rule[],
  kind: K,
): { rule: Rule; effect: Extract<RuleEffect, { kind: K }> }[] {
  return rules.flatMap((rule) =>
    rule.effects
      .filter((effect): effect is Extract<RuleEffect, { kind: K }> => effect.kind === kind)
      .map((effect) => ({ rule, effect })),
  );
}

/** How many agencies must decide. Shape: pure. */
export function countDeciding(fired: readonly Rule[]): number {
  const found = new Set<AgencyKey>();
  for (const rule of fired)
    for (const one of rule.agencies) if (one.part === 'blocking') found.add(one.agency);
  return found.size;
}

/** The agencies of rules that fired. Shape: pure, in the city's order; an agency that must decide is not just informed. */
export function agenciesOf(fired: readonly Rule[], city: City, facts: Facts): AgencyPart[] {
  const parts = new Map<AgencyKey, { rules: Rule[]; blocking: boolean }>();
  for (const rule of fired)
    for (const { agency, part } of rule.agencies) {
      const known = parts.get(agency) ?? { rules: [], blocking: false };
      if (known.rules.at(-1) !== rule) known.rules.push(rule);
      known.blocking ||= part === 'blocking';
      parts.set(agency, known);
    }
  return city.agencies.flatMap(({ key }): AgencyPart[] => {
    const known = parts.get(key);
    if (!known) return [];
    return [
      {
        agency: key,
        part: known.blocking ? 'blocking' : 'informed',
        rules: known.rules.map((rule) => rule.id),
        reads: pathsRead(
          known.rules.flatMap((rule) => [...factsBehind(rule.when, facts), ...factsMeasured(rule)]),
        ),
      },
    ];
  });
}

/** What the numbers that a rule demands are computed from. */
const factsMeasured = (rule: Rule): string[] =>
  effectsOf([rule], 'minimum').flatMap(({ effect }) => factsOfMinimum(effect));

/** How early a document is due, smaller is earlier. Days before the event lie between review and issue. */
const dueRank = (due: DocumentNeed['due']): number => {
  if ('daysBefore' in due) return 2 - due.daysBefore / 10_000;
  if ('daysAfter' in due) return 5 + due.daysAfter / 10_000;
  return { submit: 0, review: 1, issue: 3, event: 4 }[due.at];
};

/**
 * The documents rules ask for.
 * Shape: pure; each kind once, the earliest due day and `hard` win. A paper that another one includes is not asked for beside it.
 */
export function documentsOf(fired: readonly Rule[], city: Pick<City, 'documentKinds'>): DocumentNeed[] {
  const needs = new Map<string, DocumentNeed>();
  const asked = new Set(fired.flatMap((rule) => rule.documents.map(({ kind }) => kind)));
  const whole = city.documentKinds.filter(({ key }) => asked.has(key));
  for (const rule of fired)
    for (const { kind, hard, due } of rule.documents) {
      if (whole.some(({ includes }) => includes.includes(kind))) continue;
      const need = needs.get(kind);
      if (!need) {
        const answeredBy = city.documentKinds.find((one) => one.key === kind)?.answeredBy;
        needs.set(kind, { kind, hard, due, rules: [rule.id], ...(answeredBy ? { answeredBy } : {}) });
        continue;
      }
      need.hard ||= hard;
      if (dueRank(due) < dueRank(need.due)) need.due = due;
      if (!need.rules.includes(rule.id)) need.rules.push(rule.id);
    }
  return [...needs.values()];
}

/** The approvals of others that rules ask for. Shape: pure; each once, blocking wins. */
export function outsideOf(fired: readonly Rule[]): OutsideNeed[] {
  const needs = new Map<string, OutsideNeed>();
  for (const rule of fired)
    for (const { approval, blocking } of rule.outside) {
      const need = needs.get(approval);
      if (!need) needs.set(approval, { approval, blocking, rules: [rule.id] });
      else {
        need.blocking ||= blocking;
        if (!need.rules.includes(rule.id)) need.rules.push(rule.id);
      }
    }
  return [...needs.values()];
}

/** The conditions rules suggest. Shape: pure; each once with its rules. */
export function conditionsOf(fired: readonly Rule[]): { key: string; rules: string[] }[] {
  const found = new Map<string, string[]>();
  for (const rule of fired)
    for (const key of rule.conditions) found.set(key, [...(found.get(key) ?? []), rule.id]);
  return [...found].map(([key, rules]) => ({ key, rules }));
}
