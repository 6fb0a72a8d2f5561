import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import {
  claimsOf,
  contradictionsOf,
  decidedConditions,
  gapIssue,
  isChangeable,
  isDueBeforeIssue,
  isProofAwaited,
  outdoneBy,
  type Settlement,
  type Standing,
} from '#src/domain/condition.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

const city = cityNamed('baltimore');
const subjects = city.conditionSubjects;

/** A condition of the library as it counts, its id being its key. */
function chosen(key: string, values: Record<string, string> = {}, more: Partial<Standing> = {}): Standing {
  const entry = city.conditionLibrary.find((one) => one.key === key);
  assert.ok(entry, key);
  const claims = claimsOf(entry, values);
  return { id: key, agency: entry.agency, state: 'open', is_set_aside: false, claims, ...more };
}

describe('conditions of several agencies that contradict each other', () => {
  const police = chosen('event-ends-by', { time: '9 p.m.' });
  const office = chosen('event-hours-end', { time: '10:00 PM' });
  const fire = chosen('keep-lane-clear', { feet: '20' });
  const traffic = chosen('emergency-lane', { feet: '16' });
  const cases: [string, Standing[], [subject: string, ids: string[], values: string[]][]][] = [
    [
      'two end times',
      [police, office],
      [['event-ends', ['event-ends-by', 'event-hours-end'], ['21:00', '22:00']]],
    ],
    ['one end time, written in two ways', [police, chosen('event-hours-end', { time: '21:00' })], []],
    [
      'two lane widths',
      [fire, traffic],
      [['fire-lane-width', ['keep-lane-clear', 'emergency-lane'], ['20', '16']]],
    ],
    ['one lane width', [fire, chosen('emergency-lane', { feet: '20.0' })], []],
    [
      'officers where the organizer’s own people stand',
      [chosen('barricades-attended'), chosen('officers-at-closures')],
      [['closures-staffed-by', ['barricades-attended', 'officers-at-closures'], ['own-people', 'officers']]],
    ],
    [
      'an ambulance of the city and an own one',
      [chosen('medical-own-ambulance', { ambulances: '1' }), chosen('city-ambulance')],
      [['ambulance-provider', ['medical-own-ambulance', 'city-ambulance'], ['own', 'city']]],
    ],
    ['one of the two waived', [police, { ...office, state: 'waived' }], []],
    ['one of the two set aside', [police, { ...office, is_set_aside: true }], []],
    [
      'one that was met',
      [{ ...police, state: 'met' }, office],
      [['event-ends', ['event-ends-by', 'event-hours-end'], ['21:00', '22:00']]],
    ],
    [
      'different subjects',
      [police, chosen('sound-off-by', { time: '8 pm' }), chosen('clear-by', { time: '11 pm' })],
      [],
    ],
    [
      'a stricter number beside a looser one',
      [chosen('crowd-cap', { people: '900' }), chosen('crowd-limit-inside', { people: '500' })],
      [],
    ],
    [
      'three of one subject, two of which agree',
      [police, office, chosen('park-event-ends', { time: '9:00 p.m.' })],
      [['event-ends', ['event-ends-by', 'event-hours-end', 'park-event-ends'], ['21:00', '22:00', '21:00']]],
    ],
    [
      'two subjects at once',
      [traffic, police, office, fire],
      [
        ['event-ends', ['event-ends-by', 'event-hours-end'], ['21:00', '22:00']],
        ['fire-lane-width', ['emergency-lane', 'keep-lane-clear'], ['16', '20']],
      ],
    ],
  ];
  for (const [title, conditions, expected] of cases)
    test(title, () => {
      const found = contradictionsOf(conditions, [], subjects);
      assert.deepEqual(
        found.map((one) => [one.subject, one.conditions.map(({ id }) => id), one.values]),
        expected,
      );
    });

  test('that all of them can hold is good for these conditions and no others', () => {
    const both: Settlement = {
      subject: 'event-ends',
      condition_ids: ['event-hours-end', 'event-ends-by'],
      holds_id: null,
    };
    const park = chosen('park-event-ends', { time: '8 pm' });
    assert.deepEqual(contradictionsOf([police, office], [both], subjects), []);
    assert.equal(contradictionsOf([police, office, park], [both], subjects).length, 1);
    assert.equal(contradictionsOf([police, park], [both], subjects).length, 1);
    assert.equal(
      contradictionsOf([police, office], [{ ...both, subject: 'sound-ends' }], subjects).length,
      1,
    );
    // Where one holds, the other is set aside by the store, and no longer here.
    assert.equal(
      contradictionsOf([police, office], [{ ...both, holds_id: 'event-ends-by' }], subjects).length,
      1,
    );
  });
});

test('of numbers that can hold together the stricter one counts', () => {
  const cap = chosen('crowd-cap', { people: '900' });
  const inside = chosen('crowd-limit-inside', { people: '500' });
  const managers = chosen('crowd-managers-present', { number: '4' });
  assert.deepEqual([...outdoneBy([cap, inside, managers], subjects)], [['crowd-cap', 'crowd-limit-inside']]);
  assert.deepEqual([...outdoneBy([cap, { ...inside, state: 'waived' }], subjects)], []);
  assert.deepEqual([...outdoneBy([cap, chosen('crowd-limit-inside', { people: '900' })], subjects)], []);
});

test('a gap takes what it is for', () => {
  const cases = [
    ['text', 'Bo Lee', null],
    ['text', '  ', 'required'],
    ['time', '9:30 p.m.', null],
    ['time', '', 'required'],
    ['time', 'late', 'not-a-time'],
    ['time', '9:30', 'am-or-pm'],
    ['number', '1,200', null],
    ['number', 'many', 'not-a-number'],
  ] as const;
  for (const [kind, typed, issue] of cases)
    assert.equal(gapIssue({ kind }, typed), issue, `${kind} ${typed}`);
});

test('a permit waits for what is due before it, unless that is met, waived or set aside', () => {
  const due = { ...chosen('officers', { officers: '4', hours: '6' }), met: 'before_issue' as const };
  for (const state of ['open', 'proof_sent', 'proof_refused'] as const)
    assert.equal(isDueBeforeIssue({ ...due, state }), true, state);
  for (const state of ['met', 'waived'] as const)
    assert.equal(isDueBeforeIssue({ ...due, state }), false, state);
  assert.equal(isDueBeforeIssue({ ...due, is_set_aside: true }), false);
  assert.equal(isDueBeforeIssue({ ...due, met: 'during' }), false);
});

test('a proof is awaited only where the organizer has something to send', () => {
  const open = chosen('officers', { officers: '4', hours: '6' });
  assert.equal(isProofAwaited({ ...open, proof_kind: 'document' }), true);
  assert.equal(isProofAwaited({ ...open, proof_kind: 'words', state: 'proof_refused' }), true);
  assert.equal(isProofAwaited({ ...open, proof_kind: 'inspection' }), false);
  assert.equal(isProofAwaited({ ...open, proof_kind: 'none' }), false);
  assert.equal(isProofAwaited({ ...open, proof_kind: 'photo', state: 'proof_sent' }), false);
  assert.equal(isProofAwaited({ ...open, proof_kind: 'photo', is_set_aside: true }), false);
});

test('what was due before the permit stays as it was once there is one', () => {
  assert.equal(isChangeable('before_issue', 'in_agency_review'), true);
  assert.equal(isChangeable('before_issue', 'changes_requested'), true);
  assert.equal(isChangeable('before_issue', 'permit_issued'), false);
  assert.equal(isChangeable('after', 'event_over'), true);
  assert.equal(isChangeable('during', 'revoked'), false);
});

test('a decision keeps the words, the version, the proof and what can be compared', () => {
  const [first, second] = decidedConditions(city, 'police', [
    { libraryKey: 'event-ends-by', parameters: { time: '9 p.m.' }, words: '', met: 'after' },
    { libraryKey: null, parameters: {}, words: ' Meet us at noon. ', met: 'before_issue' },
  ]);
  assert.deepEqual(first, {
    agency: 'police',
    pin_id: null,
    position: 0,
    library_key: 'event-ends-by',
    library_version: 1,
    parameters: { time: '9 p.m.' },
    words_en: 'The event ends at 9 p.m.',
    words_es: 'El evento termina a las 9 p.m.',
    met: 'during',
    is_public: true,
    proof_kind: 'none',
    proof_en: null,
    proof_es: null,
    claims: [{ subject: 'event-ends', value: '21:00' }],
  });
  // The permit waits for it, so the agency itself has to see it.
  assert.equal(second?.proof_kind, 'inspection');
  assert.equal(second?.words_en, 'Meet us at noon.');
  const wrong = {
    libraryKey: 'event-ends-by',
    parameters: { time: 'late' },
    words: '',
    met: 'during' as const,
  };
  assert.throws(
    () => decidedConditions(city, 'police', [wrong]),
    (error) => error instanceof Refused && error.code === 'invalid-input',
  );
});
