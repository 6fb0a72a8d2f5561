import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { EnvMistakes, parseDatabaseUrl, readEnv, socketDatabaseUrl } from '#src/env.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const complete: NodeJS.ProcessEnv = {
  DATABASE_URL: 'postgres://permits_app:secret@db.example.gov/permits',
  S3_BUCKET: 'permits-documents',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
  SMTP_URL: 'smtps://user:secret@mail.example.gov:465',
  MAIL_FROM: 'Event Permits <permits@example.gov>',
  OIDC_ISSUER: 'https://login.example.gov/realms/staff',
  OIDC_CLIENT_ID: 'permits',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_ORIGIN: 'https://permits.example.gov/',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
  SIGNING_KEY: pem,
};

function sentencesOf(changes: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnv({ ...complete, ...changes });
  } catch (error) {
    assert.ok(error instanceof EnvMistakes);
    return error.sentences;
  }
  return [];
}

test('a complete environment is read with its defaults', () => {
  const env = readEnv(complete);
  assert.equal(env.PUBLIC_ORIGIN, 'https://permits.example.gov');
  assert.equal(env.NODE_ENV, 'production');
  assert.equal(env.PORT, 4321);
  assert.equal(env.TRUSTED_PROXIES, 0);
  assert.equal(env.S3_FORCE_PATH_STYLE, false);
  assert.equal(env.CLAMD_HOST, undefined);
  assert.equal(env.METRICS_PORT, undefined);
  assert.equal(env.READ_ONLY, false);
});

test('a signing key may be given as PEM or as that PEM in base64', () => {
  assert.equal(readEnv({ ...complete, SIGNING_KEY: Buffer.from(pem).toString('base64') }).SIGNING_KEY, pem);
});

const MISTAKES: readonly [name: string, values: readonly string[], sentence: RegExp][] = [
  [
    'PUBLIC_ORIGIN',
    ['permits.example.gov', 'http://permits.example.gov', 'https://a.gov/path', ''],
    /^PUBLIC_ORIGIN must be an https address such as https:\/\/permits\.example\.gov\.$/,
  ],
  ['DOCUMENTS_ORIGIN', ['ftp://a.gov'], /^DOCUMENTS_ORIGIN must be an https address/],
  [
    'DATABASE_URL',
    ['', 'mysql://a/b', 'postgres://db.example.gov', 'nonsense'],
    /^DATABASE_URL must be a PostgreSQL address/,
  ],
  ['DATABASE_READ_URL', ['nonsense'], /^DATABASE_READ_URL must be a PostgreSQL address/],
  ['METRICS_PORT', ['70000', 'x'], /^METRICS_PORT must be a whole number from 0 to 65535/],
  ['DRAIN_NOTICE_MS', ['70000'], /^DRAIN_NOTICE_MS must be a whole number from 0 to 60000/],
  ['SLOW_STATEMENT_MS', ['0'], /^SLOW_STATEMENT_MS must be a whole number from 1 to 600000/],
  ['READ_ONLY', ['yes'], /^READ_ONLY must be one of true, false/],
  ['PORT', ['-1', '70000', '80a'], /^PORT must be a whole number from 0 to 65535/],
  [
    'SECRET_KEY',
    ['short', '', 'has spaces in it, and many more characters than 43'],
    /^SECRET_KEY must be 32 random bytes/,
  ],
  ['RETIRED_PUBLIC_KEYS', ['nonsense'], /^RETIRED_PUBLIC_KEYS must be the x values/],
  ['FIRST_ADMINISTRATOR_EMAIL', ['ana', 'ana@city'], /^FIRST_ADMINISTRATOR_EMAIL must be the e-mail of one/],
  ['SIGNING_KEY', ['nonsense', ''], /^SIGNING_KEY must be an Ed25519 private key/],
  ['SMTP_URL', ['mail.example.gov', 'https://mail.example.gov'], /^SMTP_URL must be a mail server address/],
  ['MAIL_FROM', ['nobody', 'A <b>', 'x@y@z'], /^MAIL_FROM must be a sender/],
  ['OIDC_ISSUER', ['http://login.example.gov', ''], /^OIDC_ISSUER must be the https address/],
  ['S3_ENDPOINT', ['http://s3.example.gov'], /^S3_ENDPOINT must be an https address/],
  ['S3_BUCKET', ['AB', 'Has Capitals'], /^S3_BUCKET must be a bucket name/],
  ['CITY', ['../etc'], /^CITY must be the name of a folder/],
  ['CLAMD_SOCKET', ['relative'], /^CLAMD_SOCKET must be the path/],
  ['LOG_LEVEL', ['loud'], /^LOG_LEVEL must be one of/],
  ['NODE_ENV', ['staging'], /^NODE_ENV must be one of/],
  ['S3_FORCE_PATH_STYLE', ['yes'], /^S3_FORCE_PATH_STYLE must be one of true, false/],
];

for (const [name, values, sentence] of MISTAKES)
  for (const value of values)
    test(`${name}=${JSON.stringify(value)} gives one clear sentence`, () => {
      const sentences = sentencesOf({ [name]: value });
      assert.equal(sentences.length, 1);
      assert.match(sentences[0] ?? '', sentence);
    });

test('all mistakes are told at once', () => {
  const names = sentencesOf({ PUBLIC_ORIGIN: 'x', PORT: 'x', SMTP_URL: undefined }).map(
    (s) => s.split(' ')[0],
  );
  assert.deepEqual(names.toSorted(), ['PORT', 'PUBLIC_ORIGIN', 'SMTP_URL']);
});

test('the documents origin must differ from the public one', () => {
  assert.deepEqual(sentencesOf({ DOCUMENTS_ORIGIN: 'https://permits.example.gov' }), [
    'DOCUMENTS_ORIGIN must differ from PUBLIC_ORIGIN, or be left out.',
  ]);
});

test('a scanner is named once', () => {
  assert.equal(sentencesOf({ CLAMD_HOST: 'scan', CLAMD_SOCKET: '/run/clamd' }).length, 1);
});

test('plain http is accepted for this machine only', () => {
  assert.deepEqual(
    sentencesOf({ PUBLIC_ORIGIN: 'http://127.0.0.1:4321', OIDC_ISSUER: 'http://localhost:9000' }),
    [],
  );
});

test('a database address with a socket becomes a host folder', () => {
  const address = socketDatabaseUrl({
    socket: '/tmp/a b',
    port: 5433,
    user: 'permits_app',
    database: 'permits',
  });
  assert.deepEqual(parseDatabaseUrl(address), {
    host: '/tmp/a b',
    port: 5433,
    user: 'permits_app',
    password: '',
    database: 'permits',
    ssl: false,
  });
});

test('a database on another machine is reached over verified TLS unless the address says otherwise', () => {
  const address = 'postgres://permits%40app:s%3Acret@db.example.gov/permits';
  assert.deepEqual(parseDatabaseUrl(address), {
    host: 'db.example.gov',
    port: 5432,
    user: 'permits@app',
    password: 's:cret',
    database: 'permits',
    ssl: 'verify-full',
  });
  assert.equal(parseDatabaseUrl(`${address}?sslmode=disable`).ssl, false);
  assert.equal(parseDatabaseUrl(`${address}?sslmode=require`).ssl, 'require');
  assert.equal(parseDatabaseUrl('postgres://a@127.0.0.1:5433/b').ssl, false);
});
