import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baltimore as written } from '#src/city/baltimore/city.ts';
import { citySchema } from '#src/domain/city.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { planFile } from '#src/forms/plan-file.ts';
import { countTriage, readTriage } from '#src/forms/triage.ts';
import { createMetrics } from '#src/outside/metrics.ts';
import { textFor } from '#src/text/index.ts';

const TODAY = '2027-01-10';
const BLOCK_PARTY: [string, string][] = [
  ['event.kind', 'block_party'],
  ['places.types', 'street'],
  ['event.access', 'block_residents'],
  ['people.peak', '60'],
  ['dates.firstDay.month', '6'],
  ['dates.firstDay.day', '5'],
  ['dates.firstDay.year', '2027'],
  ['activities.list', 'food'],
];
const read = (entries: [string, string][]) => readTriage(new URLSearchParams(entries), TODAY);

test('before anything is answered nothing is wrong', () => {
  const { issues, isAnswered, isLonger } = read([]);
  assert.deepEqual({ issues, isAnswered, isLonger }, { issues: [], isAnswered: false, isLonger: false });
});

test('a question that an answer has just brought up is shown before it is demanded', () => {
  const first = read([]);
  const next = read([...BLOCK_PARTY, ['show', first.shown.join(' ')]]);
  assert.equal(next.isLonger, true);
  assert.deepEqual(next.issues, []);
  assert.equal(next.openCount, 5);
  const again = read([...BLOCK_PARTY, ['show', next.shown.join(' ')]]);
  assert.equal(again.isLonger, false);
  assert.deepEqual(
    again.issues.map(({ path }) => path),
    ['block.street', 'block.blocks', 'block.intersectionsOpen', 'block.end', 'block.sells'],
  );
});

test('an address without a list of questions is judged whole', () => {
  assert.ok(read([['event.kind', 'festival']]).issues.some(({ path }) => path === 'event.speech'));
});

test('the plan is a calendar of whole days that keeps its identifiers', () => {
  const baltimore = citySchema.parse(written);
  const { answers } = read([
    ...BLOCK_PARTY,
    ['block.street', 'Abell Avenue'],
    ['block.blocks', '1'],
    ['block.intersectionsOpen', 'yes'],
    ['block.end', '20:00'],
    ['block.sells', 'no'],
  ]);
  const evaluation = evaluate(baltimore, answers, { moment: 'triage', today: TODAY });
  const file = planFile({
    city: baltimore,
    answers,
    result: { evaluation, today: TODAY },
    text: textFor('es'),
    locale: 'es',
    url: 'https://permits.example/es/start?event.kind=block_party',
    now: new Date('2027-01-10T12:00:00Z'),
  });
  const lines = file?.split('\r\n') ?? [];
  assert.equal(lines[0], 'BEGIN:VCALENDAR');
  assert.ok(lines.includes('DTSTART;VALUE=DATE:20270508')); // 28 days before June 5
  assert.ok(lines.includes('DTSTART;VALUE=DATE:20270605'));
  assert.ok(lines.includes('UID:event-2027-06-05@event-permits'));
  assert.ok(lines.includes('SUMMARY:Último día para enviar su solicitud'));
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
});

test('first questions are counted by how they ended, once for each page that was asked for', async () => {
  const metrics = createMetrics(async () => []);
  const ask = (entries: [string, string][], headers: Record<string, string> = {}, method = 'GET') =>
    countTriage(
      { metrics },
      read(entries),
      new Request('https://permits.example/start', { method, headers }),
    );
  const answered: [string, string][] = [
    ...BLOCK_PARTY,
    ['block.street', 'Abell Avenue'],
    ['block.blocks', '1'],
    ['block.intersectionsOpen', 'yes'],
    ['block.end', '20:00'],
    ['block.sells', 'no'],
  ];
  ask([]);
  ask(answered, { 'sec-fetch-dest': 'empty' });
  ask(answered, {}, 'POST');
  ask(answered, { 'sec-fetch-dest': 'document' });
  ask(answered);
  ask([['event.kind', 'festival']]);
  ask([...BLOCK_PARTY, ['show', read([]).shown.join(' ')]]);
  const lines = (await metrics.text())
    .split('\n')
    .filter((line) => line.startsWith('permits_pages_sent_total{'));
  assert.deepEqual(lines, [
    'permits_pages_sent_total{step="pre-screen",outcome="answered"} 2',
    'permits_pages_sent_total{step="pre-screen",outcome="refused"} 1',
    'permits_pages_sent_total{step="pre-screen",outcome="asked_more"} 1',
  ]);
});
