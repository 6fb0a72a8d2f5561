import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import {
  assertLocal,
  type EmbeddedIdentity,
  type IdentityPerson,
  startIdentity,
} from '#src/embedded/identity.ts';
import { type EmbeddedMail, startMail } from '#src/embedded/mail.ts';
import { type EmbeddedPostgres, startPostgres } from '#src/embedded/postgres.ts';
import { type EmbeddedS3, startS3 } from '#src/embedded/s3.ts';
import { readSecrets } from '#src/embedded/secrets.ts';

/** The bucket of the store that comes with the service. */
export const BUCKET = 'permits-documents';
const CLIENT_ID = 'permits';

export type Ports = { inbox: number; smtp: number; identity: number; s3: number };

export type EmbeddedOptions = {
  dataDir: string;
  publicOrigin: string;
  people: readonly IdentityPerson[];
  /** Settings that are there already; what they name is not started. */
  given?: NodeJS.ProcessEnv;
  /** Wished ports; 0 or a taken one becomes any free one. */
  ports?: Partial<Ports>;
  fast?: boolean;
};

export type Embedded = {
  /** Every setting that web and worker need and that was not given. */
  env: Record<string, string>;
  ports: Ports;
  postgres: EmbeddedPostgres | null;
  s3: EmbeddedS3 | null;
  mail: EmbeddedMail | null;
  identity: EmbeddedIdentity | null;
  stop: () => Promise<void>;
};

/** Stand in for what will be started, so that mistakes in what was given are told before anything starts. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://permits_app@localhost/permits',
  S3_BUCKET: BUCKET,
  S3_ACCESS_KEY_ID: 'placeholder',
  S3_SECRET_ACCESS_KEY: 'placeholder',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'permits@localhost.localdomain',
  OIDC_ISSUER: 'http://localhost',
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: 'placeholder',
  SECRET_KEY: Buffer.alloc(32).toString('base64url'),
  SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

async function onWishedPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!isTaken || port === 0) throw error;
    return start(0);
  }
}

/**
 * Starts every server that the given settings do not name, and says how to reach them.
 * Shape: nothing is left running when one of them cannot start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, publicOrigin, people, given = {}, ports = {}, fast = false } = options;
  const isGiven = (...names: string[]) => names.some((name) => (given[name] ?? '') !== '');
  if (!isGiven('OIDC_ISSUER')) assertLocal(publicOrigin);
  const secrets = readSecrets(join(dataDir, 'secrets.json'));
  const env: Record<string, string> = {
    PUBLIC_ORIGIN: publicOrigin,
    SECRET_KEY: secrets.secretKey,
    SIGNING_KEY: secrets.signingKey,
    MAIL_FROM: 'Event Permits <permits@localhost.localdomain>',
  };
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  async function started<T extends { stop: () => Promise<void> }>(server: T): Promise<T> {
    stops.push(() => server.stop());
    return server;
  }

  try {
    const postgres = isGiven('DATABASE_URL')
      ? null
      : await started(await startPostgres({ dataDir: join(dataDir, 'postgres'), fast }));
    if (postgres)
      Object.assign(env, { DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl });

    const s3Keys = { accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey };
    const s3Options = { dataDir: join(dataDir, 's3'), buckets: [BUCKET], ...s3Keys };
    const s3 = isGiven('S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID')
      ? null
      : await started(await onWishedPort(ports.s3 ?? 0, (port) => startS3({ ...s3Options, port })));
    if (s3)
      Object.assign(env, {
        S3_ENDPOINT: s3.endpoint,
        S3_REGION: 'us-east-1',
        S3_BUCKET: BUCKET,
        S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
        S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
        S3_FORCE_PATH_STYLE: 'true',
      });

    const mailOptions = { dataDir: join(dataDir, 'mail'), smtpPort: ports.smtp ?? 0 };
    const mail = isGiven('SMTP_URL')
      ? null
      : await started(
          await onWishedPort(ports.inbox ?? 0, (webPort) =>
            startMail({ ...mailOptions, smtpPort: webPort === 0 ? 0 : mailOptions.smtpPort, webPort }),
          ),
        );
    if (mail) env.SMTP_URL = mail.smtpUrl;

    const client = {
      clientId: CLIENT_ID,
      clientSecret: secrets.oidcClientSecret,
      keys: secrets.identityKeys,
    };
    const identity = isGiven('OIDC_ISSUER')
      ? null
      : await started(
          await onWishedPort(ports.identity ?? 0, (port) =>
            startIdentity({ publicOrigin, people, port, ...client }),
          ),
        );
    if (identity)
      Object.assign(env, {
        OIDC_ISSUER: identity.issuer,
        OIDC_CLIENT_ID: CLIENT_ID,
        OIDC_CLIENT_SECRET: client.clientSecret,
      });

    for (const name of Object.keys(env)) if (isGiven(name)) delete env[name];
    const used: Ports = {
      inbox: mail?.webPort ?? 0,
      smtp: mail?.smtpPort ?? 0,
      identity: identity?.port ?? 0,
      s3: s3?.port ?? 0,
    };
    return { env, ports: used, postgres, s3, mail, identity, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
