import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import {
  fingerprintOf,
  isTextOf,
  type PermitFacts,
  parsePermitCode,
  permitFacts,
  permitStanding,
  permitText,
  spacedCode,
} from '#src/domain/permit.ts';

const city = cityNamed('baltimore');
const CODE = '7K3QW9XM2P7K3QW9XM2P7K3QW9';
const ZONE = 'America/New_York';

const factsOf = (
  answers: Answers,
  conditions: Parameters<typeof permitFacts>[0]['conditions'] = [],
): PermitFacts =>
  permitFacts({
    city,
    application: { event_name: 'Waverly Street Festival' },
    version: { answers },
    conditions,
    number: 'BAL-2027-000123',
    code: CODE,
    issuedAt: new Date('2027-05-01T15:00:00Z'),
  });

const festival: Answers = {
  applicant: { name: 'Ana Núñez', phone: '410-555-0100', address: '12 Secret Street' },
  onsite: { name: 'Bo Lee', phone: '410-555-0101' },
  dates: {
    pattern: 'several_days',
    days: [
      { id: 'b', date: '2027-06-06', start: '18:00', end: '01:00' },
      { id: 'a', date: '2027-06-05', start: '10:00', end: '22:00' },
    ],
    setup: [{ id: 's', date: '2027-06-04', start: '08:00', end: '20:00' }],
  },
  places: { park: 'other', otherPark: 'Abell Open Space' },
  closures: [
    {
      id: 'c',
      street: 'E 32nd Street',
      from: 'Greenmount Avenue',
      to: 'Barclay Street',
      kind: 'full',
      hospitalOrFireStation: 'yes',
      startDate: '2027-06-04',
      startTime: '08:00',
      endDate: '2027-06-07',
      endTime: '06:00',
    },
  ],
  safety: { guards: 12, securityCompany: 'Night Watch' },
};

test('a permit says place, times and closures, in the order of time', () => {
  const facts = factsOf(festival);
  assert.deepEqual(
    facts.days.map((day) => [day.startDate, day.endDate]),
    [
      ['2027-06-05', '2027-06-05'],
      ['2027-06-06', '2027-06-07'],
    ],
  );
  assert.deepEqual(
    facts.places.map((place) => place.en),
    ['Abell Open Space', 'E 32nd Street'],
  );
  assert.equal(facts.validFrom, '2027-06-04');
  assert.equal(facts.validUntil, '2027-06-07');
});

test('no person, phone, home address or security plan is in what anybody may read', () => {
  const text = permitText(factsOf(festival));
  for (const secret of ['Ana', 'Núñez', '410-555', 'Secret', 'Bo Lee', 'guards', 'Night Watch', 'hospital']) {
    assert.ok(!text.includes(secret), secret);
  }
});

test('only conditions that the agency called public are told, and the others are counted', () => {
  const condition = (words: string, is_public: boolean) => ({
    agency: 'fire',
    words_en: words,
    words_es: words,
    is_public,
  });
  const facts = factsOf(festival, [
    condition('Keep a lane open.', true),
    condition('Guards at gate 3.', false),
  ]);
  assert.deepEqual(facts.conditions, [
    { agency: 'fire', words: { en: 'Keep a lane open.', es: 'Keep a lane open.' } },
  ]);
  assert.equal(facts.otherConditionsCount, 1);
});

test('every week of a series is a day of the permit, save those that are left out', () => {
  const facts = factsOf({
    dates: {
      pattern: 'weekly_series',
      days: [{ id: 'a', date: '2027-06-05', start: '07:00', end: '12:00' }],
      seriesUntil: '2027-07-03',
      skipDates: [{ id: 'x', date: '2027-06-19' }],
    },
  });
  assert.deepEqual(
    facts.days.map((day) => day.startDate),
    ['2027-06-05', '2027-06-12', '2027-06-26', '2027-07-03'],
  );
});

test('a permit counts exactly within its times on the city’s clock', () => {
  const facts = factsOf({ dates: { days: [{ id: 'a', date: '2027-06-05', start: '10:00', end: '22:00' }] } });
  const at = (instant: string) => permitStanding(facts, null, new Date(instant), ZONE);
  assert.equal(at('2027-05-01T12:00:00Z'), 'valid_later');
  assert.equal(at('2027-06-05T13:59:59Z'), 'valid_later');
  assert.equal(at('2027-06-05T14:00:00Z'), 'valid_now');
  assert.equal(at('2027-06-06T01:59:59Z'), 'valid_now');
  assert.equal(at('2027-06-06T02:00:00Z'), 'over');
});

test('a permit counts after midnight, between its days, and in the hour that autumn repeats', () => {
  const facts = factsOf(festival);
  const at = (instant: string) => permitStanding(facts, null, new Date(instant), ZONE);
  assert.equal(at('2027-06-07T04:30:00Z'), 'valid_now');
  assert.equal(at('2027-06-07T09:59:00Z'), 'valid_now');
  assert.equal(at('2027-06-07T10:00:00Z'), 'over');
  const night = factsOf({ dates: { days: [{ id: 'a', date: '2027-11-06', start: '22:00', end: '03:00' }] } });
  const inNight = (instant: string) => permitStanding(night, null, new Date(instant), ZONE);
  assert.equal(inNight('2027-11-07T05:30:00Z'), 'valid_now'); // 1:30 for the first time
  assert.equal(inNight('2027-11-07T06:30:00Z'), 'valid_now'); // and for the second
  assert.equal(inNight('2027-11-07T08:00:00Z'), 'over');
});

test('a permit taken back counts at no time', () => {
  const facts = factsOf(festival);
  assert.equal(
    permitStanding(facts, new Date('2027-06-01T00:00:00Z'), new Date('2027-06-05T15:00:00Z'), ZONE),
    'revoked',
  );
});

test('the same facts give the same text, whatever order they are kept in', () => {
  const facts = factsOf(festival);
  const kept = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(facts).reverse()))) as PermitFacts;
  assert.equal(isTextOf(kept, permitText(facts)), true);
  assert.equal(isTextOf({ ...kept, eventName: 'Other' }, permitText(facts)), false);
});

test('a code is understood as people type it, and nothing else is', () => {
  assert.equal(parsePermitCode('7k3qw 9xm2p-7K3QW 9XM2P 7K3QW9'), CODE);
  assert.equal(parsePermitCode('7K3QW9XM2P7K3QW9XM2P7K3QWO'), `${CODE.slice(0, -1)}0`);
  assert.equal(spacedCode(CODE), '7K3QW 9XM2P 7K3QW 9XM2P 7K3QW9');
  assert.equal(parsePermitCode(spacedCode(CODE)), CODE);
  for (const typed of ['', CODE.slice(1), `${CODE}7`, CODE.replace('7', 'U'), '../../../etc/passwd', '%00']) {
    assert.equal(parsePermitCode(typed), null, typed);
  }
});

test('a fingerprint has eighty bits in four groups and follows the signature', () => {
  const signature = Buffer.from(Array.from({ length: 64 }, (_, index) => index)).toString('base64url');
  assert.equal(fingerprintOf(signature), '0123-4567-89AB-CDEF');
  assert.notEqual(fingerprintOf(`B${signature.slice(1)}`), fingerprintOf(signature));
});
