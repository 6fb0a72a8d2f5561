import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations } from '#db/migrate.ts';

const words = process.argv
  .slice(2)
  .join('_')
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '_');
if (words === '') {
  console.error('Say what the migration does: npm run db:new -- add revision to applications');
  process.exit(1);
}
const name = `${String(readMigrations().length + 1).padStart(4, '0')}_${words}.sql`;
writeFileSync(join(import.meta.dirname, 'migrations', name), '', { flag: 'wx' });
console.log(`db/migrations/${name}`);
