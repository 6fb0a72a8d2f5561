import { brokenInvariants } from '#e2e/fixtures/invariants.ts';
import { listObjects } from '#e2e/fixtures/list-objects.ts';
import type { Site } from '#e2e/security/site.ts';
import { messageIdOf } from '#src/commands/notice.ts';
import type { Sql } from '#src/store/sql.ts';

/** What somebody was told has happened: their request was answered with a yes. */
export type Promised =
  | { kind: 'save'; ref: string; path: readonly [step: string, field: string]; value: string }
  | { kind: 'submit'; ref: string }
  | { kind: 'upload'; ref: string; sha256: string }
  | { kind: 'decide'; ref: string; agency: string }
  | { kind: 'issue'; ref: string };
export type PromisedKind = Promised['kind'];

export interface BrokenPromises {
  /** Told and not there. */
  lost: string[];
  /** There more than once, whether told or not. */
  doubled: string[];
  /** A part without its other parts: invariants of the database, the objects and the history. */
  halfDone: string[];
}

export interface Allowed {
  /** How often messages may have come again, with the same Message-ID: a mail server's yes that nobody lived to write down. */
  repeatedMessages?: number;
  /** Invariants that a test breaks by what it arranges. */
  except?: readonly string[];
}

type Count = (sql: Sql, promised: never) => Promise<number>;

/** How often that stands in the database. */
const COUNTS = {
  save: async (sql, { ref, path, value }: Promised & { kind: 'save' }) =>
    (await sql`SELECT FROM applications WHERE ref = ${ref} AND answers #>> ${[...path]} = ${value}`).length,
  submit: async (sql, { ref }: Promised & { kind: 'submit' }) =>
    (
      await sql`
        SELECT FROM application_versions v JOIN applications a ON a.id = v.application_id
        JOIN activities l ON l.application_id = a.id AND l.action = 'submit'
        JOIN notices n ON n.application_id = a.id AND n.moment = 'receipt'
        WHERE a.ref = ${ref} AND a.status <> 'draft'`
    ).length,
  upload: async (sql, { ref, sha256 }: Promised & { kind: 'upload' }) =>
    (
      await sql`
        SELECT FROM documents d JOIN applications a ON a.id = d.application_id
        JOIN activities l ON l.application_id = a.id AND l.action = 'upload' AND l.detail->>'file' = d.id::text
        WHERE a.ref = ${ref} AND d.sha256 = ${sha256}`
    ).length,
  decide: async (sql, { ref, agency }: Promised & { kind: 'decide' }) =>
    (
      await sql`
        SELECT FROM activities l JOIN applications a ON a.id = l.application_id
        JOIN reviews r ON r.application_id = a.id AND r.agency = l.agency AND r.is_current AND r.state = 'approved'
        WHERE a.ref = ${ref} AND l.agency = ${agency} AND l.action = 'approve'`
    ).length,
  issue: async (sql, { ref }: Promised & { kind: 'issue' }) =>
    (
      await sql`
        SELECT FROM permits p JOIN applications a ON a.id = p.application_id
        JOIN activities l ON l.application_id = a.id AND l.action = 'issue'
        JOIN notices n ON n.application_id = a.id AND n.moment = 'permit'
        WHERE a.ref = ${ref} AND a.status = 'permit_issued'`
    ).length,
} as const satisfies Record<PromisedKind, Count>;

/** The inbox against the outbox: what is sent is there, nothing is there that was not queued, nothing comes again and again. */
async function wrongMessages(site: Site, allowed: number): Promise<Pick<BrokenPromises, 'lost' | 'doubled'>> {
  const notices = await site.db.owner`SELECT dedupe_key, state, moment FROM notices`;
  const arrived = new Map<string, number>();
  for (const { messageId } of site.mail.messages()) arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
  const lost: string[] = [];
  const known = new Set<string>();
  for (const notice of notices) {
    const id = messageIdOf(String(notice.dedupe_key), site.origin);
    known.add(id);
    // A code is sent once at most: what breaks on the way loses it, and people ask for another.
    if (notice.state === 'sent' && notice.moment !== 'sign-in-code' && !arrived.has(id))
      lost.push(`the message ${notice.dedupe_key} was sent and never arrived`);
  }
  const doubled = [...arrived.keys()]
    .filter((id) => !known.has(id))
    .map((id) => `the message ${id} was queued by nobody`);
  const repeated = [...arrived.values()].reduce((sum, count) => sum + count - 1, 0);
  if (repeated > allowed) doubled.push(`messages came again ${repeated} times`);
  return { lost, doubled };
}

/** Holds what people were told against the database, the objects, the messages and the history. */
export async function brokenPromises(
  site: Site,
  promised: readonly Promised[],
  allowed: Allowed = {},
): Promise<BrokenPromises> {
  const { lost, doubled } = await wrongMessages(site, allowed.repeatedMessages ?? 0);
  for (const one of promised) {
    const count = await COUNTS[one.kind](site.db.owner, one as never);
    if (count === 0) lost.push(JSON.stringify(one));
    if (count > 1) doubled.push(`${count} times ${JSON.stringify(one)}`);
  }
  const halfDone = await site.db.owner.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', (tx) =>
    brokenInvariants(tx, site.city, {
      objects: listObjects(site.objects.settings),
      except: allowed.except ?? [],
    }),
  );
  return { lost, doubled, halfDone };
}

/** Jobs that are not through: waiting, running, failed, or parked for a person. Shape: how many by name and state. */
export async function openJobs(sql: Sql): Promise<Record<string, number>> {
  const rows = await sql`
    SELECT name || ' ' || state AS what, count(*)::int AS count FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\\_\\_%'
    GROUP BY 1 ORDER BY 1`;
  return Object.fromEntries(rows.map((row) => [String(row.what), Number(row.count)]));
}
