import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdminSql, makeBase, prune, timelineOf } from '#db/backup-base.ts';
import { type Base, listBases, prepareFolder } from '#db/backup-folder.ts';
import { copyObjects } from '#db/backup-objects.ts';
import { openLocalStore, withLocalDatabase } from '#db/backup-places.ts';
import { inTurn, megabytes, tellObjects } from '#db/backup-words.ts';
import { env, hasOwnStore } from '#src/env.ts';
import { createObjectStore, type ObjectStore } from '#src/outside/s3.ts';

/** How long a new file may be without a copy while somebody watches. */
export const WATCH_MS = 30_000;
const DAY_MS = 86_400_000;

function tellBase(base: Base, gone: { bases: number; wal: number }, kept: number): void {
  const bytes = base.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  console.log(`Database  ${base.files.length} files, ${megabytes(bytes)}, in ${base.folder}`);
  console.log(
    `Kept      ${kept} copies; ${gone.bases} older ones and ${gone.wal} parts of the log of changes removed`,
  );
}

type Places = {
  data: string;
  root: string;
  store: ObjectStore;
  adminUrl: string;
  ownerUrl: string;
  dataDir: string;
};

// The objects come last: whatever the copy of the database names is then among them.
async function backUp(places: Places, days: number): Promise<void> {
  await inTurn(places.ownerUrl, async (sql) => {
    const base = await makeBase(places.adminUrl, places.dataDir, places.root);
    const gone = await prune(places.root, new Date(Date.now() - days * DAY_MS));
    tellBase(base, gone, listBases(places.root).length);
    const objects = await copyObjects(sql, places.store, places.root);
    tellObjects(objects);
    const since = listBases(places.root)[0]?.endedAt;
    console.log(`Done. Any second from ${since} until now can be restored.`);
    console.log(
      'While the service runs, changes follow within a minute: keep it running, or run this again.',
    );
  });
}

async function isBaseDue(places: Places): Promise<boolean> {
  const newest = listBases(places.root).at(-1);
  if (newest === undefined || Date.now() - new Date(newest.endedAt).getTime() > DAY_MS) return true;
  const admin = createAdminSql(places.adminUrl);
  try {
    return (await timelineOf(admin)) !== newest.timeline;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function keepWatch(places: Places, days: number): Promise<never> {
  for (;;) {
    try {
      if (await isBaseDue(places)) await backUp(places, days);
      else
        await inTurn(places.ownerUrl, async (sql) => {
          const objects = await copyObjects(sql, places.store, places.root);
          if (objects.copied > 0 || objects.problems.length > 0) tellObjects(objects);
        });
    } catch (error) {
      // The database may be restarting; the next turn catches up.
      console.error(error instanceof Error ? error.message : error);
    }
    await pause(WATCH_MS);
  }
}

/** Backs up a service that `npm start` runs: once, or for as long as it runs. */
export async function backUpLocal(data: string, days: number, watch: boolean): Promise<void> {
  const root = join(data, 'backup');
  await withLocalDatabase(data, async (at) => {
    const { store, stop } = hasOwnStore()
      ? { store: createObjectStore(env), stop: async () => undefined }
      : await openLocalStore(data);
    const places: Places = { ...at, data, root, store };
    try {
      prepareFolder(root);
      if (watch) await keepWatch(places, days);
      else await backUp(places, days);
    } finally {
      await stop();
    }
  });
}
