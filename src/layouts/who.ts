import { type Actor, can, staffStartOf } from '#src/domain/policy.ts';
import type { Frame } from '#src/layouts/frame.ts';

/** Who is signed in, as the frame of a page shows it. Shape: pure; empty for a visitor. `agency` is its name in words. */
export function whoIs(actor: Actor, token: string, agency?: string): Pick<Frame, 'person' | 'token'> {
  if (actor.kind === 'applicant' || actor.kind === 'delegate' || actor.kind === 'outside')
    return { person: { name: actor.email }, token };
  if (actor.kind === 'staff') {
    const desk = {
      start: staffStartOf(actor),
      hasQueue: can(actor, 'queue:read'),
      hasPeople: can(actor, 'staff-access:change'),
    };
    return { person: { name: actor.name, agency: agency ?? actor.agency ?? undefined, desk }, token };
  }
  return {};
}
