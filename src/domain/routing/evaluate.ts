import type { Answers } from '#src/domain/application/answers.ts';
import type { AgencyKey, City, Fee, Lead, Moment, Rule, RuleEffect, Track, Words } from '#src/domain/city.ts';
import { type Facts, type FactValue, factsBehind, factsRead, holds } from '#src/domain/routing/conditions.ts';
import { factDefinition, factsOf, type MomentFacts } from '#src/domain/routing/facts.ts';
import {
  type AgencyPart,
  agenciesOf,
  conditionsOf,
  countDeciding,
  type DocumentNeed,
  documentsOf,
  effectsOf,
  type OutsideNeed,
  outsideOf,
} from '#src/domain/routing/gather.ts';
import { anchorsOf, leadsOf, type RequiredLead, requiredLead } from '#src/domain/routing/leads.ts';
import { type FiredMinimum, factsOfMinimum, minimumsOf } from '#src/domain/routing/minimums.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

export interface FiredRule {
  id: string;
  because: Words;
  source: string;
  verification: Rule['verification'];
  effectiveFrom: CalendarDate;
  /** The facts that made its condition hold, as they were. */
  facts: Record<string, FactValue>;
}

type EffectOf<K extends RuleEffect['kind']> = Extract<RuleEffect, { kind: K }>;

export interface Evaluation {
  rulesVersion: string;
  moment: Moment;
  track: Track;
  permitNeeded: boolean;
  fired: FiredRule[];
  suppressed: { id: string; by: string }[];
  /** In the city's order of agencies. `reads` are answer paths: a change there re-opens the review. */
  agencies: AgencyPart[];
  documents: DocumentNeed[];
  outside: OutsideNeed[];
  leads: { rule: string; lead: Lead; latestFilingDay: CalendarDate | null }[];
  required: RequiredLead & { late: boolean; mayBeRefusedForLateness: boolean };
  /** What dropping the item that decides the date would give; null when that would not help. */
  withoutDriver: { rule: string; days: number; earliestEventDay: CalendarDate } | null;
  conditions: { key: string; rules: string[] }[];
  fees: { rule: string; fee: Fee }[];
  warnings: { rule: string; words: Words }[];
  refusals: { rule: string; at: 'submit' | 'issue'; words: Words }[];
  duties: { rule: string; duty: EffectOf<'duty'>['duty']; words: Words }[];
  minimums: FiredMinimum[];
  /** Why it is not the kind of permit it looked like. */
  notTracks: { rule: string; track: Track; because: Words }[];
  /** What the silence of an agency means, by rule. */
  silences: { rule: string; agencies: AgencyKey[]; silence: EffectOf<'silence'> }[];
  /** Only the reviews whose rule inputs changed are opened again. */
  reopenTouched: boolean;
}

const isDerived = (fact: string) => factDefinition(fact)?.from === 'derived';
const readsDerived = (rule: Rule) => factsRead(rule.when).some(isDerived);

/** Rules that hold, minus those that another rule which holds switches off. */
const settle = (holding: readonly Rule[]) => {
  const by = new Map<string, string>();
  for (const rule of holding)
    for (const effect of rule.effects)
      if (effect.kind === 'suppress')
        for (const id of effect.rules) if (id !== rule.id && !by.has(id)) by.set(id, rule.id);
  return {
    fired: holding.filter((rule) => !by.has(rule.id)),
    suppressed: holding.flatMap((rule) => {
      const suppressor = by.get(rule.id);
      return suppressor === undefined ? [] : [{ id: rule.id, by: suppressor }];
    }),
  };
};

/**
 * The first rule of the city's list that names a track decides it, so a city orders its rules from special to general.
 * Without one, a case that somebody must decide is named after its place.
 */
const trackOf = (fired: readonly Rule[], decided: boolean, facts: Facts): Track => {
  const excluded = effectsOf(fired, 'not-track').map(({ effect }) => effect.track);
  const named = effectsOf(fired, 'track')
    .map(({ effect }) => effect.track)
    .find((track) => !excluded.includes(track) && !(decided && track === 'none'));
  if (named) return named;
  const places = Array.isArray(facts.places) ? facts.places : [];
  const isPrivate = places.length > 0 && places.every((type) => type === 'private_property');
  return decided ? (isPrivate ? 'private_property' : 'special_event') : 'none';
};

const firedRule = (rule: Rule, facts: Facts): FiredRule => ({
  id: rule.id,
  because: rule.because,
  source: rule.source,
  verification: rule.verification,
  effectiveFrom: rule.effectiveFrom,
  facts: Object.fromEntries(factsBehind(rule.when, facts).map((fact) => [fact, facts[fact] ?? null])),
});

const filingDay = ({ submittedOn, today }: MomentFacts): CalendarDate => submittedOn ?? today;

const rulesInEffect = (city: City, momentFacts: MomentFacts): Rule[] =>
  city.rules.filter(
    (rule) => rule.moments.includes(momentFacts.moment) && rule.effectiveFrom <= filingDay(momentFacts),
  );

/**
 * Which of a city's rules act on an application at a moment, why, and what follows from them.
 * Shape: pure and total: any partial answers give an evaluation. Rules keep the city's order; a rule not yet in effect on
 * the filing day does not act. Rules over derived facts are looked at last and add neither leads nor deciding agencies.
 * Units: `required.days` are calendar days before the first event day.
 * Errors: RangeError when the city lacks a threshold; a city that passed `cityProblems` has them all.
 * Source: city.rules[].source
 */
export function evaluate(city: City, answers: Answers, momentFacts: MomentFacts): Evaluation {
  const { moment } = momentFacts;
  const filedOn = filingDay(momentFacts);
  const inEffect = rulesInEffect(city, momentFacts);
  const answered = factsOf(answers, city, momentFacts);
  const holding = new Set(inEffect.filter((rule) => !readsDerived(rule) && holds(rule.when, answered)));
  const first = settle([...holding]);

  const anchors = anchorsOf(answers);
  const { required, withoutDriver } = requiredLead(first.fired, anchors, filedOn, city.businessCalendar);
  const late = required.latestFilingDay !== null && filedOn > required.latestFilingDay;
  const decidingAgencies = countDeciding(first.fired);

  const facts: Facts = { ...answered, late, decidingAgencies };
  const { fired, suppressed } = settle(
    inEffect.filter((rule) => holding.has(rule) || (readsDerived(rule) && holds(rule.when, facts))),
  );
  const agencies = agenciesOf(fired, city, facts);
  const outside = outsideOf(fired);
  const decided =
    agencies.some((one) => one.part === 'blocking') || outside.some((approval) => approval.blocking);
  const track = trackOf(fired, decided, facts);
  return {
    rulesVersion: city.rulesVersion,
    moment,
    track,
    permitNeeded: decided || (track !== 'none' && track !== 'notice'),
    fired: fired.map((rule) => firedRule(rule, facts)),
    suppressed,
    agencies,
    documents: documentsOf(fired, city),
    outside,
    leads: leadsOf(fired, anchors, city.businessCalendar),
    required: {
      ...required,
      late,
      mayBeRefusedForLateness: late && effectsOf(fired, 'never-late').length === 0,
    },
    withoutDriver,
    conditions: conditionsOf(fired),
    fees: fired.flatMap((rule) => rule.fees.map((fee) => ({ rule: rule.id, fee }))),
    warnings: effectsOf(fired, 'warn').map(({ rule, effect }) => ({ rule: rule.id, words: effect.words })),
    refusals: effectsOf(fired, 'refuse').map(({ rule, effect }) => ({
      rule: rule.id,
      at: effect.at,
      words: effect.words,
    })),
    duties: effectsOf(fired, 'duty').map(({ rule, effect }) => ({
      rule: rule.id,
      duty: effect.duty,
      words: effect.words,
    })),
    minimums: minimumsOf(fired, facts),
    notTracks: effectsOf(fired, 'not-track').map(({ rule, effect }) => ({
      rule: rule.id,
      track: effect.track,
      because: effect.because,
    })),
    silences: effectsOf(fired, 'silence').map(({ rule, effect }) => ({
      rule: rule.id,
      agencies: rule.agencies.map((one) => one.agency),
      silence: effect,
    })),
    reopenTouched: effectsOf(fired, 'reopen-touched').length > 0,
  };
}

const readsDerivedNumber = (rule: Rule) =>
  rule.effects.some((effect) => effect.kind === 'minimum' && factsOfMinimum(effect).some(isDerived));

/**
 * The `minimums` of `evaluate`, for a page that shows nothing else of it: only rules that compute a number or switch another
 * rule off are looked at, which are few.
 * Shape: pure and total, as `evaluate`.
 */
export function evaluateMinimums(city: City, answers: Answers, momentFacts: MomentFacts): FiredMinimum[] {
  const concerned = rulesInEffect(city, momentFacts).filter((rule) =>
    rule.effects.some(({ kind }) => kind === 'minimum' || kind === 'suppress'),
  );
  // What follows from the other rules is known only after all of them.
  if (concerned.some((rule) => readsDerived(rule) || readsDerivedNumber(rule)))
    return evaluate(city, answers, momentFacts).minimums;
  const facts = factsOf(answers, city, momentFacts);
  return minimumsOf(settle(concerned.filter((rule) => holds(rule.when, facts))).fired, facts);
}
