import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** The person who applies. */
export type ApplicantAnswers = {
  role?: 'individual' | 'organization_officer' | 'hired_producer' | 'city_agency';
  name?: string;
  preferredName?: string;
  phone?: string;
  contactBy?: 'email' | 'phone' | 'text' | 'post';
  address?: string;
  livesOnBlock?: YesNo;
  adult?: 'yes';
  /** The language an interpreter is needed for. */
  interpreter?: string;
  accommodation?: string;
};

export type OrganizationAnswers = {
  name?: string;
  otherName?: string;
  kind?:
    | 'nonprofit'
    | 'other_nonprofit'
    | 'association'
    | 'religious'
    | 'school'
    | 'business'
    | 'government'
    | 'unincorporated';
  taxId?: string;
  registration?: string;
  /** Does a nonprofit with 501(c) status take in the money for it? */
  fiscallySponsored?: YesNo;
  fiscalSponsor?: string;
  fiscalSponsorPhone?: string;
  /** May the applicant sign for the organization? */
  isOfficer?: YesNo;
  officerName?: string;
  officerTitle?: string;
  officerPhone?: string;
  officerEmail?: string;
};

/** The company that runs the event for its host. */
export type ProducerAnswers = {
  hired?: YesNo;
  name?: string;
  contact?: string;
  phone?: string;
  email?: string;
  license?: string;
};

export type OnsiteAnswers = {
  /** The applicant is there and in charge the whole time; then no other name is asked. */
  isApplicant?: YesNo;
  name?: string;
  phone?: string;
  alternateName?: string;
  alternatePhone?: string;
  /** Is one person in charge on all days? */
  sameEveryDay?: YesNo;
  shifts?: Row<{ date: CalendarDate; start: LocalTime; end: LocalTime; name: string; phone: string }>[];
};

/** Whom people and agencies call about one thing. */
export type ContactsAnswers = {
  publicName?: string;
  publicPhone?: string;
  publicEmail?: string;
  mediaName?: string;
  mediaPhone?: string;
  safetyName?: string;
  safetyPhone?: string;
  sellersName?: string;
  sellersPhone?: string;
  volunteersName?: string;
  volunteersPhone?: string;
};

export type BillingAnswers = {
  isApplicant?: YesNo;
  name?: string;
  email?: string;
  address?: string;
};
