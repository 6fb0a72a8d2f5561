import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareFolder } from '#db/backup-folder.ts';
import { copyObjects } from '#db/backup-objects.ts';
import { inTurn, tellObjects } from '#db/backup-words.ts';
import { LOCAL_DATA, runScript } from '#db/owner.ts';
import { env, findOwnerUrl } from '#src/env.ts';
import { createObjectStore } from '#src/outside/s3.ts';

const DAYS = 7;

const USAGE = `npm run backup -- [options]
  --data DIR  folder of the service, .data unless given; the backup lies in DIR/backup
  --days N    how far back a restore may go, ${DAYS} unless given; what is older is removed
  --watch     stay, copy new files every 30 seconds and the whole database every day
  --to DIR    with a PostgreSQL server of your own: where the files go`;

const parse = () =>
  parseArgs({
    options: {
      data: { type: 'string' },
      days: { type: 'string', default: String(DAYS) },
      watch: { type: 'boolean', default: false },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;

async function backUpFilesOnly(url: string, to: string | undefined): Promise<void> {
  if (to === undefined) throw new Error('Say where the files go: npm run backup -- --to FOLDER');
  const root = resolve(to);
  prepareFolder(root);
  const result = await inTurn(url, (sql) => copyObjects(sql, createObjectStore(env), root));
  console.log(
    'DATABASE  NOT copied: DATABASE_URL names a PostgreSQL server of your own, which is backed up by its own',
  );
  console.log(
    '          means, such as pgBackRest, or pg_basebackup with a WAL archive. Make its copy BEFORE this one.',
  );
  tellObjects(result);
}

if (import.meta.main)
  await runScript(async () => {
    const options = parse();
    if (options.help) {
      console.log(USAGE);
      return;
    }
    const days = Number(options.days);
    if (!Number.isInteger(days) || days < 1) throw new Error('--days must be a whole number from 1.');
    // A folder that is named outright is meant, whatever the environment says.
    const url = options.data === undefined ? findOwnerUrl() : null;
    if (url !== null) {
      await backUpFilesOnly(url, options.to);
      return;
    }
    // What serves a local service is not installed on a city's servers.
    const { backUpLocal } = await import('#db/backup-local.ts');
    await backUpLocal(resolve(options.data ?? LOCAL_DATA), days, options.watch);
  });
