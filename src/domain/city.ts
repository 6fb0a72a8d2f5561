import * as z from 'zod';
import { EVENT_KINDS } from '#src/domain/application/answers.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';

/**
 * Everything a city may configure. A city is data of this shape; no code asks which city it is.
 * Every legal number carries where it comes from, since when it holds, and how sure we are of it.
 */
const words = z.strictObject(
  Object.fromEntries(locales.map((locale) => [locale, z.string().min(1)])) as Record<Locale, z.ZodString>,
);
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/); // fire-marshal
const sourced = {
  source: z.string().min(1),
  /** `verified`: read at the source. `unverified`: general knowledge or second hand. `proposed`: our own default. */
  verification: z.enum(['verified', 'unverified', 'proposed']),
  effectiveFrom: z.iso.date(),
};

const scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Condition =
  | { always: true }
  | { fact: string; is: string | number | boolean }
  | { fact: string; oneOf: (string | number)[] }
  | { fact: string; includes: string }
  | { fact: string; atLeast: number }
  | { fact: string; moreThan: number }
  | { fact: string; lessThan: number }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ fact: z.string(), is: scalar }),
    z.strictObject({ fact: z.string(), oneOf: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ fact: z.string(), includes: z.string() }),
    z.strictObject({ fact: z.string(), atLeast: z.number() }),
    z.strictObject({ fact: z.string(), moreThan: z.number() }),
    z.strictObject({ fact: z.string(), lessThan: z.number() }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

export const MOMENTS = ['triage', 'submit', 'review', 'deny', 'change', 'overdue'] as const;
export type Moment = (typeof MOMENTS)[number];

export const TRACKS = [
  'none',
  'notice',
  'block_party',
  'special_event',
  'parade',
  'park_gathering',
  'park_event',
  'private_property',
  'speech',
  'film',
  'series',
  'curb_lane',
  'carnival',
] as const;
export type Track = (typeof TRACKS)[number];

const leadSchema = z.strictObject({
  days: z.number().int().min(0),
  kind: z.enum(['calendar', 'business']),
  anchor: z.enum(['first_event_day', 'first_setup_day', 'installation', 'opening']),
  /** `required` decides the earliest date, `advice` is only said, `notice` is a duty after filing (posting signs). */
  force: z.enum(['required', 'advice', 'notice']).default('required'),
});
export type Lead = z.infer<typeof leadSchema>;

const dueSchema = z.union([
  z.strictObject({ at: z.enum(['submit', 'review', 'issue', 'event']) }),
  z.strictObject({ daysBefore: z.number().int().min(0) }),
  z.strictObject({ daysAfter: z.number().int().min(0) }),
]);

/** Kinds of fee. Amounts in integer cents, shares in basis points (100 = 1 %). */
const feeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('flat'),
    label: words,
    cents: z.number().int(),
    /** Somebody else takes this money, so the city cannot lower it. */
    paidTo: words.optional(),
  }),
  z.strictObject({
    kind: z.literal('by-lead-days'),
    label: words,
    bands: z.array(z.strictObject({ atLeastDays: z.number().int(), cents: z.number().int() })).min(1),
  }),
  z.strictObject({
    kind: z.literal('by-people'),
    label: words,
    bands: z.array(z.strictObject({ upTo: z.number().int().nullable(), cents: z.number().int() })).min(1),
  }),
  z.strictObject({
    kind: z.literal('per-unit'),
    label: words,
    fact: z.string(),
    cents: z.number().int(),
  }),
  /** A part of another amount, paid ahead. */
  z.strictObject({
    kind: z.literal('share'),
    label: words,
    of: z.enum(['services']),
    basisPoints: z.number().int(),
  }),
  /** Off the application fees, never off deposits or services. */
  z.strictObject({ kind: z.literal('discount'), label: words, basisPoints: z.number().int() }),
  z.strictObject({ kind: z.literal('waiver'), label: words }),
  z.strictObject({ kind: z.literal('deposit'), label: words, cents: z.number().int() }),
  z.strictObject({
    kind: z.literal('unknown'),
    label: words,
    note: words,
    /** A discount or a waiver reaches it like the application fees whose amount is known. */
    forApplying: z.literal(true).optional(),
  }),
]);
export type Fee = z.infer<typeof feeSchema>;

const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('track'), track: z.enum(TRACKS) }),
  z.strictObject({ kind: z.literal('not-track'), track: z.enum(TRACKS), because: words }),
  /** Rules that must not act when this one fires. */
  z.strictObject({ kind: z.literal('suppress'), rules: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('warn'), words }),
  /** Stops submit or issue until the answers change. */
  z.strictObject({ kind: z.literal('refuse'), at: z.enum(['submit', 'issue']), words }),
  /** Required leads that do not count when this rule fires: those of `rules`, or all but `except` when it is empty. */
  z.strictObject({
    kind: z.literal('drop-leads'),
    rules: z.array(z.string()).default([]),
    except: z.array(z.string()).default([]),
  }),
  /** Lateness is never a reason to refuse. */
  z.strictObject({ kind: z.literal('never-late') }),
  /** A named duty of the city in this moment: shown to staff and checked by the command it names. */
  z.strictObject({
    kind: z.literal('duty'),
    duty: z.enum([
      'law-check',
      'listed-reason',
      'offer-alternative',
      'appeal-text',
      'no-hostile-audience-cost',
      'notify-associations',
      'split-parts',
      'on-the-spot',
      'log-override',
      'check-capacity',
      'resolve-conflict',
      'remind',
      'escalate',
    ]),
    words,
  }),
  /** No answer within so many days means no objection. A city may choose it; never for fire or structures. */
  z.strictObject({
    kind: z.literal('silence'),
    days: z.number().int(),
    dayKind: z.enum(['calendar', 'business']),
    outcome: z.enum(['no-objection', 'hold']),
  }),
  /** Only what the changed facts touch is looked at again. */
  z.strictObject({ kind: z.literal('reopen-touched') }),
  /**
   * How much of something a plan needs: for each `per` of a fact, in steps, or out of a table by people and hours; then a share on
   * top. Who plans fewer says why.
   */
  z.strictObject({
    kind: z.literal('minimum'),
    fact: z.string(),
    of: z.string(),
    atLeast: z.number(),
    count: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('each'), per: z.number().positive() }),
      z.strictObject({ by: z.literal('share'), percent: z.number().positive() }),
      /** First row that holds so many; beyond the last in proportion. */
      z.strictObject({
        by: z.literal('steps'),
        rows: z
          .array(z.strictObject({ upTo: z.number().positive(), needed: z.number().int().min(0) }))
          .min(1),
      }),
      /** First row that holds so many, first column that holds so many hours; beyond both, in proportion. */
      z.strictObject({
        by: z.literal('table'),
        minutes: z.string(),
        hours: z.array(z.number().positive()).min(1),
        rows: z
          .array(
            z.strictObject({ upTo: z.number().positive(), needed: z.array(z.number().int().min(0)).min(1) }),
          )
          .min(1),
      }),
    ]),
    plus: z.strictObject({ when: z.string(), percent: z.number().positive() }).optional(),
    words,
  }),
]);
export type RuleEffect = z.infer<typeof effectSchema>;

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2}[a-z]?$/), // T01
  moments: z.array(z.enum(MOMENTS)).min(1),
  when: conditionSchema,
  /** Why, in words for people. */
  because: words,
  agencies: z.array(z.strictObject({ agency: key, part: z.enum(['blocking', 'informed']) })).default([]),
  documents: z.array(z.strictObject({ kind: key, hard: z.boolean(), due: dueSchema })).default([]),
  outside: z.array(z.strictObject({ approval: key, blocking: z.boolean() })).default([]),
  lead: leadSchema.optional(),
  fees: z.array(feeSchema).default([]),
  conditions: z.array(key).default([]),
  effects: z.array(effectSchema).default([]),
  ...sourced,
});
export type Rule = z.infer<typeof ruleSchema>;
export type RuleInput = z.input<typeof ruleSchema>;

export const CONDITION_TIMES = ['before_issue', 'during', 'after'] as const;
/** What shows that a condition is met. `inspection`: the agency looks itself; `none`: nobody asks. */
export const PROOF_KINDS = ['none', 'photo', 'document', 'receipt', 'words', 'inspection'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

const libraryConditionSchema = z.strictObject({
  key,
  version: z.number().int().min(1),
  agency: key,
  words,
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['text', 'time', 'number']).default('text'),
        unit: z.string().optional(),
        suggested: z.string().optional(),
      }),
    )
    .default([]),
  met: z.enum(CONDITION_TIMES),
  proof: z.strictObject({ kind: z.enum(PROOF_KINDS), words: words.optional() }).default({ kind: 'none' }),
  public: z.boolean(),
  /** What the condition says in a way that can be compared: the value of a parameter, or a fixed one. */
  claims: z
    .array(
      z.union([
        z.strictObject({ subject: key, parameter: z.string() }),
        z.strictObject({ subject: key, value: key }),
      ]),
    )
    .default([]),
  /** What earlier versions said. Cases keep the words they were given; this tells what the number beside them meant. */
  earlier: z
    .array(z.strictObject({ version: z.number().int().min(1), words, met: z.enum(CONDITION_TIMES) }))
    .default([]),
  ...sourced,
});
export type LibraryCondition = z.infer<typeof libraryConditionSchema>;

const agencySchema = z.strictObject({
  key,
  name: words,
  shortName: words,
  role: z.enum([
    'coordinator',
    'transportation',
    'parking',
    'police',
    'fire',
    'medical',
    'emergency_management',
    'health',
    'liquor',
    'parks',
    'buildings',
    'public_works',
    'risk',
    'law',
    'transit',
    'community',
    'film',
    'accessibility',
    'other',
  ]),
  /** Business days an agency has for its review. */
  reviewDays: z.number().int().min(1),
  /** Reasons with which this agency may object. */
  objectionReasons: z.array(z.strictObject({ key, words, speech: z.boolean() })).min(1),
  ...sourced,
});

const documentKindSchema = z.strictObject({
  key,
  name: words,
  help: words,
  /** `security` is read only by agencies that review it and the coordinator. */
  visibility: z.enum(['public', 'case', 'security']),
  readers: z.array(key).default([]),
  /** The question whose answer stands in for a file, such as a list of everything on the site. Everybody on the case reads it. */
  answeredBy: z.string().optional(),
  /** Papers that say less than this one: where it is asked for, they are not. */
  includes: z.array(key).default([]),
});

const placeSchema = z.strictObject({
  key,
  name: words,
  kind: z.enum(['park', 'plaza', 'harbor', 'stadium_plaza', 'city_building']),
  instantSpeech: z.boolean().default(false),
  smallSpeechFree: z.boolean().default(false),
  district: z.string(),
  owner: z.enum(['city', 'state', 'federal']).default('city'),
  ...sourced,
});
const streetSchema = z.strictObject({
  name: z.string(),
  otherNames: z.array(z.string()).default([]),
  class: z.enum(['local', 'collector', 'arterial', 'state']),
  busLines: z.array(z.string()).default([]),
  rail: z.boolean().default(false),
  signals: z.boolean().default(false),
  district: z.string(),
  ...sourced,
});

export const citySchema = z.strictObject({
  key,
  name: words,
  state: z.string(),
  serviceName: words,
  timeZone: z.string(),
  locales: z.array(z.enum(locales)).min(1),
  phoneForHelp: words,
  permitPrefix: z.string().regex(/^[A-Z]{2,4}$/), // BAL
  districts: z.array(z.strictObject({ key, name: words })).min(1),
  businessCalendar: z.strictObject({
    weekend: z.array(z.number().int().min(0).max(6)),
    holidays: z.array(z.strictObject({ on: z.iso.date(), name: words, ...sourced })),
  }),
  /** How long before its due day an agency is reminded. Units: business days. */
  reminders: z.strictObject({ beforeDueDays: z.number().int().min(1), ...sourced }),
  /** Kinds of events that an agency may approve several of at once, where its rules ask for nothing there. */
  plainKinds: z.strictObject({ kinds: z.array(z.enum(EVENT_KINDS)), ...sourced }),
  /** Numbers that may move by less than so much of what an agency signed for, before it must look again. */
  smallChanges: z.array(
    z.strictObject({ path: z.string(), belowPercent: z.number().int().min(1).max(100), ...sourced }),
  ),
  /** From when on the agencies talk about a case together. */
  meetings: z.strictObject({
    people: z.number().int().min(1),
    agencies: z.number().int().min(1),
    soonDays: z.number().int().min(0),
    ...sourced,
  }),
  /** Days already full, with what may be offered instead. */
  fullDays: z.array(z.strictObject({ on: z.iso.date(), place: key.optional(), words, ...sourced })),
  thresholds: z.record(z.string(), z.strictObject({ value: z.number(), unit: z.string(), ...sourced })),
  agencies: z.array(agencySchema).min(1),
  coordinatorAgency: key,
  documentKinds: z.array(documentKindSchema),
  outsideApprovals: z.array(z.strictObject({ key, name: words, whom: words, ...sourced })),
  conditionLibrary: z.array(libraryConditionSchema),
  /** What several conditions may say something about, so that two that cannot both hold are found. */
  conditionSubjects: z.array(
    z.strictObject({
      key,
      name: words,
      /** `equal`: two different values contradict. Else both can hold at once, and the highest or lowest one counts. */
      compare: z.enum(['equal', 'highest', 'lowest']),
      ...sourced,
    }),
  ),
  denialReasons: z.array(z.strictObject({ key, words, speech: z.boolean(), ...sourced })).min(1),
  returnReasons: z.array(z.strictObject({ key, words })).min(1),
  appeal: z.strictObject({ words, speechWords: words, ...sourced }),
  rules: z.array(ruleSchema).min(1),
  rulesVersion: z.string(),
  register: z.strictObject({ places: z.array(placeSchema), streets: z.array(streetSchema) }),
  /** Tracks whose submissions go straight to the agencies, without the coordinator's completeness check. */
  straightToReview: z.array(z.enum(TRACKS)),
  rainDates: z.boolean(),
  draftKeptDays: z.number().int(),
});
export type City = z.infer<typeof citySchema>;
export type CityInput = z.input<typeof citySchema>;
export type Words = z.infer<typeof words>;
export type AgencyKey = string;
