/** What the process writes down. Lines are JSON and hold no personal data. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const SECRET_LENGTH = 24;

/** The path of a request without what a log must not hold: the query, and parts so long that they may be a secret. */
export function loggablePath(path: string): string {
  return path
    .split('/')
    .map((part) => (part.length < SECRET_LENGTH || path.startsWith('/_astro/') ? part : '…'))
    .join('/');
}

const LONGEST_SENTENCE = 300;

/** Long texts take ever longer to search. Where one is cut, every quote that it leaves open is closed. */
const searchable = (text: string): string =>
  text.length > 4 * LONGEST_SENTENCE ? `${text.slice(0, 4 * LONGEST_SENTENCE)}"'”` : text;

const masked = (text: string): string =>
  searchable(text)
    .replace(/"[^"]*"|“[^”]*”|'[^']*'/g, '"…"')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…@…')
    .replace(/\d{6,}/g, '…')
    .slice(0, LONGEST_SENTENCE);

/**
 * What may be written down of an error: its kind, where it arose, and its sentence without quoted values, addresses and
 * long numbers, because a database quotes what people typed.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    sentence: masked(error.message),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

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
]);
// Connection failures, too many connections, read-only after a switch, shutdown, statement or lock time-outs.
const OUTAGE_SQL_STATES = /^(?:08...|53...|25006|57P0\d|57014|55P03)$/; // 57P01

/** Whether an error says that a part of the service cannot be reached now, and not that the code is wrong. */
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
