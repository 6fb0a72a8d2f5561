import type { Answers } from '#src/domain/application/answers.ts';
import { yes } from '#src/domain/routing/define-fact.ts';

const isFilm = (answers: Answers) => answers.event?.kind === 'film';
const films =
  (key: 'stunts' | 'propWeapons' | 'wetDown' | 'homes' | 'catering') =>
  ({ answers }: { answers: Answers }) =>
    isFilm(answers) && answers.film?.[key] === 'yes';

/** Who stands behind the event, how it pays its way, and what a shoot does to a street. */
export const ORGANIZER_FACTS = {
  /** Somebody applies for an organization that they cannot sign for. */
  appliesForOthers: yes(
    ['applicant.role', 'organization.isOfficer'],
    ({ answers }) =>
      answers.applicant?.role === 'hired_producer' ||
      (answers.applicant?.role === 'organization_officer' && answers.organization?.isOfficer === 'no'),
  ),
  fundraising: yes(['event.fundraising'], ({ answers }) => answers.event?.fundraising === 'yes'),
  entryGift: yes(['admission.gift'], ({ answers }) => answers.admission?.gift === 'yes'),
  traditionClaimed: yes(['history.tradition'], ({ answers }) => answers.history?.tradition === 'yes'),
  samplesGiven: yes(
    ['sponsors.any', 'sponsors.list'],
    ({ answers }) =>
      answers.sponsors?.any === 'yes' && (answers.sponsors.list ?? []).some((row) => row.samples === 'yes'),
  ),
  producersOnly: yes(['season.producersOnly'], ({ answers }) => answers.season?.producersOnly === 'yes'),
  sellersChange: yes(['season.sellersChange'], ({ answers }) => answers.season?.sellersChange === 'yes'),
  studentFilm: yes(
    ['event.kind', 'film.kind'],
    ({ answers }) => isFilm(answers) && answers.film?.kind === 'student',
  ),
  filmStunts: yes(['event.kind', 'film.stunts'], films('stunts')),
  filmWeapons: yes(['event.kind', 'film.propWeapons'], films('propWeapons')),
  filmWetDown: yes(['event.kind', 'film.wetDown'], films('wetDown')),
  filmAtHomes: yes(['event.kind', 'film.homes'], films('homes')),
  filmCatering: yes(['event.kind', 'film.catering'], films('catering')),
} as const;
