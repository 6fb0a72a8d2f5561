import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MeetingFacts, meetingReasons, outcomeState, urgencyOf } from '#src/domain/meeting.ts';

const RULE = { people: 2500, agencies: 4, soonDays: 14 };
const QUIET: MeetingFacts = {
  peak: 2499,
  agencies: 3,
  objections: 0,
  late: 0,
  contradictions: 0,
  daysToEvent: 14,
  waiting: 0,
};

test('a case is talked about for each of its reasons, and a quiet one for none', () => {
  const cases: [Partial<MeetingFacts>, string[]][] = [
    [{}, []],
    [{ objections: 1 }, ['objection']],
    [{ contradictions: 1 }, ['contradiction']],
    [{ late: 2 }, ['late']],
    [{ agencies: 4 }, ['many-agencies']],
    [{ peak: 2500 }, ['large']],
    [{ peak: null }, []],
    [{ waiting: 1 }, ['soon']],
    [{ waiting: 1, daysToEvent: 15 }, []],
    [{ waiting: 1, daysToEvent: null }, []],
    [{ peak: 9000, objections: 2, waiting: 2 }, ['objection', 'large', 'soon']],
  ];
  for (const [facts, reasons] of cases)
    assert.deepEqual(meetingReasons({ ...QUIET, ...facts }, RULE), reasons, JSON.stringify(facts));
});

test('what must be settled presses, and size alone does not', () => {
  assert.equal(urgencyOf(['many-agencies', 'large', 'soon']), 0);
  assert.equal(urgencyOf(['objection', 'contradiction', 'late', 'large']), 3);
});

test('what is done is never late, and what is due today is not late yet', () => {
  const today = '2027-05-18';
  const due = (due_on: string, done_at: Date | null = null) => outcomeState({ due_on, done_at }, today);
  assert.deepEqual([due('2027-05-17'), due(today), due('2027-05-17', new Date())], ['late', 'open', 'done']);
});
