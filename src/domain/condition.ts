import { parseNumber, parseTime } from '#src/domain/application/parse.ts';
import type { City, LibraryCondition, ProofKind } from '#src/domain/city.ts';
import { fillCondition } from '#src/domain/review.ts';
import type { Spoken } from '#src/domain/shared/locale.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  type ConditionState,
  isFinal,
} from '#src/domain/workflow/states.ts';

/** What a condition says about a subject, in a way that can be compared: `21:30`, `20`, `own-people`. */
export interface Claim {
  subject: string;
  value: string;
}

type Parameter = LibraryCondition['parameters'][number];
export type Subjects = City['conditionSubjects'];

/** What is wrong with a value that a reviewer filled into a gap. */
export type GapIssue = 'required' | 'not-a-time' | 'am-or-pm' | 'not-a-number';

const numberIn = (typed: string): number | null => parseNumber(typed, 'decimal');

/** What is wrong with the value of a gap. Shape: pure; null when it can be read as what it is. */
export function gapIssue(parameter: Pick<Parameter, 'kind'>, typed: string): GapIssue | null {
  if (typed.trim() === '') return 'required';
  if (parameter.kind === 'number') return numberIn(typed) === null ? 'not-a-number' : null;
  if (parameter.kind === 'text') return null;
  const read = parseTime(typed);
  if (read === null) return 'not-a-time';
  return read === 'am-or-pm' ? 'am-or-pm' : null;
}

const comparable = (kind: Parameter['kind'], typed: string): string => {
  if (kind === 'number') return String(numberIn(typed) ?? '');
  return kind === 'time' ? (parseTime(typed) ?? '') : typed.trim().toLowerCase();
};

/**
 * What a condition of the library says with these values.
 * Shape: pure; `9 p.m.` and `21:00` are one value, as are `20` and `20.0`.
 */
export function claimsOf(
  entry: Pick<LibraryCondition, 'claims' | 'parameters'>,
  values: Readonly<Record<string, string>>,
): Claim[] {
  return entry.claims.map((claim) => {
    if ('value' in claim) return claim;
    const parameter = entry.parameters.find((one) => one.name === claim.parameter);
    return {
      subject: claim.subject,
      value: comparable(parameter?.kind ?? 'text', values[claim.parameter] ?? ''),
    };
  });
}

/** What a reviewer chose or wrote. */
export interface ConditionInput {
  libraryKey: string | null;
  parameters: Record<string, string>;
  words: string;
  met: LibraryCondition['met'];
  /** What shows that a condition in own words is met; without it nothing does. */
  proof?: ProofKind;
  /** The pin on a plan that it is made of. */
  pinId?: string | null;
}

/** A condition as a decision keeps it. */
interface DecidedCondition {
  agency: string;
  pin_id: string | null;
  position: number;
  library_key: string | null;
  library_version: number | null;
  parameters: Record<string, string>;
  words_en: string;
  words_es: string;
  met: LibraryCondition['met'];
  is_public: boolean;
  proof_kind: ProofKind;
  proof_en: string | null;
  proof_es: string | null;
  claims: Claim[];
}

/**
 * The conditions of a decision with everything they say, as they stand in the library today.
 * Shape: pure; in the order given. Errors: throws Refused `invalid-input` for none, for one that is not of the agency, for a gap
 * that is empty or cannot be read, and for own words that are missing.
 */
export function decidedConditions(
  city: City,
  agency: string,
  chosen: readonly ConditionInput[],
): DecidedCondition[] {
  if (chosen.length === 0) throw new Refused('invalid-input');
  return chosen.map((one, position) => ({
    agency,
    pin_id: one.pinId ?? null,
    position,
    ...(one.libraryKey === null ? ownCondition(one) : libraryCondition(city, agency, one)),
  }));
}

/** A condition as its organizer reads it: what it says, when it must be met, and what shows that it is. */
export interface ToldCondition {
  says: Spoken;
  met: LibraryCondition['met'];
  proofKind: ProofKind;
  /** The city's own words for what shows it; null where those for its kind say enough. */
  proof: Spoken | null;
}

/** What the organizer will read of the conditions of a decision. Shape: pure; in the order given. */
export const toldConditions = (decided: readonly DecidedCondition[]): ToldCondition[] =>
  decided.map((one) => ({
    says: { en: one.words_en, es: one.words_es },
    met: one.met,
    proofKind: one.proof_kind,
    proof: one.proof_en !== null && one.proof_es !== null ? { en: one.proof_en, es: one.proof_es } : null,
  }));

/**
 * What the rules suggest to an agency as it stands, every gap filled with its suggested value.
 * Shape: pure; in the order of the library. Null when a suggested condition has a gap that somebody must fill by hand.
 */
export function conditionsAsSuggested(
  library: readonly LibraryCondition[],
  agency: string,
  keys: readonly string[],
): ConditionInput[] | null {
  const entries = library.filter((entry) => entry.agency === agency && keys.includes(entry.key));
  if (entries.some((entry) => entry.parameters.some((gap) => gap.suggested === undefined))) return null;
  return entries.map((entry) => ({
    libraryKey: entry.key,
    parameters: Object.fromEntries(entry.parameters.map((gap) => [gap.name, gap.suggested ?? ''])),
    words: '',
    met: entry.met,
  }));
}

function ownCondition(one: ConditionInput): Omit<DecidedCondition, 'agency' | 'pin_id' | 'position'> {
  const words = one.words.trim();
  if (words === '') throw new Refused('invalid-input');
  const proof = one.proof ?? 'none';
  return {
    library_key: null,
    library_version: null,
    parameters: one.parameters,
    words_en: words,
    words_es: words,
    met: one.met,
    is_public: false,
    // The permit waits for it, so somebody has to see it.
    proof_kind: proof === 'none' && one.met === 'before_issue' ? 'inspection' : proof,
    proof_en: null,
    proof_es: null,
    claims: [],
  };
}

function libraryCondition(
  city: City,
  agency: string,
  { libraryKey, parameters }: ConditionInput,
): Omit<DecidedCondition, 'agency' | 'pin_id' | 'position'> {
  const entry = city.conditionLibrary.find((one) => one.key === libraryKey && one.agency === agency);
  if (!entry) throw new Refused('invalid-input');
  if (entry.parameters.some((parameter) => gapIssue(parameter, parameters[parameter.name] ?? '') !== null))
    throw new Refused('invalid-input');
  return {
    library_key: entry.key,
    library_version: entry.version,
    parameters,
    words_en: fillCondition(entry.words.en, parameters),
    words_es: fillCondition(entry.words.es, parameters),
    met: entry.met,
    is_public: entry.public,
    proof_kind: entry.proof.kind,
    proof_en: entry.proof.words?.en ?? null,
    proof_es: entry.proof.words?.es ?? null,
    claims: claimsOf(entry, parameters),
  };
}

/** The part of a condition that says whether it counts. */
export interface Standing {
  id: string;
  agency: string;
  state: ConditionState;
  /** Another condition holds in its place, as the coordinator recorded. */
  is_set_aside: boolean;
  claims: readonly Claim[];
}

/** Whether the organizer must keep to a condition. Shape: pure. */
export const isInForce = (one: Pick<Standing, 'state' | 'is_set_aside'>): boolean =>
  one.state !== 'waived' && !one.is_set_aside;

/** Conditions that cannot all hold, and what each says. */
export interface Contradiction<C extends Standing = Standing> {
  subject: string;
  conditions: C[];
  /** What each of them says, in the order of `conditions`. */
  values: string[];
}

/** What the coordinator recorded about conditions of one subject. */
export interface Settlement {
  subject: string;
  condition_ids: readonly string[];
  /** The condition that holds; null when all of them can hold. */
  holds_id: string | null;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/**
 * Conditions that speak of one subject and say different things, of those that count.
 * Shape: pure; one for each subject, in the order of the city's list; what the coordinator found to hold together is left out,
 * as long as these are still the same conditions. Subjects of which the stricter value counts have none.
 */
export function contradictionsOf<C extends Standing>(
  conditions: readonly C[],
  settlements: readonly Settlement[],
  subjects: Subjects,
): Contradiction<C>[] {
  const counting = conditions.filter(isInForce);
  return subjects.flatMap((subject) => {
    if (subject.compare !== 'equal') return [];
    const said = counting.flatMap((one) => {
      const claim = one.claims.find((candidate) => candidate.subject === subject.key);
      return claim ? [{ one, value: claim.value }] : [];
    });
    if (new Set(said.map(({ value }) => value)).size < 2) return [];
    const ids = said.map(({ one }) => one.id);
    const isSettled = settlements.some(
      (settled) =>
        settled.subject === subject.key && settled.holds_id === null && isSame(settled.condition_ids, ids),
    );
    if (isSettled) return [];
    return [
      {
        subject: subject.key,
        conditions: said.map(({ one }) => one),
        values: said.map(({ value }) => value),
      },
    ];
  });
}

/**
 * Conditions that a stricter one of the same subject makes idle: 5,000 people where another says 4,000.
 * Shape: pure; ids, in the order given. Both hold at once, so nothing needs to be settled.
 */
export function outdoneBy(conditions: readonly Standing[], subjects: Subjects): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, compare } of subjects) {
    if (compare === 'equal') continue;
    const said = conditions.filter(isInForce).flatMap((one) => {
      const claim = one.claims.find((candidate) => candidate.subject === key);
      return claim && claim.value !== '' ? [{ id: one.id, value: Number(claim.value) }] : [];
    });
    const strictest = said.reduce<(typeof said)[number] | null>((best, one) => {
      if (best === null) return one;
      return (compare === 'highest' ? one.value > best.value : one.value < best.value) ? one : best;
    }, null);
    for (const one of said) if (strictest && one.value !== strictest.value) found.set(one.id, strictest.id);
  }
  return found;
}

/** A condition with when it must be met. */
export type ConditionUnderWay = Standing & { met: LibraryCondition['met'] };

/** Whether the permit waits for a condition. Shape: pure. */
export const isDueBeforeIssue = (one: ConditionUnderWay): boolean =>
  one.met === 'before_issue' && one.state !== 'met' && isInForce(one);

/** How the organizer shows that a condition is met. */
export const SENT_AS: Readonly<Record<ProofKind, 'file' | 'words' | null>> = {
  none: null,
  photo: 'file',
  document: 'file',
  receipt: 'file',
  words: 'words',
  inspection: null,
};

/** Whether the organizer has something to send for a condition now. Shape: pure. */
export const isProofAwaited = (one: Standing & { proof_kind: ProofKind }): boolean =>
  isInForce(one) &&
  SENT_AS[one.proof_kind] !== null &&
  (one.state === 'open' || one.state === 'proof_refused');

/**
 * Whether a condition may still be shown, judged or settled in this status.
 * Shape: pure; what was due before the permit stays as it was once there is one.
 */
export function isChangeable(met: LibraryCondition['met'], status: ApplicationStatus): boolean {
  if (met !== 'before_issue') return !isFinal(status);
  return APPLICATION_STATUSES[status].withCity || APPLICATION_STATUSES[status].editable;
}
