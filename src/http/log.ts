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
