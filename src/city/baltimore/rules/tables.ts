interface Step {
  upTo: number;
  needed: number;
}

const EXITS: readonly Step[] = [
  { upTo: 9, needed: 1 },
  { upTo: 199, needed: 2 },
  { upTo: 499, needed: 3 },
  { upTo: 999, needed: 4 },
  { upTo: 1999, needed: 5 },
  { upTo: 2999, needed: 6 },
];

/** Exits by people in a tent. Source: International Fire Code, table 3103.12.2, from general knowledge. */
export const TENT_EXITS: Step[] = [...EXITS, { upTo: 1_000_000, needed: 7 }];

/** Exits by people inside a fence: our own default after the table for tents, in proportion for larger crowds. */
export const FENCE_EXITS: Step[] = [...EXITS, { upTo: 3000, needed: 7 }];

/** One more place for every 150 seats, up to 5,000. */
const ABOVE_500: Step[] = Array.from({ length: 30 }, (_, i) => ({
  upTo: 500 + 150 * (i + 1),
  needed: 7 + i,
}));

/** Places for wheelchairs by seats. Source: ADA Standards for Accessible Design, table 221, from general knowledge. */
export const WHEELCHAIR_SPACES: Step[] = [
  { upTo: 3, needed: 0 },
  { upTo: 25, needed: 1 },
  { upTo: 50, needed: 2 },
  { upTo: 150, needed: 4 },
  { upTo: 300, needed: 5 },
  { upTo: 500, needed: 6 },
  ...ABOVE_500,
];
