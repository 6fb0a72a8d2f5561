import { setTimeout as pause } from 'node:timers/promises';
import type { CrashingWeb } from '#e2e/faults/crashing.ts';
import { brokenPromises } from '#e2e/faults/promises.ts';
import type { Passes } from '#e2e/fixtures/line.ts';
import type { Browser, Reply } from '#e2e/security/browser.ts';
import { browserOf, type Principal, type World } from '#e2e/security/world.ts';
import { isForEverybody, type Shot, type Write, withToken } from '#e2e/security/writes.ts';
import { tokenHashOf } from '#src/context.ts';

/**
 * What becomes of one call for the outside: it never leaves and its connection ends; it arrives and its answer is lost with
 * the connection; or it arrives and the process that made it is killed.
 */
export type Fault = 'never-left' | 'answer-lost' | 'killed';

const MOST_CALLS = 200;

/** Counts the pieces that leave the web process, and lets one of them meet a fault. */
export class Calls {
  /** Since the count began. */
  count = 0;
  #at = Number.POSITIVE_INFINITY;
  #fault: Fault = 'never-left';
  #kill: () => void = () => undefined;
  #awaited: object | null = null;
  #isDead = false;

  /** Counts from here on; the call of that number meets the fault. */
  begin(at: number, fault: Fault, kill: () => void): void {
    this.count = 0;
    this.#at = at;
    this.#fault = fault;
    this.#kill = kill;
    this.#awaited = null;
    this.#isDead = false;
  }

  get isMet(): boolean {
    return this.count >= this.#at;
  }

  /** Lets everything pass again. Shape: whether the fault was met. */
  end(): boolean {
    const wasMet = this.isMet;
    this.begin(Number.POSITIVE_INFINITY, 'never-left', () => undefined);
    return wasMet;
  }

  readonly passes: Passes = (way, connection) => {
    if (this.#isDead) return false;
    if (way === 'back') return connection !== this.#awaited || this.#lose();
    this.count += 1;
    if (this.count !== this.#at) return true;
    if (this.#fault === 'never-left') return 'ends';
    this.#awaited = connection;
    return true;
  };

  #lose(): 'ends' | false {
    this.#awaited = null;
    if (this.#fault === 'answer-lost') return 'ends';
    this.#isDead = true;
    this.#kill();
    return false;
  }
}

export interface Rig {
  world: World;
  web: CrashingWeb;
  calls: Calls;
}

export interface Covered {
  /** Calls that met the fault, one after the other. */
  faults: number;
  /** Sentences, empty when all is well. */
  wrong: string[];
}

const REF = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]/;

/** The case that a shot is about. Shape: null for one that makes it, or needs none. */
const refOf = ({ path, body }: Shot): string | null =>
  REF.exec(`${path} ${typeof body === 'string' ? body : ''}`)?.[0] ?? null;

/** All that is written about a case, in short: rows by table, lines of history by action, messages by moment. */
async function standOf({ world }: Rig, { ref, replaces }: Sending): Promise<Record<string, unknown> | null> {
  if (ref === null) return null;
  const { owner } = world.site.db;
  const [one] = await owner`SELECT id, status, version_number FROM applications WHERE ref = ${ref}`;
  const id = String(one?.id);
  const tables = await owner`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'application_id' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await owner`SELECT FROM ${owner(String(name))} WHERE application_id = ${id}`;
    // Each time that something takes the place of what was there has its line in the history.
    if (!(replaces && name === 'activities')) counts[String(name)] = rows.length;
  }
  const actions = await owner`SELECT action FROM activities WHERE application_id = ${id} ORDER BY position`;
  const moments = await owner`SELECT moment FROM notices WHERE application_id = ${id} ORDER BY moment`;
  const reviews = await owner`
    SELECT agency, state FROM reviews WHERE application_id = ${id} AND is_current ORDER BY agency`;
  return {
    status: one?.status,
    version: one?.version_number,
    counts,
    actions: actions
      .map(({ action }) => String(action))
      .filter((action, at, all) => !(replaces && action === all[at - 1])),
    moments: moments.map(({ moment }) => moment),
    reviews: reviews.map(({ agency, state }) => `${agency} ${state}`),
  };
}

/** One wish that may be sent again, word for word. */
interface Sending {
  ref: string | null;
  replaces: boolean;
  send: () => Promise<Reply | null>;
}

const browsers = new WeakMap<World, Map<Principal, Browser>>();

/** A sign-in of today: so many kills take longer than a session of the staff lives. */
async function renewSession({ site }: World, { cookie }: Browser): Promise<void> {
  const hash = tokenHashOf(cookie.replace(/^[^=]*=/, ''));
  await site.db.owner`
    UPDATE sessions SET created_at = now(), expires_at = now() + interval '30 minutes',
      authenticated_at = CASE WHEN staff_id IS NULL THEN NULL ELSE now() END
    WHERE token_hash = ${hash}`;
}

async function prepare({ world }: Rig, write: Write): Promise<Sending> {
  const who = isForEverybody(write) ? 'visitor' : write.allowed[0]!; // somebody may
  const known = browsers.get(world) ?? new Map<Principal, Browser>();
  browsers.set(world, known);
  const browser = known.get(who) ?? browserOf(world, who);
  known.set(who, browser);
  await renewSession(world, browser);
  await world.site.db.owner`DELETE FROM rate_limits`; // so many tries of one person in a row
  const shot = withToken(await write.arrange(world), await browser.token());
  const { path, ...sent } = shot as Shot;
  const headers = { origin: world.site.origin, ...sent.headers };
  return {
    ref: refOf(shot as Shot),
    replaces: write.replaces === true,
    send: () => browser.send(path, { ...sent, headers }).catch(() => null),
  };
}

/** Pages that only ask leave a database alone for a second that just failed them. Shape: the answer of after that second. */
async function answerOf({ send }: Sending, calls: Calls): Promise<Reply | null> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send();
    if (reply?.status !== 503 || calls.isMet || tries === 30) return reply;
    await pause(100);
  }
}

/** Sends one wish again and again: the first time its first call fails, the next time its second, until none is left to fail. */
export async function failAtEveryCall(rig: Rig, write: Write, fault: Fault): Promise<Covered> {
  const wrong: string[] = [];
  const undisturbed = await prepare(rig, write);
  const told = await undisturbed.send();
  if (told?.status !== write.done) wrong.push(`undisturbed it is ${told?.status}`);
  const wanted = await standOf(rig, undisturbed);
  const sending = await prepare(rig, write);
  let faults = 0;
  for (let at = 1; at <= MOST_CALLS; at += 1) {
    let killing: Promise<void> = Promise.resolve();
    rig.calls.begin(at, fault, () => {
      killing = rig.web.kill();
    });
    const reply = await answerOf(sending, rig.calls);
    const wasMet = rig.calls.end();
    await killing;
    if (wasMet) faults += 1;
    const stand = await standOf(rig, sending);
    const isDone = JSON.stringify(stand) === JSON.stringify(wanted);
    if (!wasMet) {
      // What stands already is said to stand, or refused in words; it is never done twice.
      const isYes = reply?.status === write.done;
      if (!isYes && !(isDone && (reply?.status ?? 500) < 500))
        wrong.push(`in the end it is ${reply?.status}`);
      if (!isDone) wrong.push(`${JSON.stringify(stand)} instead of ${JSON.stringify(wanted)}`);
      break;
    }
    if (at === MOST_CALLS) wrong.push('it never came to its end');
    if (reply === null && fault === 'killed') continue;
    if (reply === null || (reply.status >= 500 && reply.status !== 503))
      wrong.push(`call ${at} makes it ${reply?.status}`);
  }
  const { halfDone } = await brokenPromises(rig.world.site, []);
  return { faults, wrong: [...wrong, ...halfDone] };
}
