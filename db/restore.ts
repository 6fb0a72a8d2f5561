import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refuseProblems } from '#db/backup-folder.ts';
import { restoreObjects } from '#db/backup-objects.ts';
import { createExportSql } from '#db/export-history.ts';
import { runScript } from '#db/owner.ts';
import { env, findOwnerUrl } from '#src/env.ts';
import { createObjectStore } from '#src/outside/s3.ts';

const USAGE = `npm run restore -- [options]
  --to DIR     folder to make the service in; it then starts with: npm start -- --data DIR
  --at TIME    the moment to go back to, such as 2026-11-22T08:30:00Z; without it, the newest state there is
  --from DIR   the backup, .data/backup unless given
  --replace    DIR holds a service already: move what is there aside
  --key X      a public key that signed the history, where the settings gave one; may be repeated

With a PostgreSQL server of your own, restore it by its own means first, then:
  npm run restore -- --from DIR    puts the files back and checks everything`;

const parse = () =>
  parseArgs({
    options: {
      to: { type: 'string' },
      at: { type: 'string' },
      from: { type: 'string' },
      replace: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;

async function restoreFilesOnly(url: string, from: string): Promise<void> {
  console.log(
    'DATABASE  NOT touched: DATABASE_URL names a PostgreSQL server of your own, which is restored by its own',
  );
  console.log('          means, such as pgBackRest. The files are compared with what it holds now.');
  const sql = createExportSql(url);
  const store = createObjectStore(env);
  try {
    const objects = await restoreObjects(sql, store, resolve(from));
    refuseProblems(objects.problems, 'Files are missing or damaged');
    console.log(`Files     ${objects.put} put back; ${objects.total} read and proven by their SHA-256`);
    console.log('History   is proven by: npm run history:verify');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

if (import.meta.main)
  await runScript(async () => {
    const options = parse();
    if (options.help) {
      console.log(USAGE);
      return;
    }
    const url = options.to === undefined ? findOwnerUrl() : null;
    if (url === null) {
      const { to } = options;
      if (to === undefined) throw new Error(`Say where to: npm run restore -- --to FOLDER\n\n${USAGE}`);
      // What serves a local service is not installed on a city's servers.
      const { restoreFolder } = await import('#db/restore-folder.ts');
      await restoreFolder({ ...options, to });
    } else if (options.from === undefined)
      throw new Error('Say where the files are: npm run restore -- --from FOLDER');
    else await restoreFilesOnly(url, options.from);
  });
