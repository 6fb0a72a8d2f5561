import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '#e2e/fixtures/cluster.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type DatabaseLine, openDatabaseLine } from '#e2e/fixtures/database-line.ts';
import { openLine, type Passes } from '#e2e/fixtures/line.ts';
import { listObjects } from '#e2e/fixtures/list-objects.ts';
import { startTestStore, type TestStore } from '#e2e/fixtures/object-store.ts';
import { freePort } from '#e2e/fixtures/ports.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { startTestWorker, type TestWorker } from '#e2e/fixtures/worker.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Ctx } from '#src/context.ts';
import type { City } from '#src/domain/city.ts';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { type EmbeddedIdentity, type IdentityPerson, startIdentity } from '#src/embedded/identity.ts';
import { type EmbeddedMail, startMail } from '#src/embedded/mail.ts';
import { readEnv } from '#src/env.ts';
import { createOutside } from '#src/outside/outside.ts';

/** The built service with everything it talks to, as an attacker meets it. */
export interface Site extends AsyncDisposable {
  origin: string;
  port: number;
  db: TestDatabase;
  /** Between the service and its database; cut, it parts the two. */
  line: DatabaseLine;
  objects: TestStore;
  mail: EmbeddedMail;
  identity: EmbeddedIdentity;
  web: Web;
  city: City;
  settings: NodeJS.ProcessEnv;
  secretKey: Buffer;
  /** For commands that arrange what a test is not about: a visitor at this moment. */
  ctx: () => Ctx;
  startWorker: () => Promise<TestWorker>;
}

export interface SiteOptions {
  people?: readonly IdentityPerson[];
  /** Stands in front of what the parts give. */
  settings?: NodeJS.ProcessEnv;
  /** Where its database lies, for a test that stops that; else in the cluster of all tests. */
  cluster?: Cluster;
  /** Asked about every piece between the web process and its database or objects. */
  passes?: Passes;
  /** Invariants that a test breaks by what it arranges. */
  except?: readonly string[];
}

const texts = (settings: object): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));

/** Starts all parts on free ports. Shape: nothing is left running or lying about afterwards. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'security-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const city = cityNamed('baltimore');
  const client = { clientId: 'permits', clientSecret: 'local-secret' };
  const [db, objects, mail, identity] = await Promise.all([
    createTestDatabase(options.cluster),
    startTestStore(),
    startMail({ dataDir: folder }),
    startIdentity({ publicOrigin: origin, people: options.people ?? [], ...client }),
  ]);
  const passing = options.passes ? { passes: options.passes } : {};
  const line = await openDatabaseLine(db.appUrl, passing);
  const { hostname: host, port: objectsPort } = new URL(objects.settings.S3_ENDPOINT ?? '');
  const objectsLine = options.passes ? await openLine({ host, port: Number(objectsPort) }, passing) : null;
  const settings: NodeJS.ProcessEnv = {
    ...texts(objects.settings),
    ...(objectsLine ? { S3_ENDPOINT: `http://${host}:${objectsLine.port}` } : {}),
    DATABASE_URL: line.url,
    SMTP_URL: mail.smtpUrl,
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    // Whoever asks says where they come from, so that limits by address do not count a whole test as one person.
    TRUSTED_PROXIES: '1',
    ...options.settings,
  };
  const web = await startWeb(settings);
  // What a test arranges by itself meets no line.
  const known = readEnv({ ...PLACEHOLDERS, ...settings, ...texts(objects.settings) });
  const outside = createOutside(known);
  const secretKey = Buffer.from(known.SECRET_KEY, 'base64url');
  const workers: TestWorker[] = [];
  return {
    origin,
    port,
    db,
    line,
    objects,
    mail,
    identity,
    web,
    city,
    settings,
    secretKey,
    ctx: () => testContext(db.app, { city, outside, publicOrigin: origin, secretKey, now: new Date() }),
    startWorker: async () => {
      const worker = await startTestWorker(settings);
      workers.push(worker);
      return worker;
    },
    [Symbol.asyncDispose]: async () => {
      await web.stop();
      for (const { child, stop } of workers) if (child.exitCode === null) await stop();
      await Promise.all([line[Symbol.asyncDispose](), objectsLine?.[Symbol.asyncDispose]()]);
      try {
        await db.drop({ city, objects: listObjects(objects.settings), except: options.except ?? [] });
      } finally {
        await Promise.all([mail.stop(), identity.stop(), objects[Symbol.asyncDispose]()]);
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
