import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paperState } from '#src/domain/review.ts';
import type { RequirementState } from '#src/domain/workflow/states.ts';

const was = (state: RequirementState, version: number | null = null) => ({
  state,
  answered_in_version: version,
});

const CASES: [string, ReturnType<typeof was> | null, Parameters<typeof paperState>[1], RequirementState][] = [
  ['nothing is there', null, { hasFiles: false, answeredInVersion: null }, 'required'],
  ['a file is there', null, { hasFiles: true, answeredInVersion: null }, 'uploaded'],
  ['a list stands in for a file', null, { hasFiles: false, answeredInVersion: 1 }, 'uploaded'],
  ['a list comes later', was('required'), { hasFiles: false, answeredInVersion: 2 }, 'uploaded'],
  ['an accepted list is the same', was('accepted', 1), { hasFiles: false, answeredInVersion: 1 }, 'accepted'],
  ['an accepted list has changed', was('accepted', 1), { hasFiles: false, answeredInVersion: 2 }, 'uploaded'],
  ['a refused list is the same', was('rejected', 1), { hasFiles: false, answeredInVersion: 1 }, 'rejected'],
  ['a refused list is mended', was('rejected', 1), { hasFiles: false, answeredInVersion: 2 }, 'uploaded'],
  ['a list is gone', was('accepted', 1), { hasFiles: false, answeredInVersion: null }, 'required'],
  [
    'a file takes the place of a list',
    was('uploaded', 1),
    { hasFiles: true, answeredInVersion: null },
    'uploaded',
  ],
  ['an accepted file stays', was('accepted'), { hasFiles: true, answeredInVersion: null }, 'accepted'],
  ['nobody needs it', was('waived'), { hasFiles: false, answeredInVersion: 3 }, 'waived'],
];

for (const [title, known, now, state] of CASES)
  test(`when ${title}, the paper is ${state}`, () => {
    assert.equal(paperState(known, now), state);
  });
