import type { EventKind, Row, YesNo } from '#src/domain/application/answers.ts';

/** What the event is. */
export type EventAnswers = {
  kind?: EventKind;
  /** Is the main purpose to express views, worship, mourn or protest? Opens the speech path. */
  /** `apart`: the speech has an application of its own. */
  speech?: 'yes' | 'partly' | 'no' | 'apart';
  access?: 'public_free' | 'public_ticketed' | 'invited' | 'block_residents';
  name?: string;
  description?: string;
  publicSummary?: string;
  website?: string;
  social?: string;
  heldBefore?: YesNo;
  fundraising?: YesNo;
  /** Are set-up, place, route and kind unchanged from a permit the city issued before? */
  unchangedRepeat?: YesNo;
};

/** How it went before. */
export type HistoryAnswers = {
  editions?: Row<{ year: number; place: string; people: number; permit: string }>[];
  changes?: string;
  annual?: YesNo;
  incidents?: YesNo;
  incidentDetails?: string;
  /** Does the organizer ask for the date that the event has always had? */
  tradition?: YesNo;
};

/** What people pay to come in, how many may, and where the money goes. */
export type AdmissionAnswers = {
  /** Is a gift asked for at the entrance? A charge in all but name once alcohol is poured. */
  gift?: YesNo;
  kind?: 'tickets' | 'registration' | 'wristband';
  lowestPrice?: number;
  highestPrice?: number;
  seller?: string;
  atGate?: YesNo;
  beneficiary?: string;
  /** Percent of the money raised that goes there. */
  beneficiaryShare?: number;
  limit?: 'none' | 'tickets' | 'counters' | 'fenced';
  /** Most people let in at one time. */
  capacity?: number;
};

export type SponsorsAnswers = {
  any?: YesNo;
  list?: Row<{ name: string; samples: YesNo; signPercent: number }>[];
};

/** Who may draw a crowd of their own. Never read to price or to refuse. */
export type GuestsAnswers = {
  important?: YesNo;
  importantDetails?: string;
  broadcast?: YesNo;
  tension?: string;
};
