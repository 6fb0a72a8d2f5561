import type { Frame } from '#src/layouts/frame.ts';
import type { Actor } from '#src/domain/policy.ts';

/** Who is signed in, as the frame of a page shows it. Shape: pure; empty for a visitor. */
export function whoIs(actor: Actor, token: string): Pick<Frame, 'person' | 'token'> {
  if (actor.kind === 'applicant') return { person: { name: actor.email }, token };
  if (actor.kind === 'staff') return { person: { name: actor.name, agency: actor.agency ?? undefined }, token };
  return {};
}
