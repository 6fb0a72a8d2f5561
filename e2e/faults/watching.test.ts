import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#e2e/security/browser.ts';
import { MISSING } from '#e2e/security/matrix.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const CANARY = 'watched.canary@example.org';
const WAIT_MS = 120_000;

let site: Site;

before(async () => {
  // Every statement is a slow one, so that each is named.
  site = await startSite({ settings: { METRICS_PORT: '0', SLOW_STATEMENT_MS: '1', LOG_LEVEL: 'info' } });
});
after(() => site[Symbol.asyncDispose]());

type Line = Record<string, unknown>;

async function metricsOf(lines: Line[]): Promise<string> {
  const told = () => lines.find(({ msg }) => msg === 'metrics')?.port;
  assert.ok(await waitUntil(async () => told() !== undefined, WAIT_MS), 'no port was told');
  const answer = await fetch(`http://127.0.0.1:${told()}/metrics`);
  assert.equal(answer.status, 200);
  return await answer.text();
}

const readingOf = (text: string, series: string): number | null => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

test('requests are counted by page and class of status, and limits by what was over', async () => {
  const guest = openBrowser(site.origin);
  await guest.get('/verify');
  await guest.get('/es/verify');
  await guest.get(`/v/${MISSING.code}`);
  await guest.get('/no-such-page');
  await guest.get(`/api/documents/${MISSING.document}`);
  const huge = { _token: await guest.token(), ref: 'x', email: 'x'.repeat(300_000) };
  assert.equal((await guest.post('/status', huge)).status, 413);
  // The count is taken when the answer has left, which may be after it arrived.
  const count = (route: string, status: string) =>
    `permits_http_request_seconds_count{route="${route}",status="${status}"}`;
  let text = '';
  const isWhole = async () => {
    text = await metricsOf(site.web.lines);
    return readingOf(text, 'permits_limits_hit_total{limit="size"}') === 1;
  };
  assert.ok(await waitUntil(isWhole, WAIT_MS), text);
  assert.equal(readingOf(text, count('/verify', '2xx')), 2);
  assert.equal(readingOf(text, count('/v/[code]', '4xx')), 1);
  assert.equal(readingOf(text, count('/api/documents/[key]', '4xx')), 1);
  assert.equal(readingOf(text, 'permits_database_up'), 1);
  assert.equal(readingOf(text, 'permits_read_only'), 0);
  assert.equal(readingOf(text, 'permits_pool_connections'), 10);
  assert.equal(readingOf(text, 'permits_pool_waiting'), 0);
  assert.equal(readingOf(text, 'permits_mails_waiting'), 0);
  assert.equal(readingOf(text, 'permits_jobs_parked'), 0);
  assert.ok((readingOf(text, 'process_resident_memory_bytes') ?? 0) > 1_000_000);
  assert.notEqual(readingOf(text, 'permits_event_loop_delay_seconds{quantile="0.99"}'), null);
});

test('a request, the jobs that it caused and their slow statements carry one number', async () => {
  const guest = openBrowser(site.origin);
  const fields = { _token: await guest.token(), email: CANARY };
  assert.equal((await guest.post('/sign-in', fields)).status, 303);
  const asked = () => site.web.lines.find(({ path, method }) => path === '/sign-in' && method === 'POST');
  assert.ok(await waitUntil(async () => asked() !== undefined, WAIT_MS));
  const requestId = String(asked()?.requestId);
  const waiting = await metricsOf(site.web.lines);
  assert.equal(readingOf(waiting, 'permits_mails_waiting'), 1);
  assert.equal(readingOf(waiting, 'permits_jobs_waiting{job="send-notice"}'), 1);
  assert.ok((readingOf(waiting, 'permits_jobs_oldest_seconds{job="send-notice"}') ?? -1) >= 0);
  const worker = await site.startWorker();
  const mine = (lines: Line[]) => lines.filter((line) => line.requestId === requestId);
  const isDone = async () =>
    mine(worker.lines).some(({ job, msg }) => job === 'send-notice' && msg === 'a job is done');
  assert.ok(await waitUntil(isDone, WAIT_MS), 'the mail was not sent for this request');
  assert.ok(
    await waitUntil(
      async () =>
        /permits_job_seconds_count\{job="send-notice",outcome="done"\} [1-9]/.test(
          await metricsOf(worker.lines),
        ),
      WAIT_MS,
    ),
  );
  await worker.stop();
  const named = site.web.lines.filter(({ msg }) => msg === 'slow statement');
  assert.ok(named.length > 0, 'no statement took a millisecond');
  for (const { statement } of named) assert.match(String(statement), /^(?:[a-z]+[A-Z]\w+|jobs)$/);
  for (const line of worker.lines.filter(({ job }) => job !== undefined))
    assert.ok(line.requestId, JSON.stringify(line));
});

test('a database that is away is a reading, and nothing that is read names a person or a case', async () => {
  await site.line.cut();
  const away = await metricsOf(site.web.lines);
  await site.line.mend();
  assert.equal(readingOf(away, 'permits_database_up'), 0);
  assert.equal(readingOf(away, 'permits_mails_waiting'), null);
  const said = JSON.stringify(site.web.lines) + away;
  for (const secret of [CANARY, MISSING.code, MISSING.document]) assert.ok(!away.includes(secret), secret);
  assert.ok(!said.includes(CANARY));
});
