const OUTAGE_CODES = new Set([
  'ANSWER_TIMEOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'POOL_TIMEOUT',
]);
// Connection failures, too many connections, read-only after a switch, shutdown, statement or lock time-outs.
const OUTAGE_SQL_STATES = /^(?:08...|53...|25006|57P0\d|57014|55P03)$/; // 57P01

/** Whether an error says that a part of the service cannot be reached now, and not that the code is wrong. Shape: pure. */
export function isOutage(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    const { code, syscall, $fault: fault } = one as { code?: unknown; syscall?: unknown; $fault?: unknown };
    // What the object store says of itself: it is busy, or broken.
    if (fault === 'server') return true;
    if (one.name === 'TimeoutError' || one.name === 'NetworkingError') return true;
    if (one instanceof AggregateError && one.errors.some(isOutage)) return true;
    if (typeof code !== 'string') continue;
    if (OUTAGE_CODES.has(code) || OUTAGE_SQL_STATES.test(code)) return true;
    // The socket of a local database is a file, gone when the database is.
    if (code === 'ENOENT' && syscall === 'connect') return true;
  }
  return false;
}

const READ_ONLY_SQL_STATE = '25006';

/** Whether the database refused a change because it takes none at the moment. Shape: pure. */
export function isRefusedWrite(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    if ((one as { code?: unknown }).code === READ_ONLY_SQL_STATE) return true;
  }
  return false;
}
