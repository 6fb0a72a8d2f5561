import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueLinks } from '#src/components/review/queue-links.ts';
import { queueViewSchema, type ReviewQueue } from '#src/queries/review-queue.ts';
import { textFor } from '#src/text/index.ts';

const AFTER = '2027-05-09~018f0000-0000-4000-8000-000000000000';

const linksOf = (address: string, more: Partial<ReviewQueue> = {}) => {
  const params = new URLSearchParams(address);
  const view = queueViewSchema.parse(
    Object.fromEntries(Object.keys(queueViewSchema.shape).map((key) => [key, params.get(key) || null])),
  );
  const queue: ReviewQueue = {
    view: { ...view, sort: view.sort ?? 'due' },
    agency: 'police',
    items: [],
    next: null,
    today: '2027-04-01',
    maySeeAll: false,
    newestFirst: false,
    isSearchTooShort: false,
    kept: [],
    areKeysOff: false,
    mail: { choice: 'both', locale: 'en' },
    standIn: null,
    away: [],
    colleagues: [],
    counts: { open: 7, mine: 0, late: 100 },
    ...more,
  };
  return queueLinks(queue, params, 'en', textFor('en'));
};

test('another view, order or page keeps the search and the filters, and nothing else', () => {
  const links = linksOf('work=mine&sort=event&search=fair+%26+co&kind=festival&claimed=X&after=old', {
    next: AFTER,
  });
  assert.equal(links.views[0]?.href, '/review?search=fair+%26+co&kind=festival&work=open');
  assert.equal(links.sorts[0]?.href, '/review?search=fair+%26+co&kind=festival&work=mine&sort=due');
  assert.equal(
    links.next,
    `/review?search=fair+%26+co&kind=festival&work=mine&sort=event&after=${AFTER.replace('~', '%7E')}`,
  );
  assert.equal(links.cleared, '/review?work=mine');
  assert.deepEqual(
    links.views.filter((view) => view.current).map((view) => view.label),
    ['Mine'],
  );
});

test('the first page has no way back, a later one has', () => {
  assert.equal(linksOf('work=open').first, undefined);
  assert.equal(linksOf(`work=open&after=${AFTER}`).first, '/review?work=open&sort=due');
});

test('what is finished has no due day to sort by', () => {
  const { sorts } = linksOf('work=decided', { newestFirst: true });
  assert.deepEqual(
    sorts.map((sort) => sort.label),
    ['By arrival', 'By event date'],
  );
});

test('an agency counts as a filter only for who may choose it', () => {
  assert.equal(linksOf('agency=police').isFiltered, false);
  assert.equal(linksOf('agency=police', { maySeeAll: true }).isFiltered, true);
  assert.equal(linksOf('search=fair').isFiltered, true);
  assert.equal(linksOf('work=any').isFiltered, false);
});
