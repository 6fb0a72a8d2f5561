import type { Answered } from '#src/http/shell.ts';
import type { Metrics } from '#src/outside/metrics.ts';

/** The limits of the edge and of commands, by the status they answer with. */
const LIMITS: Record<number, string> = { 408: 'time', 413: 'size', 429: 'requests' };

/** Counts answers by page and class of status. */
export const measureAnswers =
  (metrics: Metrics) =>
  ({ route, status, ms }: Answered): void => {
    metrics.observe('permits_http_request_seconds', { route, status: `${Math.floor(status / 100)}xx` }, ms);
    const limit = LIMITS[status];
    if (limit !== undefined) metrics.count('permits_limits_hit_total', { limit });
  };
