import type { Answers } from '#src/domain/application/answers.ts';
import { list, measure, word, yes } from '#src/domain/routing/define-fact.ts';
import { isFoodSold, publicFood } from '#src/domain/routing/food.ts';
import { legsOf } from '#src/domain/routing/streets.ts';

const speech = (answers: Answers) => answers.event?.speech === 'yes' || answers.event?.speech === 'partly';
const isPublic = (answers: Answers) =>
  answers.event?.access === 'public_free' || answers.event?.access === 'public_ticketed';
const MOVING = ['parade', 'race'];

/** What kind of event it is, for whom, and how many come. */
export const EVENT_FACTS = {
  kind: word(['event.kind'], ({ answers }) => answers.event?.kind ?? null),
  speech: yes(['event.speech'], ({ answers }) => speech(answers)),
  /** Speech together with parts that a festival has. */
  mixedSpeech: yes(
    ['event.speech', 'event.access', 'alcohol.service', 'food', 'sales', 'rides', 'activities.list'],
    ({ answers, chosen }) =>
      speech(answers) &&
      (answers.event?.access === 'public_ticketed' ||
        (chosen('alcohol') && ['sold', 'in_ticket'].includes(answers.alcohol?.service ?? '')) ||
        (chosen('food') && isFoodSold(answers)) ||
        (chosen('sales') && (answers.sales?.sellers ?? 0) > 0) ||
        (chosen('rides') && (answers.rides?.mechanical ?? 0) > 0)),
  ),
  urgentSpeech: yes(
    ['event.speech', 'speech.urgent'],
    ({ answers }) => speech(answers) && answers.speech?.urgent === 'yes',
  ),
  alreadyAssembled: yes(
    ['event.speech', 'speech.alreadyAssembled'],
    ({ answers }) => speech(answers) && answers.speech?.alreadyAssembled === 'yes',
  ),
  speechSound: word(['speech.sound'], ({ answers }) => answers.speech?.sound ?? null),
  feeWaiverAttested: yes(
    ['event.speech', 'speech.feeWaiver'],
    ({ answers }) => speech(answers) && answers.speech?.feeWaiver === 'yes',
  ),
  /** A thing that can hurt people by itself, whatever the event is for. */
  hazard: yes(
    [
      'activities.list',
      'structures',
      'power',
      'fire.kinds',
      'food',
      'alcohol.service',
      'rides',
      'route.floats',
      'route.units',
    ],
    ({ answers, chosen }) =>
      (chosen('structures') && (answers.structures?.list?.length ?? 0) > 0) ||
      (chosen('structures') && answers.structures?.fenced === 'yes') ||
      (chosen('power') && (answers.power?.generators?.length ?? 0) > 0) ||
      (chosen('fire') && (answers.fire?.kinds ?? []).some((kind) => kind !== 'candles')) ||
      (chosen('food') && publicFood(answers)) ||
      (chosen('alcohol') && answers.alcohol?.service !== undefined) ||
      (answers.activities?.list ?? []).some((one) =>
        ['rides', 'weapons', 'water_activity', 'aircraft', 'drones', 'alcohol', 'hydrant'].includes(one),
      ) ||
      (answers.route?.floats ?? 0) > 0 ||
      (answers.route?.units ?? []).some((row) => row.kind === 'float'),
  ),
  access: word(['event.access'], ({ answers }) => answers.event?.access ?? null),
  publicEvent: yes(['event.access'], ({ answers }) => isPublic(answers)),
  ticketed: yes(['event.access'], ({ answers }) => answers.event?.access === 'public_ticketed'),
  firstTime: yes(['event.heldBefore'], ({ answers }) => answers.event?.heldBefore === 'no'),
  unchangedRepeat: yes(['event.unchangedRepeat'], ({ answers }) => answers.event?.unchangedRepeat === 'yes'),
  /** A nonprofit with 501(c) status applies, stands beside who applies, or takes in the money. */
  nonprofit: yes(
    ['organization.kind', 'organization.fiscallySponsored', 'fees.discounts'],
    ({ answers }) =>
      answers.organization?.kind === 'nonprofit' ||
      answers.organization?.fiscallySponsored === 'yes' ||
      (answers.fees?.discounts?.includes('nonprofit_partner') ?? false),
  ),
  series: yes(
    ['dates.pattern', 'event.kind'],
    ({ answers }) => answers.dates?.pattern === 'weekly_series' || answers.event?.kind === 'market_series',
  ),
  moving: yes(
    ['event.kind', 'route.legs', 'route.moves'],
    ({ answers }) =>
      MOVING.includes(answers.event?.kind ?? '') ||
      answers.route?.moves === 'yes' ||
      legsOf(answers).length > 0,
  ),
  /** Most people present at one moment. */
  peak: measure(['people.peak'], ({ answers }) => answers.people?.peak ?? null),
  staff: measure(['people.staff'], ({ answers }) => answers.people?.staff ?? null),
  ages: list(['people.ages'], ({ answers }) => answers.people?.ages ?? []),
  insuranceHardship: yes(['insurance.hardship'], ({ answers }) => answers.insurance?.hardship === 'yes'),
} as const;
