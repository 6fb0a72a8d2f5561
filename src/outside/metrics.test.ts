import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { createMetrics, serveMetrics } from '#src/outside/metrics.ts';

// permits_jobs_waiting{job="send-notice"} 3
const SAMPLE =
  /^[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-z]+="(?:[^"\\\n]|\\[\\"n])*")*\})? (?:[-+.\de]+|\+Inf)$/;

test('every line is a line of the text format, and every value stands under its help and type', async () => {
  const metrics = createMetrics(async () => [
    { name: 'permits_mails_waiting', value: 3 },
    { name: 'permits_jobs_waiting', labels: { job: 'a "quoted" \\ name\nof two lines' }, value: 1 },
  ]);
  metrics.observe('permits_http_request_seconds', { route: '/v/[code]', status: '2xx' }, 12);
  metrics.count('permits_limits_hit_total', { limit: 'requests' });
  const lines = (await metrics.text()).trimEnd().split('\n');
  let type = '';
  for (const line of lines) {
    if (line.startsWith('# HELP ')) continue;
    const declared = /^# TYPE ([a-z_]+) (?:counter|gauge|histogram)$/.exec(line);
    if (declared) {
      type = declared[1] ?? '';
      continue;
    }
    assert.match(line, SAMPLE);
    assert.ok(line.startsWith(type), line);
  }
  assert.ok(lines.includes('permits_mails_waiting 3'));
  assert.ok(lines.includes('permits_jobs_waiting{job="a \\"quoted\\" \\\\ name\\nof two lines"} 1'));
  assert.ok(lines.includes('permits_limits_hit_total{limit="requests"} 1'));
});

test('a histogram counts every duration under each bound that is not shorter', async () => {
  const metrics = createMetrics(async () => []);
  for (const ms of [5, 6, 400, 60_000]) metrics.observe('permits_job_seconds', { job: 'scan' }, ms);
  const text = await metrics.text();
  const under = (bound: string) =>
    Number(
      new RegExp(`^permits_job_seconds_bucket\\{job="scan",le="${bound}"\\} (\\d+)$`, 'm').exec(text)?.[1],
    );
  assert.deepEqual(['0\\.005', '0\\.01', '0\\.25', '0\\.5', '30', '\\+Inf'].map(under), [1, 2, 2, 3, 3, 4]);
  assert.match(text, /^permits_job_seconds_count\{job="scan"\} 4$/m);
  assert.match(text, /^permits_job_seconds_sum\{job="scan"\} 60\.411$/m);
});

test('the metrics are read at one address of a port of their own', async () => {
  const metrics = createMetrics(async () => [{ name: 'permits_database_up', value: 1 }]);
  const failures: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serveMetrics(
    metrics,
    { host: '127.0.0.1', port: 0 },
    { listening: resolve, failed: (error) => failures.push(error) },
  );
  const origin = `http://127.0.0.1:${await promise}`;
  const answer = await fetch(`${origin}/metrics`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(await answer.text(), /^permits_database_up 1$/m);
  assert.equal((await fetch(`${origin}/`)).status, 404);
  assert.equal((await fetch(`${origin}/metrics`, { method: 'POST' })).status, 404);
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  assert.deepEqual(failures, []);
});
