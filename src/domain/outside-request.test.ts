import assert from 'node:assert/strict';
import { test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  actionOfAnswer,
  answerIssues,
  askIssues,
  isAskable,
  isShowable,
  linkEnd,
  OUTSIDE_ANSWERS,
  outsideQuestions,
  outsideRequestState,
} from '#src/domain/outside-request.ts';
import { OUTSIDE_STATES } from '#src/domain/workflow/states.ts';

const city = cityNamed('baltimore');
const NOW = new Date('2027-04-01T14:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test('a request is what happened to it last, and an answer outlives its link', () => {
  const sent = { opened_at: null, answered_at: null, expires_at: later(7), end_reason: null };
  const table: [Partial<Parameters<typeof outsideRequestState>[0]>, string][] = [
    [{}, 'sent'],
    [{ opened_at: NOW }, 'opened'],
    [{ opened_at: NOW, expires_at: NOW }, 'expired'],
    [{ expires_at: later(-1), end_reason: 'taken_back' }, 'taken_back'],
    [{ end_reason: 'sent_again' }, 'sent_again'],
    [{ opened_at: NOW, answered_at: NOW, expires_at: later(-1), end_reason: 'sent_again' }, 'answered'],
  ];
  for (const [change, state] of table)
    assert.equal(outsideRequestState({ ...sent, ...change }, NOW), state, JSON.stringify(change));
});

test('only an approval that waits for somebody is asked for', () => {
  assert.deepEqual(OUTSIDE_STATES.filter(isAskable), ['needed', 'applied']);
});

test('a link works as long as one of the offered times', () => {
  assert.deepEqual(linkEnd(7, NOW), later(7));
  assert.deepEqual(linkEnd(30, NOW), later(30));
  for (const days of [0, -1, 8, 365, Number.NaN]) assert.equal(linkEnd(days, NOW), null);
});

test('each answer moves the approval as the table of transitions says, and a question does not', () => {
  assert.deepEqual(OUTSIDE_ANSWERS.map(actionOfAnswer), [
    'record_granted',
    'record_refused',
    'record_not_needed',
    null,
  ]);
});

test('an answer is told what it lacks', () => {
  const table: [Partial<Parameters<typeof answerIssues>[0]>, string[]][] = [
    [{ answer: 'granted', reference: 'SHA 12' }, []],
    [{ answer: 'granted' }, ['reference required']],
    [{ answer: 'granted', reference: ' ', words: 'Yes.' }, ['reference required']],
    [{ answer: 'refused', words: 'No.' }, []],
    [{ answer: 'refused', reference: 'SHA 12' }, ['words required']],
    [{ answer: 'not_needed' }, ['words required']],
    [{ answer: 'question', words: ' ' }, ['words required']],
    [{}, ['answer required']],
    [{ answer: 'applied', words: 'x' }, ['answer not-an-option']],
    [{ answer: 'granted', reference: 'x'.repeat(201) }, ['reference too-long']],
    [{ answer: 'refused', words: 'x'.repeat(4001) }, ['words too-long']],
  ];
  for (const [given, problems] of table) {
    const issues = answerIssues({ answer: '', reference: '', words: '', ...given });
    assert.deepEqual(
      issues.map(({ path, code }) => `${path} ${code}`),
      problems,
      JSON.stringify(given).slice(0, 80),
    );
  }
});

test('a request needs an address, words and one of the offered times', () => {
  const whole = { email: 'desk@highway.example', words: 'May they?', days: 7 };
  const problems = (change: Partial<typeof whole>) =>
    askIssues({ ...whole, ...change }).map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ email: ' ' }), ['email required']);
  assert.deepEqual(problems({ email: 'desk@' }), ['email not-an-email']);
  assert.deepEqual(problems({ words: ' ', days: 8 }), ['words required', 'days required']);
});

test('a file that only some agencies read is not shown outside, nor one that is old or not scanned', () => {
  const plan = { kind: 'site-plan', is_current: true, scan_state: 'clean' } as const;
  assert.equal(isShowable(city, plan), true);
  assert.equal(isShowable(city, { ...plan, kind: 'security-plan' }), false);
  assert.equal(isShowable(city, { ...plan, is_current: false }), false);
  assert.equal(isShowable(city, { ...plan, scan_state: 'quarantined' }), false);
});

test('a body outside reads what, where and when, what its rules look at, and nothing that few may read', () => {
  const answers = festival('2027-09-11');
  const names = (demandedBy: string[]) =>
    outsideQuestions(answers, city.rules, demandedBy).map((one) => one.name);
  const basics = names([]);
  for (const name of ['event.name', 'dates.days', 'places.types']) assert.ok(basics.includes(name), name);
  assert.ok(basics.every((name) => !name.startsWith('applicant') && !name.startsWith('contacts')));
  const demanding = city.rules.filter((rule) => rule.outside.length > 0);
  assert.ok(demanding.length > 0);
  const all = outsideQuestions(
    answers,
    city.rules,
    demanding.map((rule) => rule.id),
  );
  assert.ok(all.length > basics.length);
  assert.ok(all.every((one) => one.state === 'answered' && one.field.readBy.includes('all')));
});
