import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Says whether an address is reached only from this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  return LOOPBACK.has(parseUrl(origin)?.hostname ?? '');
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.origin !== text.replace(/\/$/, '')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackOrigin(text));
}

function isIssuer(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

// A name without a dot is a neighbour in the same container network, where plain http stays inside.
function isStoreEndpoint(text: string): boolean {
  const url = parseUrl(text);
  return isIssuer(text) || (url?.protocol === 'http:' && !url.hostname.includes('.'));
}

function isServerAddress(text: string, ...protocols: string[]): boolean {
  const url = parseUrl(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
}

function toPem(text: string): string {
  return text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
}

function isEd25519Key(text: string): boolean {
  try {
    return createPrivateKey(toPem(text)).asymmetricKeyType === 'ed25519';
  } catch {
    // createPrivateKey tells a wrong key only by throwing.
    return false;
  }
}

// 32 bytes in base64url, as in a public key's `x`.
function isPublicKey(text: string): boolean {
  return /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').length === 32;
}

function hasDatabaseName(text: string): boolean {
  return isServerAddress(text, 'postgres:', 'postgresql:') && new URL(text).pathname.length > 1;
}

const text = (sentence: string) => z.string({ error: sentence }).trim().min(1, { error: sentence });

const checked = (isFine: (value: string) => boolean, sentence: string) =>
  text(sentence).refine((value) => isFine(value), { error: sentence });

const wholeNumber = (name: string, min: number, max: number, example: number) => {
  const sentence = `${name} must be a whole number from ${min} to ${max}, such as ${example}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: sentence }) // 4321
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: sentence });
};

const integer = (name: string, min: number, max: number, fallback: number) =>
  wholeNumber(name, min, max, fallback).default(fallback);

const choice = <const T extends readonly [string, ...string[]]>(
  name: string,
  values: T,
  fallback: T[number],
) => z.enum(values, { error: `${name} must be one of ${values.join(', ')}.` }).default(fallback as never);

const DATABASE_SENTENCE =
  'must be a PostgreSQL address such as postgres://permits_app:secret@db.example.gov:5432/permits, ' +
  'or postgres://permits_app@localhost/permits?socket=/var/run/postgresql for a local socket.';

const envSchema = z
  .object({
    NODE_ENV: choice('NODE_ENV', ['production', 'development', 'test'], 'production'),
    CITY: checked(
      (value) => /^[a-z][a-z-]*$/.test(value),
      'CITY must be the name of a folder in src/city, such as baltimore.',
    ).default('baltimore'),
    DATABASE_URL: checked(hasDatabaseName, `DATABASE_URL ${DATABASE_SENTENCE}`),
    DATABASE_OWNER_URL: checked(hasDatabaseName, `DATABASE_OWNER_URL ${DATABASE_SENTENCE}`).optional(),
    DATABASE_READ_URL: checked(
      hasDatabaseName,
      `DATABASE_READ_URL ${DATABASE_SENTENCE} It may be left out.`,
    ).optional(),
    DATABASE_POOL_SIZE: integer('DATABASE_POOL_SIZE', 1, 200, 10),
    DATABASE_STATEMENT_TIMEOUT_MS: integer('DATABASE_STATEMENT_TIMEOUT_MS', 100, 600_000, 2500),
    // Somebody at a page waits no longer for a free connection, and is asked to come back.
    DATABASE_POOL_WAIT_MS: integer('DATABASE_POOL_WAIT_MS', 100, 600_000, 2000),
    // Statements that take longer are written to the log by name.
    SLOW_STATEMENT_MS: integer('SLOW_STATEMENT_MS', 1, 600_000, 250),
    // Nothing is changed: for a move of the database, or while somebody looks at what went wrong.
    READ_ONLY: choice('READ_ONLY', ['true', 'false'], 'false').transform((value) => value === 'true'),
    S3_ENDPOINT: checked(
      isStoreEndpoint,
      'S3_ENDPOINT must be an https address such as https://s3.example.gov, or be left out for AWS.',
    ).optional(),
    S3_REGION: text('S3_REGION must be the name of a region, such as us-east-1.').default('us-east-1'),
    S3_BUCKET: checked(
      (value) => /^[a-z0-9][a-z0-9.-]{2,62}$/.test(value),
      'S3_BUCKET must be a bucket name of 3 to 63 small letters, digits and dashes, such as permits-documents.',
    ),
    S3_ACCESS_KEY_ID: text('S3_ACCESS_KEY_ID must be the key id of the document store.'),
    S3_SECRET_ACCESS_KEY: text('S3_SECRET_ACCESS_KEY must be the secret key of the document store.'),
    S3_FORCE_PATH_STYLE: choice('S3_FORCE_PATH_STYLE', ['true', 'false'], 'false').transform(
      (value) => value === 'true',
    ),
    // Uploads are proven by reading them back, so checksums of the protocol are only for stores that insist on them.
    S3_CHECKSUMS: choice('S3_CHECKSUMS', ['needed', 'always'], 'needed'),
    SMTP_URL: checked(
      (value) => isServerAddress(value, 'smtp:', 'smtps:'),
      'SMTP_URL must be a mail server address such as smtps://user:secret@mail.example.gov:465.',
    ),
    MAIL_FROM: checked(
      (value) => /^(?:[^<>@]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value),
      'MAIL_FROM must be a sender such as Event Permits <permits@example.gov>.',
    ),
    OIDC_ISSUER: checked(
      isIssuer,
      'OIDC_ISSUER must be the https address of the sign-in provider, such as https://login.example.gov.',
    ),
    OIDC_CLIENT_ID: text('OIDC_CLIENT_ID must be the name that the sign-in provider knows this service by.'),
    OIDC_CLIENT_SECRET: text(
      'OIDC_CLIENT_SECRET must be the secret that the sign-in provider gave this service.',
    ),
    // Whoever signs in with this e-mail, verified by the provider, becomes an administrator while there is none.
    FIRST_ADMINISTRATOR_EMAIL: checked(
      (value) => /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value), // ana@example.gov
      'FIRST_ADMINISTRATOR_EMAIL must be the e-mail of one person, such as ana@example.gov, or be left out.',
    )
      .toLowerCase()
      .optional(),
    CLAMD_HOST: text('CLAMD_HOST must be the name of the virus scanner host, or be left out.').optional(),
    CLAMD_PORT: integer('CLAMD_PORT', 1, 65_535, 3310),
    CLAMD_SOCKET: checked(
      (value) => value.startsWith('/'),
      'CLAMD_SOCKET must be the path of the virus scanner socket, such as /run/clamav/clamd.ctl.',
    ).optional(),
    PUBLIC_ORIGIN: checked(
      isOrigin,
      'PUBLIC_ORIGIN must be an https address such as https://permits.example.gov.',
    ).transform((value) => new URL(value).origin),
    DOCUMENTS_ORIGIN: checked(
      isOrigin,
      'DOCUMENTS_ORIGIN must be an https address such as https://documents.example.gov, or be left out.',
    )
      .transform((value) => new URL(value).origin)
      .optional(),
    PORT: integer('PORT', 0, 65_535, 4321),
    HOST: text('HOST must be the address to listen on, such as 0.0.0.0.').default('127.0.0.1'),
    // For the city's monitoring; this port must not be reached from outside.
    METRICS_PORT: wholeNumber('METRICS_PORT', 0, 65_535, 9464).optional(),
    // How long a process that was told to end goes on taking requests, so that whoever sends them sees it is not ready.
    DRAIN_NOTICE_MS: integer('DRAIN_NOTICE_MS', 0, 60_000, 0),
    TRUSTED_PROXIES: integer('TRUSTED_PROXIES', 0, 10, 0),
    // Pages in five minutes from one address by people who are not signed in; 0 where a proxy counts already.
    VISITOR_REQUESTS: integer('VISITOR_REQUESTS', 0, 1_000_000, 300),
    // Look-ups of a status for one address in a minute; 0 takes the limit away, for measuring only.
    VISITOR_LOOK_UPS: integer('VISITOR_LOOK_UPS', 0, 10_000, 20),
    SECRET_KEY: checked(
      (value) => /^[\w-]+$/.test(value) && Buffer.from(value, 'base64url').length >= 32,
      'SECRET_KEY must be 32 random bytes or more in base64url, as made by: openssl rand -base64 32 | tr +/ -_ | tr -d =.',
    ),
    SIGNING_KEY: checked(
      isEd25519Key,
      'SIGNING_KEY must be an Ed25519 private key in PEM, or that PEM in base64, as made by: openssl genpkey -algorithm ed25519.',
    ).transform(toPem),
    RETIRED_PUBLIC_KEYS: checked(
      (value) => value.split(/[\s,]+/).every(isPublicKey),
      'RETIRED_PUBLIC_KEYS must be the x values of keys that signed earlier permits, as /.well-known/permit-key.json showed them, with commas between, or be left out.',
    )
      .transform((value) => value.split(/[\s,]+/))
      .optional(),
    LOG_LEVEL: choice('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
  })
  .refine((env) => env.DOCUMENTS_ORIGIN === undefined || env.DOCUMENTS_ORIGIN !== env.PUBLIC_ORIGIN, {
    path: ['DOCUMENTS_ORIGIN'],
    error: 'DOCUMENTS_ORIGIN must differ from PUBLIC_ORIGIN, or be left out.',
    when: () => true,
  })
  .refine((env) => env.CLAMD_HOST === undefined || env.CLAMD_SOCKET === undefined, {
    path: ['CLAMD_SOCKET'],
    error: 'CLAMD_SOCKET and CLAMD_HOST name the same scanner twice: leave one of them out.',
    when: () => true,
  });

export type Env = z.output<typeof envSchema>;

/** The names of all settings, for the checks of what starts the service. */
export const SETTING_NAMES: readonly string[] = Object.keys(envSchema.shape);

export class EnvMistakes extends Error {
  override name = 'EnvMistakes';
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/**
 * Reads every setting of the service from environment variables; an empty variable counts as absent.
 * Errors: EnvMistakes with one sentence for each wrong or missing setting, all at once.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvMistakes([...new Set(result.error.issues.map((issue) => issue.message))]);
}

let cached: Env | undefined;

function currentEnv(): Env {
  try {
    cached ??= readEnv(process.env);
    return cached;
  } catch (error) {
    if (!(error instanceof EnvMistakes)) throw error;
    process.stderr.write(
      `The service cannot start with these settings:\n- ${error.sentences.join('\n- ')}\n`,
    );
    return process.exit(1);
  }
}

/** The settings of this process, read when the first one is asked for, so that importing a module needs none. */
export const env: Env = new Proxy({} as Env, {
  get: (_target, name) => currentEnv()[name as keyof Env],
  has: (_target, name) => name in currentEnv(),
  ownKeys: () => Reflect.ownKeys(currentEnv()),
  getOwnPropertyDescriptor: (_target, name) => Reflect.getOwnPropertyDescriptor(currentEnv(), name),
});

/**
 * Finds the address of the database owner, for scripts that change the schema and need no other setting.
 * Shape: null when the environment names no database.
 * Errors: EnvMistakes when it names one in a way that cannot be read.
 */
export function findOwnerUrl(): string | null {
  const address = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || '';
  if (address !== '' && !hasDatabaseName(address))
    throw new EnvMistakes([`DATABASE_OWNER_URL ${DATABASE_SENTENCE}`]);
  return address === '' ? null : address;
}

/** Like `findOwnerUrl`, for scripts that cannot do without: says what is missing and ends the process. */
export function readOwnerUrl(): string {
  const address = findOwnerUrl();
  if (address !== null) return address;
  process.stderr.write(`DATABASE_OWNER_URL ${DATABASE_SENTENCE}\n`);
  return process.exit(1);
}

/** Says whether the environment names a document store, so that the one that `npm start` brings is not meant. */
export function hasOwnStore(): boolean {
  return ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID'].some((name) => Boolean(process.env[name]));
}

export type DatabaseAddress = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  ssl: 'require' | 'verify-full' | false;
};

/**
 * Splits a database address into what the driver takes.
 * Shape: `?socket=/folder` (with `&port=`) stands for a Unix socket, since the driver knows no socket in a URL;
 * `?sslmode=disable|require|verify-full`, verify-full when a host other than this machine is named without it.
 */
export function parseDatabaseUrl(address: string): DatabaseAddress {
  const url = new URL(address);
  const socket = url.searchParams.get('socket');
  const mode = url.searchParams.get('sslmode');
  const isLocal = socket !== null || LOOPBACK.has(url.hostname);
  return {
    host: socket ?? url.hostname,
    port: Number(url.searchParams.get('port') ?? (url.port || 5432)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl:
      mode === 'disable' || (mode === null && isLocal)
        ? false
        : mode === 'require'
          ? 'require'
          : 'verify-full',
  };
}

/** Builds the address of a database behind a Unix socket, as `parseDatabaseUrl` reads it. */
export function socketDatabaseUrl(at: {
  socket: string;
  port: number;
  user: string;
  database: string;
}): string {
  const query = new URLSearchParams({ socket: at.socket, port: String(at.port) });
  return `postgres://${encodeURIComponent(at.user)}@localhost/${encodeURIComponent(at.database)}?${query}`;
}
