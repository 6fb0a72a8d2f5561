import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createExportSql, exportHistory } from '#db/export-history.ts';
import { type ExportedCheckpoint, type HistoryReport, HistoryVerifier } from '#db/history-chain.ts';
import { runScript, withOwnerUrl } from '#db/owner.ts';
import { checkpointKey } from '#src/commands/checkpoint.ts';
import { readSecrets } from '#src/embedded/secrets.ts';
import { env, findOwnerUrl } from '#src/env.ts';
import { createObjectStore } from '#src/outside/s3.ts';
import { keyIdOf, publicKeyFrom } from '#src/outside/sign.ts';

const LOCAL_SECRETS = join(import.meta.dirname, '../.data/secrets.json');
const MOST_SHOWN = 20;

const USAGE = `npm run history:verify -- [options]
  --export FILE      also write the history to FILE, one JSON text a line
  --from FILE        verify such a file instead of the database
  --key X            public key, the x of /.well-known/permit-key.json; may be repeated
  --checkpoint FILE  newest mark, as kept in the document store under history/checkpoints`;

// A key is base64url and may begin with a dash, which `parseArgs` takes as a value only behind an equals sign.
const joinKeys = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    if (words[at - 1] === '--key') return [];
    return word === '--key' && at + 1 < words.length ? [`--key=${words[at + 1]}`] : [word];
  });

const parse = () =>
  parseArgs({
    args: joinKeys(process.argv.slice(2)),
    options: {
      export: { type: 'string' },
      from: { type: 'string' },
      key: { type: 'string', multiple: true },
      checkpoint: { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;

/** The city's public keys: those given, else those of the settings, else those that `npm start` made. */
function readKeys(given: readonly string[] | undefined): KeyObject[] {
  if (given) return given.map(publicKeyFrom);
  const isLocal = findOwnerUrl() === null && existsSync(LOCAL_SECRETS);
  const pem = isLocal ? readSecrets(LOCAL_SECRETS).signingKey : env.SIGNING_KEY;
  const retired = isLocal ? [] : (env.RETIRED_PUBLIC_KEYS ?? []);
  return [createPublicKey(createPrivateKey(pem)), ...retired.map(publicKeyFrom)];
}

async function readFileInto(verifier: HistoryVerifier, path: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line !== '') verifier.take(line);
  }
}

async function readDatabaseInto(verifier: HistoryVerifier, exportPath: string | undefined): Promise<void> {
  await withOwnerUrl(async (url) => {
    const sql = createExportSql(url);
    const file = exportPath === undefined ? null : createWriteStream(exportPath, { mode: 0o600 });
    try {
      await exportHistory(sql, async (line) => {
        verifier.take(line);
        if (file?.write(`${line}\n`) === false) await new Promise<void>((done) => file.once('drain', done));
      });
    } finally {
      file?.end();
      if (file) await finished(file);
      await sql.end({ timeout: 5 });
    }
  });
}

/** A copy of a later mark than the newest one in the database means that the database was put back to an older state. */
async function laterCopy(last: ExportedCheckpoint | null): Promise<string | null> {
  const copy = await createObjectStore(env).get(checkpointKey((last?.number ?? 0) + 1));
  copy?.body.destroy();
  return copy === null
    ? null
    : `a copy of mark ${(last?.number ?? 0) + 1} is kept, and the database has none`;
}

function tell(report: HistoryReport, keys: readonly KeyObject[]): void {
  console.log(`Keys      ${keys.map(keyIdOf).join(', ')}`);
  console.log(`Changes   ${report.activities} in ${report.cases} cases, each hash computed anew`);
  console.log(`Marks     ${report.checkpoints}, each signature checked`);
  console.log(
    report.last === null
      ? 'No mark yet: that nothing is missing at the end cannot be proven.'
      : `Last mark ${report.last.number} of ${report.last.madeAt}; ${report.unmarked} changes came after it`,
  );
  for (const damage of report.damages.slice(0, MOST_SHOWN)) console.log(`DAMAGE    ${damage}`);
  if (report.damages.length > MOST_SHOWN) console.log(`and ${report.damages.length - MOST_SHOWN} more`);
  console.log(
    report.damages.length === 0
      ? 'The history is sound.'
      : `The history is damaged: ${report.damages.length} findings.`,
  );
}

await runScript(async () => {
  const options = parse();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const keys = readKeys(options.key);
  const known =
    options.checkpoint === undefined ? null : JSON.parse(readFileSync(options.checkpoint, 'utf8'));
  const verifier = new HistoryVerifier(keys, known as ExportedCheckpoint | null);
  if (options.from === undefined) await readDatabaseInto(verifier, options.export);
  else await readFileInto(verifier, options.from);
  const report = verifier.report();
  // The local database's document store runs only while the service does; its copies are compared by --checkpoint.
  if (options.from === undefined && findOwnerUrl() !== null && options.key === undefined) {
    const later = await laterCopy(report.last);
    if (later !== null) report.damages.push(later);
  }
  tell(report, keys);
  if (report.damages.length > 0) process.exitCode = 1;
});
