import { createOwnerSql } from '#db/migrate.ts';
import { setStaffAccess } from '#src/commands/staff-sign-in.ts';
import { systemActor } from '#src/domain/policy.ts';
import { readOwnerUrl } from '#src/env.ts';
import { findSession } from '#src/store/session.ts';
import type { Sql } from '#src/store/sql.ts';
import { listStaffMembers, type StaffMember } from '#src/store/staff-member.ts';

const USAGE = `Who may work in this service, as the sign-in provider last said:
  npm run staff list
  npm run staff remove <id or e-mail>    ends every session at once and refuses new ones
  npm run staff restore <id or e-mail>   lets the person sign in again, with the provider's roles`;
const ACCESS = { remove: 'removed', restore: 'restored' } as const;

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const lineOf = (member: StaffMember): string =>
  [
    member.id,
    member.name,
    member.email,
    member.agency ?? 'no agency',
    member.disabled_at ? 'access removed' : member.roles.join(', ') || 'no role',
    member.last_sign_in_at?.toISOString() ?? 'never',
  ].join('  ');

/** What a person at the terminal is told. Errors: throws a sentence when the one who is meant is not clear. */
export async function runStaff(sql: Sql, verb: string, who: string): Promise<string> {
  const members = await listStaffMembers(sql);
  if (verb === 'list') return members.map(lineOf).join('\n') || 'Nobody has signed in as staff yet.';
  if (verb !== 'remove' && verb !== 'restore') throw new Error(USAGE);
  const meant = members.filter((member) => member.id === who || member.email === who.toLowerCase());
  const [member, ...others] = meant;
  if (member === undefined)
    throw new Error(`There is nobody with the id or e-mail ${who || '(none given)'}.`);
  if (others.length > 0)
    throw new Error(`Several people are meant. Give the id:\n${meant.map(lineOf).join('\n')}`);
  const { now } = await findSession(sql, null);
  const actor = systemActor('staff access from the terminal');
  const ctx = { sql, now, log, actor };
  const { sessionsCount } = await setStaffAccess(ctx, { staffId: member.id, access: ACCESS[verb] });
  return verb === 'remove'
    ? `${member.name} has no access any more. Sessions ended: ${sessionsCount}.`
    : `${member.name} may sign in again.`;
}

if (import.meta.main) {
  const [verb = '', who = ''] = process.argv.slice(2);
  const sql = createOwnerSql(readOwnerUrl());
  try {
    console.log(await runStaff(sql, verb, who));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
