import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import { checkpointText, type HistoryAction, historyLine, RECORDED_ACTIONS } from '#src/domain/history.ts';
import { APPLICATION, OUTSIDE, REQUIREMENT, REVIEW } from '#src/domain/workflow/transitions.ts';
import { textFor } from '#src/text/index.ts';

const city = cityNamed('baltimore');
const agency = city.agencies[0]!; // a city has at least one
const reason = agency.objectionReasons[0]!; // and each of them a reason

const activity = (action: string, detail: Record<string, unknown> = {}) => ({
  action,
  actor_kind: 'staff',
  actor_name: 'Dana Lee',
  agency: agency.key,
  detail,
});
const words = (locale: 'en' | 'es', one: ReturnType<typeof activity>) => {
  const line = historyLine(one, city, locale);
  return textFor(locale).history.lines[line.key](line.params);
};

test('every action that a table or a command can record has a sentence in both languages', () => {
  const actions: HistoryAction[] = [
    ...[APPLICATION, REVIEW, REQUIREMENT, OUTSIDE].flatMap((table) => table.map((row) => row.action)),
    ...RECORDED_ACTIONS,
  ];
  for (const action of actions) {
    const line = historyLine(activity(action), city, 'en');
    assert.equal(line.key, action);
    for (const locale of ['en', 'es'] as const) assert.ok(words(locale, activity(action)).length > 3, action);
    assert.notEqual(words('en', activity(action)), words('es', activity(action)), action);
  }
});

test('agency, document, reason and version are named in words', () => {
  assert.equal(
    words('en', activity('object', { reason: reason.key, version: 2 })),
    `${agency.name.en} objected: ${reason.words.en}`,
  );
  const document = city.documentKinds[0]!; // a city has at least one
  assert.equal(
    words('es', activity('upload', { document: document.key })),
    `Documento agregado: ${document.name.es}`,
  );
  assert.equal(words('en', activity('submit', { version: 3 })), 'Application sent (version 3)');
  const owner = city.agencies[1]!; // and another one
  const left = { owner: owner.key };
  assert.equal(words('en', activity('record_outcome', left)), `Meeting: a task for ${owner.name.en}`);
  assert.equal(words('es', activity('record_outcome', left)), `Reunión: una tarea de ${owner.name.es}`);
  for (const locale of ['en', 'es'] as const)
    assert.match(words(locale, activity('finish_outcome', left)), new RegExp(`: ${owner.name[locale]}$`));
});

test('a key that the city no longer has stays readable, and an unknown action is still a line', () => {
  assert.equal(words('en', activity('deny', { reason: 'old-key' })), 'Permit denied: old-key');
  assert.equal(historyLine(activity('teleport'), city, 'en').key, 'other');
});

test('a mark signs its number, its place, its count, its digest and its time', () => {
  const mark = { number: 1, lastSeq: 2, rowsCount: 2, digest: 'd', madeAt: '2027-04-01T14:00:00.000Z' };
  const texts = new Set(
    [
      mark,
      { ...mark, number: 2 },
      { ...mark, lastSeq: 3 },
      { ...mark, rowsCount: 3 },
      { ...mark, digest: 'e' },
      { ...mark, madeAt: 'x' },
    ].map(checkpointText),
  );
  assert.equal(texts.size, 6);
});
