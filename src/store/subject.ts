import type { Subject } from '#src/domain/policy.ts';
import type { Draft } from '#src/store/application.ts';

/**
 * What the policy looks at of an application.
 * Shape: pure; `agencies` are those with a part in the case, empty where nobody but the owner or a coordinator may act.
 */
export function subjectOf(
  application: Draft,
  agencies: readonly string[] = [],
  more: Partial<Subject> = {},
): Subject {
  return {
    ownerId: application.owner_id,
    applicationId: application.id,
    startedBy: application.started_by === null ? null : Buffer.from(application.started_by).toString('hex'),
    status: application.status,
    agencies,
    ownerEmail: application.owner_email,
    ...more,
  };
}
