import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { FACTS, type FactKey, factsOf, type MomentFacts, pathsRead } from '#src/domain/routing/facts.ts';
import { findStreet } from '#src/domain/routing/streets.ts';
import { streetKey } from '#src/domain/shared/street-name.ts';

const city = cityNamed('baltimore');
const NOW: MomentFacts = { moment: 'submit', today: '2027-01-04' };
const fact = (key: FactKey, answers: Answers, moment: Partial<MomentFacts> = {}) =>
  factsOf(answers, city, { ...NOW, ...moment })[key];

type Tent = NonNullable<NonNullable<Answers['structures']>['list']>[number];
const tents = (...list: Omit<Tent, 'id' | 'kind'>[]): Answers => ({
  structures: { list: list.map((tent, i) => ({ id: `t${i}`, kind: 'tent', ...tent })) },
});

describe('tents', () => {
  const open = (widthFeet: number, lengthFeet: number, more: Partial<Tent> = {}) => ({
    widthFeet,
    lengthFeet,
    openSides: 'yes' as const,
    ...more,
  });
  const cases: [string, Answers, boolean][] = [
    [
      'a closed tent of exactly 400 square feet',
      tents({ widthFeet: 20, lengthFeet: 20, openSides: 'no' }),
      false,
    ],
    ['a closed tent of 401', tents({ widthFeet: 401, lengthFeet: 1, openSides: 'no' }), true],
    ['a tent of 500 whose sides nobody described', tents({ widthFeet: 25, lengthFeet: 20 }), true],
    ['an open tent of 700', tents(open(35, 20, { gap: 'yes' })), false],
    ['an open tent of 720', tents(open(36, 20, { gap: 'yes' })), true],
    ['four open tents of 200 without a gap', tents(open(20, 10, { count: 4, gap: 'no' })), true],
    ['four open tents of 200 with a gap', tents(open(20, 10, { count: 4, gap: 'yes' })), false],
    ['two canopies of 100', tents(open(10, 10, { count: 2 })), false],
    [
      'a large tent kept in the draft after tents were unticked',
      { ...tents({ widthFeet: 40, lengthFeet: 40 }), activities: { list: ['none'] } },
      false,
    ],
  ];
  for (const [title, answers, expected] of cases)
    test(`${title} ${expected ? 'needs' : 'does not need'} a permit`, () =>
      assert.equal(fact('tentPermit', answers), expected));
});

describe('streets', () => {
  test('a street is found however it is written', () => {
    for (const name of ['W Pratt St', 'PRATT STREET', 'east pratt st.', '700 W. Pratt Street'])
      assert.equal(findStreet(city, name)?.name, 'Pratt Street', name);
    assert.equal(findStreet(city, 'St. Paul St')?.name, 'Saint Paul Street');
    assert.equal(findStreet(city, '36th St')?.name, '36th Street');
    assert.equal(findStreet(city, 'I-83')?.name, 'Jones Falls Expressway');
    assert.equal(findStreet(city, 'Nowhere Lane'), null);
    assert.equal(streetKey('N Charles St'), 'charles street');
  });

  test('a closure that was answered away does not count', () => {
    const closures: Answers['closures'] = [{ id: 'c1', street: 'Pratt St', kind: 'full', blocks: 2 }];
    assert.equal(fact('closure', { closures, traffic: { closure: 'yes' } }), true);
    assert.equal(fact('closure', { closures, traffic: { closure: 'no' } }), false);
    assert.deepEqual(fact('streetClasses', { closures, traffic: { closure: 'no' } }), []);
  });

  test('what a block party says in triage counts until it is described', () => {
    const event: Answers['event'] = { kind: 'block_party' };
    const block: Answers['block'] = {
      street: '36th St',
      blocks: 2,
      end: '22:00',
      sells: 'yes',
      intersectionsOpen: 'no',
    };
    const triage: Answers = { event, block, places: { types: ['street'] } };
    assert.equal(fact('closureBlocks', triage), 2);
    assert.equal(fact('busLineCount', triage), 2);
    assert.equal(fact('endMinutes', triage), 22 * 60);
    assert.equal(fact('foodSold', triage), true);
    assert.equal(fact('intersectionsBlocked', triage), true);
    const described: Answers = {
      ...triage,
      closures: [{ id: 'c1', street: 'Abell Ave', kind: 'full', blocks: 1, intersectionsOpen: 'yes' }],
      dates: { days: [{ id: 'd1', date: '2027-06-05', start: '12:00', end: '20:00' }] },
      food: { service: 'potluck' },
    };
    assert.equal(fact('closureBlocks', described), 1);
    assert.equal(fact('busLineCount', described), 0);
    assert.equal(fact('endMinutes', described), 20 * 60);
    assert.equal(fact('foodSold', described), false);
    assert.equal(fact('intersectionsBlocked', described), false);
  });
});

describe('time', () => {
  const lasting = (start: string, end: string): Answers => ({
    dates: { days: [{ id: 'd1', date: '2027-06-05', start, end }] },
  });
  test('an event past midnight is longer, not negative', () => {
    assert.equal(fact('minutesPerDay', lasting('20:00', '02:00')), 360);
    assert.equal(fact('endMinutes', lasting('20:00', '02:00')), 26 * 60);
  });
  test('days ahead are counted from filing, and from today before that', () => {
    assert.equal(fact('daysAhead', lasting('12:00', '13:00')), 152);
    assert.equal(fact('daysAhead', lasting('12:00', '13:00'), { submittedOn: '2027-06-04' }), 1);
    assert.equal(fact('daysAhead', {}), null);
  });
});

describe('what nobody has answered', () => {
  test('empty answers give every fact: no for yes-or-no, null or nothing for the rest', () => {
    const facts = factsOf({}, city, NOW);
    for (const [key, definition] of Object.entries(FACTS)) {
      assert.ok(key in facts, key);
      if (definition.kind === 'boolean' && definition.from === 'answers')
        assert.equal(facts[key], false, key);
    }
  });

  test('a ticked topic without details is read with care', () => {
    assert.equal(fact('onWater', { activities: { list: ['water_activity'] } }), true);
    assert.equal(fact('mechanicalRides', { activities: { list: ['rides'] } }), 1);
    assert.equal(
      fact('publicFood', { event: { access: 'public_free' }, activities: { list: ['food'] } }),
      true,
    );
    assert.equal(fact('publicFood', { event: { access: 'invited' }, activities: { list: ['food'] } }), false);
  });

  test('typed text that is no number or date is no number or date', () => {
    const typed = JSON.parse(
      '{"people":{"peak":"a lot"},"dates":{"days":[{"id":"d1","date":"soon","start":"noon","end":"late"}]}}',
    ) as Answers;
    assert.equal(fact('peak', typed), null);
    assert.equal(fact('daysAhead', typed), null);
    assert.equal(fact('endMinutes', typed), null);
  });
});

describe('where facts come from', () => {
  test('the paths behind facts come once and sorted', () => {
    assert.deepEqual(pathsRead(['peak', 'kind', 'peak', 'late']), ['event.kind', 'people.peak']);
  });

  test('every fact of the answers names the answers it reads', () => {
    for (const [key, definition] of Object.entries(FACTS))
      assert.equal(definition.from === 'answers', definition.reads.length > 0, key);
  });
});

describe('how long people are on site', () => {
  const stay = (dates: Answers['dates']) => fact('siteMinutesPerDay', { dates });
  const days = [{ id: 'd1', date: '2027-06-12', start: '12:00', end: '15:00' }];
  const setup = [{ id: 's1', date: '2027-06-12', start: '07:00', end: '12:00' }];
  const teardown = [{ id: 't1', date: '2027-06-12', start: '15:00', end: '00:30' }];

  test('set-up and clean-up of a day belong to it, past midnight too', () => {
    assert.equal(stay({ days, setupNeeded: 'yes', setup }), 480);
    assert.equal(stay({ days, setupNeeded: 'yes', setup, teardown }), 1050);
  });

  test('set-up that is no longer needed does not count, nor does that of another day', () => {
    assert.equal(stay({ days, setupNeeded: 'no', setup }), 180);
    const dayBefore = setup.map((row) => ({ ...row, date: '2027-06-11' }));
    assert.equal(stay({ days, setupNeeded: 'yes', setup: dayBefore }), 300);
  });

  test('nobody knows before the hours are said', () => {
    assert.equal(stay({ days: [{ id: 'd1', date: '2027-06-12' }] }), null);
  });
});

describe('who stands behind an event', () => {
  test('a group with a fiscal sponsor counts as a nonprofit, a business does not', () => {
    assert.equal(
      fact('nonprofit', { organization: { kind: 'unincorporated', fiscallySponsored: 'yes' } }),
      true,
    );
    assert.equal(fact('nonprofit', { organization: { kind: 'business' } }), false);
  });

  test('what a shoot said does not count once it is no shoot', () => {
    const film = { stunts: 'yes', propWeapons: 'yes' } as const;
    assert.equal(fact('filmStunts', { event: { kind: 'film' }, film }), true);
    assert.equal(fact('filmStunts', { event: { kind: 'festival' }, film }), false);
  });
});

describe('dates of a season', () => {
  test('a market on two weekdays has twice the dates, and one late night decides when it ends', () => {
    const dates: Answers['dates'] = {
      pattern: 'weekly_series',
      days: [{ id: 'd1', date: '2027-05-01', start: '08:00', end: '12:00' }],
      weekdays: ['wednesday', 'saturday'],
      seriesUntil: '2027-05-26',
      changes: [{ id: 'c1', date: '2027-05-15', start: '18:00', end: '22:30' }],
    };
    assert.equal(fact('eventDayCount', { dates }), 8);
    assert.equal(fact('endMinutes', { dates }), 22 * 60 + 30);
  });
});
