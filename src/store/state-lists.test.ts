import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isReleased, SCAN_STATES } from '#src/domain/document.ts';
import { APPLICATION_STATUSES, REVIEW_STATES } from '#src/domain/workflow/states.ts';

const ROOT = join(import.meta.dirname, '../..');

const chosen = <Flags>(table: Readonly<Record<string, Flags>>, choose: (flags: Flags) => boolean): string =>
  Object.keys(table)
    .filter((key) => choose(table[key]!)) // a key of the table itself
    .toSorted()
    .join();

/** What a list of states in SQL may mean. Partial indexes need the names, so they cannot be asked for. */
const MEANINGS: Readonly<Record<string, string>> = {
  'open reviews': chosen(REVIEW_STATES, (flags) => flags.open),
  'open reviews whose clock runs': chosen(REVIEW_STATES, (flags) => flags.open && !flags.pausedByApplicant),
  'papers that came in': 'accepted,uploaded',
  // An agency that only gets a copy agrees without a word, so it is not counted.
  'reviews that agree': chosen(REVIEW_STATES, (flags) => flags.agreed).replace(',not_required', ''),
  'reviews that were decided': 'approved,approved_with_conditions,deemed,objected',
  'cases with the city': chosen(APPLICATION_STATUSES, (flags) => flags.withCity),
  'cases that agencies work on': chosen(APPLICATION_STATUSES, (flags) => flags.inReview),
  'cases that agencies may talk about': chosen(
    APPLICATION_STATUSES,
    (flags) => flags.withCity || flags.inReview,
  ),
  'corrections that the organizer has or sent back': 'answered,sent',
  'cases that came back': chosen(APPLICATION_STATUSES, (flags) => flags.editable).replace('draft,', ''),
  'cases of the completeness check': 'intake_review,submitted',
  'cases that are settled': 'closed,denied,event_over,permit_issued,revoked',
  'permits that were not taken back': 'closed,event_over,permit_issued',
  'files that may be shown': SCAN_STATES.filter(isReleased).toSorted().join(),
};

const LIST = /\b(?:\w+\.)?(?:scan_state|state|status) IN \(([^)]*)\)/g; // a.status IN ('submitted', 'intake_review')

test('every list of states in SQL is one that the domain knows', () => {
  const known = new Set(Object.values(MEANINGS));
  const found = globSync('src/store/*.ts', { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(LIST)].map(([, list = '']) => ({
        file,
        states: [...list.matchAll(/'(\w+)'/g)]
          .map(([, state]) => state)
          .toSorted()
          .join(),
      })),
    );
  assert.ok(found.length > 10);
  assert.deepEqual(
    found.filter(({ states }) => !known.has(states)),
    [],
  );
});
