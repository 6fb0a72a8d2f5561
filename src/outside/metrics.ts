import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Everything that the city's monitoring may read. Labels are names from the source and never from people: a person, a case
 * or an address is no label.
 */
const FAMILIES = {
  permits_http_request_seconds: [
    'histogram',
    'Requests by page and class of status, with how long they took.',
  ],
  permits_job_seconds: ['histogram', 'Jobs by name and how they ended, with how long they took.'],
  permits_limits_hit_total: ['counter', 'Requests that were refused by a limit.'],
  permits_pages_sent_total: [
    'counter',
    'Pages of questions that people sent, the first questions and the last page among them, by page and how it ended.',
  ],
  permits_questions_refused_total: [
    'counter',
    'Questions that had to be answered again, by page, question and code of the error.',
  ],
  permits_slow_statements_total: [
    'counter',
    'Statements of the database that took longer than SLOW_STATEMENT_MS.',
  ],
  permits_pool_connections: ['gauge', 'Connections to the database that a process may open.'],
  permits_pool_in_use: ['gauge', 'Connections to the database in use.'],
  permits_pool_waiting: ['gauge', 'Statements and transactions that wait for a connection.'],
  permits_database_up: ['gauge', 'Whether the database answered this reading.'],
  permits_read_only: ['gauge', 'Whether the database takes no changes.'],
  permits_jobs_waiting: ['gauge', 'Jobs that are due and have not begun.'],
  permits_jobs_oldest_seconds: ['gauge', 'How long the oldest of them is due.'],
  permits_jobs_parked: ['gauge', 'Jobs that failed for the last time and wait for a person.'],
  permits_mails_waiting: ['gauge', 'Mails that are written and not sent.'],
  permits_event_loop_delay_seconds: ['gauge', 'Delay of the event loop since the last reading, by quantile.'],
  process_cpu_seconds_total: ['counter', 'Processor time used.'],
  process_resident_memory_bytes: ['gauge', 'Memory of the process.'],
  process_heap_bytes: ['gauge', 'Memory in use by JavaScript.'],
  process_start_time_seconds: ['gauge', 'When the process started.'],
} as const satisfies Record<string, readonly ['histogram' | 'counter' | 'gauge', string]>;

export type MetricName = keyof typeof FAMILIES;
export type Labels = Readonly<Record<string, string>>;

/** A value that is read when somebody asks. */
export interface Reading {
  name: MetricName;
  labels?: Labels;
  value: number;
}

export interface Metrics {
  /** Adds to a counter. */
  count: (name: MetricName, labels?: Labels, by?: number) => void;
  /** Takes a duration into a histogram. Units: milliseconds. */
  observe: (name: MetricName, labels: Labels, ms: number) => void;
  /** Everything in Prometheus' text format. */
  text: () => Promise<string>;
}

const BOUNDS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Series {
  labels: Labels;
  value: number;
  /** How many fell under each bound, and how many in all. */
  buckets: number[];
  count: number;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

function linesOf(name: MetricName, { labels, value, buckets, count }: Series): string[] {
  if (FAMILIES[name][0] !== 'histogram') return [`${name}${labelled(labels)} ${value}`];
  let under = 0;
  const rows = BOUNDS_SECONDS.map((bound, index) => {
    under += buckets[index] ?? 0;
    return `${name}_bucket${labelled({ ...labels, le: String(bound) })} ${under}`;
  });
  return [
    ...rows,
    `${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${labelled(labels)} ${value}`,
    `${name}_count${labelled(labels)} ${count}`,
  ];
}

/** Readings of the process itself. The delay of its event loop is measured from the first reading on. */
function processReadings(): () => Reading[] {
  let delay: ReturnType<typeof monitorEventLoopDelay> | undefined;
  return () => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const seconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
    const delays: [string, number][] = [
      ['0.5', seconds(delay?.percentile(50) ?? 0)],
      ['0.99', seconds(delay?.percentile(99) ?? 0)],
      ['1', seconds(delay?.max ?? 0)],
    ];
    if (delay === undefined) {
      delay = monitorEventLoopDelay({ resolution: 20 });
      delay.enable();
    } else delay.reset();
    return [
      ...delays.map(
        ([quantile, value]): Reading => ({
          name: 'permits_event_loop_delay_seconds',
          labels: { quantile },
          value,
        }),
      ),
      { name: 'process_cpu_seconds_total', value: (user + system) / 1e6 },
      { name: 'process_resident_memory_bytes', value: rss },
      { name: 'process_heap_bytes', value: heapUsed },
      { name: 'process_start_time_seconds', value: Math.round(performance.timeOrigin / 1000) },
    ];
  };
}

/** Counts what a process does. `read` gives what is known only when somebody asks. */
export function createMetrics(read: () => Promise<Reading[]>): Metrics {
  const families = new Map<MetricName, Map<string, Series>>();
  const readProcess = processReadings();

  function seriesOf(name: MetricName, labels: Labels): Series {
    const family = families.get(name) ?? new Map<string, Series>();
    families.set(name, family);
    const key = labelled(labels);
    const series = family.get(key) ?? { labels, value: 0, buckets: BOUNDS_SECONDS.map(() => 0), count: 0 };
    family.set(key, series);
    return series;
  }

  return {
    count: (name, labels = {}, by = 1) => {
      seriesOf(name, labels).value += by;
    },
    observe: (name, labels, ms) => {
      const series = seriesOf(name, labels);
      const at = BOUNDS_SECONDS.findIndex((bound) => ms / 1000 <= bound);
      if (at >= 0) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
      series.value += ms / 1000;
      series.count += 1;
    },
    text: async () => {
      const readings = [...readProcess(), ...(await read())];
      const lines = (Object.keys(FAMILIES) as MetricName[]).flatMap((name) => {
        const counted = [...(families.get(name)?.values() ?? [])].flatMap((one) => linesOf(name, one));
        const asked = readings
          .filter((one) => one.name === name)
          .map(({ labels = {}, value }) => `${name}${labelled(labels)} ${value}`);
        const rows = [...counted, ...asked];
        const [type, help] = FAMILIES[name];
        return rows.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...rows];
      });
      return `${lines.join('\n')}\n`;
    },
  };
}

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Lets the city's monitoring read the metrics at /metrics of a port of their own, which must stay inside the city's network.
 * Shape: a process that cannot have the port goes on without; the server keeps no process alive.
 */
export function serveMetrics(
  metrics: Metrics,
  at: { host: string; port: number },
  told: { listening: (port: number) => void; failed: (error: unknown) => void },
): Server {
  const server = createServer((req, res) => {
    const isAsked = req.url?.split('?')[0] === '/metrics' && (req.method === 'GET' || req.method === 'HEAD');
    const answer = isAsked ? metrics.text() : Promise.resolve('');
    answer.then(
      (text) => {
        res.writeHead(isAsked ? 200 : 404, { 'content-type': TEXT_FORMAT, 'cache-control': 'no-store' });
        res.end(req.method === 'HEAD' ? undefined : text);
      },
      (error: unknown) => {
        told.failed(error);
        res.writeHead(500).end();
      },
    );
  });
  server.requestTimeout = 10_000;
  server.on('error', told.failed);
  server.listen(at.port, at.host, () => told.listening((server.address() as AddressInfo).port));
  return server.unref();
}
