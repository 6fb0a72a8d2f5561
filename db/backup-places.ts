import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUCKET } from '#src/embedded/environment.ts';
import { startPostgres } from '#src/embedded/postgres.ts';
import { commandLineOf, isAlive, readIfThere } from '#src/embedded/processes.ts';
import { startS3 } from '#src/embedded/s3.ts';
import { readSecrets } from '#src/embedded/secrets.ts';
import { createObjectStore, type ObjectStore } from '#src/outside/s3.ts';

/** The process that runs the service on a folder. Shape: null when none does. */
export function serviceOn(data: string): number | null {
  const text = readIfThere(join(data, 'run.json'));
  const pid = text === '' ? 0 : Number((JSON.parse(text) as { pid: number }).pid);
  return isAlive(pid) && commandLineOf(pid).includes('embedded/start.ts') ? pid : null;
}

export type LocalStore = { store: ObjectStore; stop: () => Promise<void> };

function storeAt(endpoint: string, keys: { accessKeyId: string; secretAccessKey: string }): ObjectStore {
  return createObjectStore({
    S3_ENDPOINT: endpoint,
    S3_REGION: 'us-east-1',
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    S3_FORCE_PATH_STYLE: true,
    S3_CHECKSUMS: 'needed',
  });
}

/** The document store of a folder: the one that runs, else one started for as long as it is needed. */
export async function openLocalStore(data: string): Promise<LocalStore> {
  const secrets = readSecrets(join(data, 'secrets.json'));
  const keys = { accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey };
  const ports = readIfThere(join(data, 'ports.json'));
  const port = ports === '' ? 0 : Number((JSON.parse(ports) as { s3?: number }).s3 ?? 0);
  if (port > 0) {
    const running = storeAt(`http://127.0.0.1:${port}`, keys);
    const isOurs = await running.check().then(
      () => true,
      () => false, // nobody there, or somebody else, who does not know our keys
    );
    if (isOurs) return { store: running, stop: async () => undefined };
    // A second store on the same folder would tidy away what the first one is just writing.
    if (serviceOn(data) !== null)
      throw new Error('The document store of the running service does not answer.');
  }
  const server = await startS3({ dataDir: join(data, 's3'), buckets: [BUCKET], ...keys });
  return { store: storeAt(server.endpoint, keys), stop: () => server.stop() };
}

/** Works with the database of a folder: the server that runs, else one started for as long as it is needed. */
export async function withLocalDatabase<T>(
  data: string,
  work: (at: { adminUrl: string; ownerUrl: string; dataDir: string }) => Promise<T>,
): Promise<T> {
  const dataDir = join(data, 'postgres');
  if (!existsSync(dataDir)) throw new Error(`There is no database in ${data}. Run npm start once.`);
  const { isAdopted, adminUrl, ownerUrl, stop } = await startPostgres({ dataDir });
  try {
    return await work({ adminUrl, ownerUrl, dataDir });
  } finally {
    // A service that was started meanwhile has taken the server over.
    if (!isAdopted && serviceOn(data) === null) await stop();
  }
}
