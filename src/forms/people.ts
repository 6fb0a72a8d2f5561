import { addStaffMember, changeStaffAccess } from '#src/commands/staff-access.ts';
import type { Ctx } from '#src/context.ts';
import { knownRoles } from '#src/domain/policy.ts';
import type { FormIssue } from '#src/domain/review.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { PERSON_LIMITS, type StaffChange } from '#src/domain/staff.ts';
import { type FormPage, fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** What a page about people shows after a form that did not go through. */
export interface PeopleAgain {
  issues: FormIssue[];
}

function textIssues(form: FormEntries, path: string, max: number): FormIssue[] {
  const typed = fieldOf(form, path).trim();
  if (typed === '') return [{ path, code: 'required' }];
  return typed.length > max ? [{ path, code: 'too-long', max }] : [];
}

function emailIssues(form: FormEntries): FormIssue[] {
  const typed = fieldOf(form, 'add.email').trim();
  if (typed === '') return [{ path: 'add.email', code: 'required' }];
  return emailSchema.safeParse(typed).success ? [] : [{ path: 'add.email', code: 'not-an-email' }];
}

const agencyOf = (typed: string): string | null => (typed === '' ? null : typed);

async function addPerson(ctx: Ctx, form: FormEntries, locale: Locale): Promise<Response | PeopleAgain> {
  const hasRoles = knownRoles(fieldsOf(form, 'add.roles')).length > 0;
  const issues: FormIssue[] = [
    ...emailIssues(form),
    ...textIssues(form, 'add.name', PERSON_LIMITS.name),
    ...(hasRoles ? [] : [{ path: 'add.roles', code: 'required' } satisfies FormIssue]),
    ...textIssues(form, 'add.reason', PERSON_LIMITS.reason),
  ];
  if (issues.length > 0) return { issues };
  const id = await addStaffMember(ctx, {
    email: fieldOf(form, 'add.email'),
    name: fieldOf(form, 'add.name'),
    agency: agencyOf(fieldOf(form, 'add.agency')),
    roles: fieldsOf(form, 'add.roles'),
    reason: fieldOf(form, 'add.reason'),
  });
  return seeOther(`${paths.person(locale, id)}?done=add`);
}

/** Names somebody before their first sign-in, and goes to their page. */
export function postPeople(page: FormPage): Promise<Posted<PeopleAgain>> {
  const fields = fieldsNamed('add.email', 'add.name', 'add.agency', 'add.roles', 'add.reason');
  return runForm(page, (ctx, form) => addPerson(ctx, form, page.locals.locale), fields);
}

/** What the buttons of a person's page do to their access. */
const CHANGES: Readonly<Record<string, (form: FormEntries) => StaffChange>> = {
  set: (form) => ({
    kind: 'set',
    agency: agencyOf(fieldOf(form, 'set.agency')),
    roles: fieldsOf(form, 'set.roles'),
  }),
  'hand-back': () => ({ kind: 'hand-back' }),
  block: () => ({ kind: 'block' }),
  unblock: () => ({ kind: 'unblock' }),
  'sign-out': () => ({ kind: 'sign-out' }),
};
const FIELDS = fieldsNamed(
  'set.agency',
  'set.roles',
  ...Object.keys(CHANGES).map((kind) => `${kind}.reason`),
);

async function changePerson(
  ctx: Ctx,
  form: FormEntries,
  to: { id: string; locale: Locale },
): Promise<Response | PeopleAgain> {
  const kind = fieldOf(form, 'intent');
  const change = Object.hasOwn(CHANGES, kind) ? CHANGES[kind]?.(form) : undefined;
  if (!change) throw new Refused('invalid-input');
  const issues = textIssues(form, `${kind}.reason`, PERSON_LIMITS.reason);
  if (issues.length > 0) return { issues };
  const seen = fieldOf(form, 'seen');
  const changesSeen = /^\d{1,6}$/.test(seen) ? Number(seen) : -1; // 12
  const reason = fieldOf(form, `${kind}.reason`);
  await changeStaffAccess(ctx, { staffId: to.id, reason, change, changesSeen });
  return seeOther(`${paths.person(to.locale, to.id)}?done=${kind}`);
}

/** Changes what one of the staff may do, and stays on their page. */
export function postPerson(page: FormPage, id: string): Promise<Posted<PeopleAgain>> {
  return runForm(page, (ctx, form) => changePerson(ctx, form, { id, locale: page.locals.locale }), FIELDS);
}
