import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cityNamed } from '#src/city/index.ts';
import { EVENT_KINDS } from '#src/domain/application/answers.ts';
import { HAZARDS } from '#src/domain/application/facets.ts';
import { crockford, referenceFrom } from '#src/domain/shared/ids.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const LINES_AT_ONCE = 2000;
const STATUSES = ['submitted', 'in_agency_review', 'permit_issued', 'closed', 'denied'];
const CITY = cityNamed('baltimore');
const DISTRICTS = CITY.districts.map(({ key }) => key);
const PLACES = CITY.register.places.map(({ key }) => key);
/** What the filters that are measured ask for. */
export const FOUND = {
  kind: 'race',
  district: DISTRICTS[0] ?? '',
  place: PLACES[0] ?? '',
  hazard: 'fire',
  inDays: 30,
} as const;
/** However many cases there are, nobody has more of them on their own desk. */
const OWN_CASES = 100;
const OTHERS = 40;
/** Of the cases that somebody has looked at, one in so many had something happen to it since. */
const CHANGED_OF = 2;

/** The people at the desks whose lists are measured: one of an agency, one who keeps all cases together. */
export const DESK = {
  reviewer: { agency: 'fire-marshal', roles: ['reviewer'], subject: 'bench-reviewer' },
  coordinator: { agency: null, roles: ['coordinator'], subject: 'bench-coordinator' },
} as const;
export const DESK_ISSUER = 'https://login.example';

const digest = (text: string) => createHash('md5').update(text).digest();

/** An id that lies anywhere among the others, as those of real cases do. */
function idOf(text: string): string {
  const hex = digest(text).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The reference and the address behind a number, the same in every run. */
export function caseAt(index: number): { ref: string; email: string } {
  for (let salt = 0; ; salt += 1) {
    const ref = referenceFrom(crockford(digest(`ref ${index} ${salt}`).subarray(0, 10)));
    if (ref !== null) return { ref, email: `p${index}@example.org` };
  }
}

const arrivalOf = (index: number, today: Date) => new Date(today.getTime() - index * 1000).toISOString();
const dayAfter = (today: Date, days: number) =>
  new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const NULL = '\\N';
/** One of so many, spread without a pattern, so that no filter happens to select all or nothing of what another one does. */
const oneOf = (count: number, subject: string, index: number): number =>
  digest(`${subject} ${index}`).readUInt32BE(0) % count;
/**
 * Which third of the measured desks an open case is in; null for the others. A page of a thousand cases is measured beside one
 * of a million and must have as many rows to draw. So one third is what every filter finds, one waits for its organizer, and
 * one is due today: each fills a page.
 */
function shareOf(index: number): 'found' | 'with-organizer' | 'due' | null {
  if (!isInReview(index) || index > OWN_CASES * STATUSES.length) return null;
  const turn = Math.floor(index / STATUSES.length);
  return (['found', 'with-organizer', 'due'] as const)[Math.floor((3 * turn) / OWN_CASES)] ?? null;
}
const isFound = (index: number): boolean => shareOf(index) === 'found';
const dueOn = (index: number, today: Date): string =>
  dayAfter(today, shareOf(index) === 'due' ? 0 : oneOf(40, 'due', index));
/** Of the others one case in a hundred waits for its organizer. */
const isWithOrganizer = (index: number): boolean =>
  shareOf(index) === 'with-organizer' || (shareOf(index) === null && index % 100 === 6);
const statusOf = (index: number): string =>
  isWithOrganizer(index) ? 'changes_requested' : (STATUSES[index % STATUSES.length] ?? '');
const isInReview = (index: number): boolean => index % 5 === 1;
/** Three of four open cases are somebody's; only the first ones are on the desks that are measured. */
const ownerOf = (index: number, subject: string): string => {
  const turn = Math.floor(index / STATUSES.length);
  if (turn < OWN_CASES) return idOf(subject);
  return turn % 4 === 0 ? NULL : idOf(`staff${turn % OTHERS}`);
};

const kindOf = (index: number): string =>
  isFound(index) ? FOUND.kind : (EVENT_KINDS[oneOf(EVENT_KINDS.length, 'kind', index)] ?? '');
const districtOf = (index: number): string =>
  isFound(index) ? FOUND.district : (DISTRICTS[oneOf(DISTRICTS.length, 'district', index)] ?? '');
const placeOf = (index: number): string =>
  isFound(index) ? FOUND.place : (PLACES[oneOf(PLACES.length, 'place', index)] ?? NULL);
const startsOn = (index: number, today: Date): string =>
  dayAfter(today, isFound(index) ? FOUND.inDays : index % 365);
/** Half of the cases have no hazard, the others one or two. */
const hazardsOf = (index: number): string => {
  if (isFound(index)) return `{${FOUND.hazard}}`;
  const turns = ['first', 'second'].map((one) => HAZARDS[oneOf(2 * HAZARDS.length, one, index)]);
  return `{${[...new Set(turns)].filter(Boolean).join(',')}}`;
};

function application(index: number, today: Date): string[] {
  const at = arrivalOf(index, today);
  const day = startsOn(index, today);
  const words = [`Event ${index}`, `Organizer ${index}`, `Street ${index % 500}`];
  return [
    ...[idOf(`a${index}`), caseAt(index).ref, idOf(`p${index}`), statusOf(index), '1', 'en', '{}'],
    ...['bench', '1', 'special_event', kindOf(index), ...words],
    ...[districtOf(index), day, day, '100'],
    ...[words.join(' ').toLowerCase(), at, at, at, at, dueOn(index, today)],
    ...[ownerOf(index, DESK.coordinator.subject), placeOf(index), hazardsOf(index)],
  ];
}

function review(index: number, agency: string, today: Date): string[] {
  const owner = isInReview(index) ? ownerOf(index, DESK.reviewer.subject) : NULL;
  const state = !isInReview(index) ? 'approved' : owner === NULL ? 'waiting' : 'assigned';
  return [
    ...[idOf(`r${index}${agency}`), idOf(`a${index}`), agency, idOf(`v${index}`), '1', 't', state, '{}', ''],
    ...[arrivalOf(index, today), dueOn(index, today), startsOn(index, today), owner],
    isWithOrganizer(index) ? arrivalOf(index, today) : NULL,
    ...[statusOf(index), kindOf(index), districtOf(index), placeOf(index), hazardsOf(index)],
    startsOn(index, today),
  ];
}

/** The cases that each of the measured people has opened: those on their own desks. */
const casesRead = (count: number): Set<number> =>
  new Set(
    Array.from({ length: OWN_CASES * STATUSES.length }, (_, n) => n + 1).filter(
      (index) => index <= count && isInReview(index),
    ),
  );

const isChanged = (index: number): boolean => index % CHANGED_OF === 0;

/** Two lines of every case, and of some that were read one more. */
function history(index: number, isRead: boolean, at: string): string[][] {
  const actions = ['submit', 'accept', ...(isRead && isChanged(index) ? ['upload'] : [])];
  return actions.map((action, n) => [
    ...[idOf(`a${index}`), String(n + 1), at, 'system', 'bench', action, '{}', '', `${index} ${n}`],
  ]);
}

async function copy(
  sql: Sql,
  into: string,
  count: number,
  rowsAt: (index: number) => string[][],
): Promise<void> {
  function* lines(): Generator<string> {
    for (let from = 1; from <= count; from += LINES_AT_ONCE) {
      let text = '';
      for (let index = from; index < from + LINES_AT_ONCE && index <= count; index += 1) {
        for (const row of rowsAt(index)) text += `${row.join('\t')}\n`;
      }
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), await sql.unsafe(`COPY ${into} FROM STDIN`).writable());
}

/**
 * Takes the indexes of the filled tables away and gives back what makes them again: made at once, over all rows, they cost a
 * fraction of what they cost row by row. Those of keys stay.
 */
async function withoutIndexes(sql: Sql): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
    WHERE i.tablename IN ('applicants', 'applications', 'application_versions', 'reviews', 'activities')
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`;
  for (const { name } of indexes) await sql`DROP INDEX ${sql(name)}`;
  return async () => {
    for (const { definition } of indexes) await sql.unsafe(definition);
  };
}

/**
 * Fills the empty tables of a database with submitted cases of as many organizers.
 * Shape: by COPY, as the server's administrator with triggers off, because neither history nor foreign keys are measured here.
 */
export async function fillCases(adminUrl: string, count: number): Promise<void> {
  const sql = createSql({ url: adminUrl, poolSize: 1, statementTimeoutMs: 3_600_000, lockTimeoutMs: 60_000 });
  const today = new Date();
  const now = today.toISOString();
  try {
    await sql`SET session_replication_role = replica`;
    await sql`SET maintenance_work_mem = '512MB'`;
    const makeIndexes = await withoutIndexes(sql);
    const people = [DESK.reviewer, DESK.coordinator].map((one) => [one.subject, one] as const);
    const others = Array.from({ length: OTHERS }, (_, n) => [`staff${n}`, DESK.reviewer] as const);
    for (const [subject, { agency, roles }] of [...people, ...others]) {
      await sql`
        INSERT INTO staff_members (id, issuer, subject, name, email, agency, roles, created_at)
        VALUES (${idOf(subject)}, ${DESK_ISSUER}, ${subject}, ${subject}, ${`${subject}@city.example`}, ${agency},
          ${roles as unknown as string[]}, ${now})`;
    }
    await copy(sql, 'applicants (id, email, created_at)', count, (index) => [
      [idOf(`p${index}`), caseAt(index).email, now],
    ]);
    await copy(
      sql,
      `applications (id, ref, owner_id, status, revision, locale, answers, form_version, version_number, track, event_kind,
        event_name, organizer_name, place_summary, district, starts_on, ends_on, peak_people_count, search_text, created_at,
        updated_at, submitted_at, status_since, next_due_on, coordinator_id, place, hazards)`,
      count,
      (index) => [application(index, today)],
    );
    await copy(
      sql,
      `application_versions (id, application_id, number, answers, evaluation, documents, form_version, rules_version, locale,
        sha256, submitted_by, submitted_at)`,
      count,
      (index) => [
        [
          ...[idOf(`v${index}`), idOf(`a${index}`), '1', '{}', '{}', '[]', 'bench', 'bench', 'en', ''],
          ...[idOf(`p${index}`), now],
        ],
      ],
    );
    await copy(
      sql,
      `reviews (id, application_id, agency, version_id, holds_for_version, is_blocking, state, rules, inputs_sha256,
        arrived_at, due_on, starts_on, assigned_to, paused_at, case_status, event_kind, district, place, hazards, ends_on)`,
      count,
      (index) => ['fire-marshal', 'police'].map((agency) => review(index, agency, today)),
    );
    const read = casesRead(count);
    await copy(
      sql,
      `activities (application_id, position, at, actor_kind, actor_name, action, detail, previous_hash, hash)`,
      count,
      (index) => history(index, read.has(index), now),
    );
    for (const person of Object.values(DESK)) {
      await copy(
        sql,
        'case_looks (staff_id, application_id, position, looked_at, newest_position)',
        count,
        (index) =>
          read.has(index)
            ? [[idOf(person.subject), idOf(`a${index}`), '2', now, isChanged(index) ? '3' : '2']]
            : [],
      );
    }
    await makeIndexes();
    await sql`
      VACUUM ANALYZE applications, applicants, application_versions, reviews, staff_members, activities, case_looks`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
