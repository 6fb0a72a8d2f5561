import assert from 'node:assert/strict';
import { test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { findStep, issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import {
  answerTo,
  type CorrectionTarget,
  dueIssue,
  firstDueOn,
  type OpenParts,
  openParts,
  takesCorrections,
  targetFrom,
  targetWord,
  typedWithin,
  withinOpen,
} from '#src/domain/correction.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';

const TODAY = '2027-04-01';
const base = snapshotAnswers(festival('2027-08-07'));
const question = (target_key: string, target_row: string | null = null): CorrectionTarget => ({
  target_kind: 'question',
  target_key,
  target_row,
});
const document: CorrectionTarget = {
  target_kind: 'document',
  target_key: 'site-plan',
  target_row: null,
};
const openNow = (named: CorrectionTarget[], now: Answers = base) =>
  Object.fromEntries(
    [...openParts(named, base, now, TODAY)].map(([name, part]) => [name, part === 'all' ? part : [...part]]),
  );

test('nothing is open but what is named', () => {
  assert.deepEqual(openNow([]), {});
  assert.deepEqual(openNow([question('people.peak'), document]), { 'people.peak': 'all' });
  assert.deepEqual(openNow([question('structures.list', 't1')]), { 'structures.list': ['t1'] });
  assert.deepEqual(openNow([question('structures.list', 't1'), question('structures.list')]), {
    'structures.list': 'all',
  });
});

test('a question that a named answer brings up is open, and stays so once it is answered', () => {
  const named = [question('activities.list')];
  const now = withValue(base, 'activities.list', ['food', 'structures', 'sound', 'alcohol']);
  const open = openNow(named, now);
  assert.equal(open['alcohol.license'] ?? open['alcohol.kind'] ?? open['alcohol.service'], 'all');
  assert.equal(open['people.total'], undefined);
  const asked = stepsFor(now).flatMap((step) => issuesOf(step, now, TODAY).map((issue) => ({ step, issue })));
  assert.ok(asked.length > 0, 'alcohol brings up questions');
  for (const { issue } of asked)
    assert.ok(
      Object.keys(open).some((name) => issue.path === name || issue.path.startsWith(`${name}.`)),
      `${issue.path} must be answered and is closed`,
    );
});

test('an answer that contradicts a changed one is open until all is sent again', () => {
  const named = [question('people.peak')];
  const now = withValue(base, 'people.peak', 2500);
  const { 'people.peak': peak, ...brought } = openNow(named, now);
  assert.equal(peak, 'all');
  assert.equal(brought['people.total'], 'all');
  const mended = withValue(now, 'people.total', 3000);
  assert.equal(openNow(named, mended)['people.total'], 'all');
});

const open: OpenParts = new Map<string, 'all' | Set<string>>([
  ['people.peak', 'all'],
  ['structures.list', new Set(['t1'])],
]);
const crowd = findStep('people')!; // a page of the journey
const two: Answers = withValue(base, 'structures.list', [
  ...(base.structures?.list ?? []),
  { ...base.structures?.list?.[0], id: 't2', count: 1 },
]);
const structures = stepsFor(two).find((step) =>
  step.fields.some((field) => field.name === 'structures.list'),
)!; // asked with tents
const within = (step: typeof crowd, typed: Answers, names: string[], stored = two) =>
  withinOpen(step, stored, typed, new Set(names), open);

test('an open question takes its answer', () => {
  const typed = withValue(two, 'people.peak', 800);
  assert.deepEqual(within(crowd, typed, ['people.peak']), { answers: typed, locked: [] });
});

test('a closed question that was sent along changed is named', () => {
  const typed = withValue(withValue(two, 'people.peak', 800), 'people.staff', 41);
  assert.deepEqual(within(crowd, typed, ['people.peak', 'people.staff']).locked, ['people.staff']);
});

test('a closed question that the page left out keeps its answer', () => {
  const typed = withValue(withValue(two, 'people.peak', 800), 'people.ages', undefined);
  const got = within(crowd, typed, ['people.peak']);
  assert.deepEqual(got, { answers: withValue(two, 'people.peak', 800), locked: [] });
});

test('a question that the page brings up may be answered along with it', () => {
  const insurance = findStep('insurance')!; // a page of the journey
  const names = new Set(['insurance.status', 'insurance.hardship']);
  const stored = withValue(base, 'insurance', { status: 'have' });
  const typed = withValue(base, 'insurance', { status: 'not_yet', hardship: 'no' });
  const page = { step: insurance, stored, typed, names };
  assert.deepEqual(typedWithin(page, [question('insurance.status')], stored, TODAY), {
    answers: typed,
    locked: [],
  });
  assert.deepEqual(typedWithin(page, [question('people.peak')], stored, TODAY).locked, ['insurance.status']);
});

test('of a list only the named row changes, and rows that the page left out stay', () => {
  const [first, second] = two.structures?.list ?? [];
  const order = ['structures.list.order'];
  const changed = { ...first, count: 3 };
  const one = within(structures, withValue(two, 'structures.list', [changed]), order);
  assert.deepEqual(one, { answers: withValue(two, 'structures.list', [changed, second]), locked: [] });
  const gone = within(structures, withValue(two, 'structures.list', []), order);
  assert.deepEqual(gone, { answers: withValue(two, 'structures.list', [second]), locked: [] });
  const other = withValue(two, 'structures.list', [first, { ...second, count: 9 }]);
  assert.deepEqual(within(structures, other, order).locked, ['structures.list']);
  const added = withValue(two, 'structures.list', [first, second, { ...second, id: 't3' }]);
  assert.deepEqual(within(structures, added, order).locked, ['structures.list']);
});

test('a correction is made, explained, or open', () => {
  const plan = { kind: 'site-plan', sha256: 'aa' };
  const before = { answers: base, documents: [plan] };
  const peak = { ...question('people.peak'), explanation: null };
  assert.equal(answerTo(peak, before, before), 'open');
  assert.equal(answerTo({ ...peak, explanation: 'As counted.' }, before, before), 'explained');
  const fewer = { ...before, answers: withValue(base, 'people.peak', 800) };
  assert.equal(answerTo(peak, before, fewer), 'changed');
  assert.equal(answerTo({ ...peak, explanation: 'Counted again.' }, before, fewer), 'changed');
  const paper = { ...document, explanation: null };
  assert.equal(answerTo(paper, before, before), 'open');
  assert.equal(answerTo(paper, before, { ...before, documents: [{ ...plan, sha256: 'bb' }] }), 'changed');
  assert.equal(answerTo(paper, before, { ...before, documents: [] }), 'changed');
  const tent = { ...question('structures.list', 't1'), explanation: null };
  const list = base.structures?.list ?? [];
  const wider = withValue(base, 'structures.list', [{ ...list[0], widthFeet: 30 }]);
  assert.equal(answerTo(tent, before, { ...before, answers: wider }), 'changed');
  const more = withValue(base, 'structures.list', [...list, { ...list[0], id: 't9' }]);
  assert.equal(answerTo(tent, before, { ...before, answers: more }), 'open');
});

test('a target is one word of a form and comes back from it', () => {
  for (const target of [document, question('people.peak'), question('structures.list', 't1')])
    assert.deepEqual(targetFrom(targetWord(target)), target);
  for (const word of ['', 'question:', 'answer:people.peak', 'question:a b', 'document:x:y:z'])
    assert.equal(targetFrom(word), null);
});

test('corrections are noted down only while agencies review or a permit waits', () => {
  const welcome = (Object.keys(APPLICATION_STATUSES) as ApplicationStatus[]).filter(takesCorrections);
  assert.deepEqual(welcome, ['in_agency_review', 'changes_requested', 'ready_to_issue']);
});

test('a correction is due after today and not after the event begins', () => {
  assert.equal(dueIssue('2027-04-01', TODAY, '2027-05-01'), 'in-the-past');
  assert.equal(dueIssue('2027-04-02', TODAY, '2027-05-01'), null);
  assert.equal(dueIssue('2027-05-01', TODAY, '2027-05-01'), null);
  assert.equal(dueIssue('2027-05-02', TODAY, '2027-05-01'), 'after-first-day');
  assert.equal(dueIssue('2029-05-02', TODAY, null), null);
});

test('the first of several due days counts', () => {
  assert.equal(firstDueOn([{ due_on: '2027-05-03' }, { due_on: '2027-04-30' }]), '2027-04-30');
  assert.equal(firstDueOn([]), null);
});
