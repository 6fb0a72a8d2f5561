import type { Ctx } from '#src/context.ts';
import { differencesBetween } from '#src/domain/application/difference.ts';
import { rowsAt } from '#src/domain/application/paths.ts';
import { readersOf } from '#src/domain/document.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { type AnswerReader, type ReadableDifference, readableDifferences } from '#src/domain/review.ts';
import { type FileDifference, filesChanged, versionsAsked } from '#src/domain/version.ts';
import { isAgreed } from '#src/domain/workflow/states.ts';
import type { Application } from '#src/store/application.ts';
import type { Document } from '#src/store/document.ts';
import type { Review } from '#src/store/review.ts';
import { findVersion, type SubmittedDocument, type Version } from '#src/store/version.ts';

/** What an answer was and is; `row` is the place of its row in its list, from 1. */
export type ShownDifference = ReadableDifference & { row: number | null };

/** What is different between two versions of a case, as far as the reader may see it. */
export interface VersionDifference {
  since: number;
  until: number;
  /** The reader chose these two. */
  isAsked: boolean;
  /** The reader's agency agreed to the older one, and still does. */
  isSigned: boolean;
  answers: ShownDifference[];
  files: FileDifference<SubmittedDocument>[];
}

/** Numbers of two versions, as an address names them. */
export type Compared = Parameters<typeof versionsAsked>[0];

interface Stored {
  application: Application;
  version: Version;
  reviews: readonly Review[];
  own: Review | null;
  subject: Subject;
}

/** The version the actor knows: what their agency answered in the round before, or signed; else the one before this. */
function versionKnown({ application, version, reviews, own }: Stored): number {
  if (own === null) return application.version_number - 1;
  const hasRead = own.decided_at !== null && own.decided_at > version.submitted_at;
  if (own.version_number < application.version_number && !hasRead) return own.version_number;
  const earlier = reviews.find((one) => one.agency === own.agency && one.round === own.round - 1);
  return earlier?.holds_for_version ?? 0;
}

function rowOf(one: ReadableDifference, before: Version, after: Version): number | null {
  if (one.path === one.name) return null;
  const list = one.field.kind === 'rows' ? one.name : one.name.slice(0, one.name.lastIndexOf('.'));
  const [id = ''] = one.path.slice(list.length + 1).split('.');
  const version = one.change === 'removed' && one.field.kind === 'rows' ? before : after;
  const at = rowsAt(version.answers, list).findIndex((row) => row.id === id);
  return at < 0 ? null : at + 1;
}

/**
 * What changed between two versions: those that are asked for, or else the newest one and the one that the reader knows.
 * Shape: null for a first version, and where nothing that the reader's agency signed has changed.
 */
export async function versionDifference(
  ctx: Ctx,
  stored: Stored,
  reader: AnswerReader,
  documents: readonly Document[],
  compared: Compared,
): Promise<VersionDifference | null> {
  const { application, version, own, subject } = stored;
  const asked = versionsAsked(compared, application.version_number);
  const { from, to } = asked ?? { from: versionKnown(stored), to: application.version_number };
  const find = async (number: number) =>
    number === version.number
      ? version
      : number < 1
        ? null
        : await findVersion(ctx.sql, application.id, number);
  const [before, after] = [await find(from), await find(to)];
  if (before === null || after === null) return null;
  const mayRead = ({ kind }: { kind: string }) =>
    can(ctx.actor, 'document:read', { ...subject, readers: readersOf(ctx.city, kind), released: true });
  const replaces = new Map(documents.map((one) => [one.id, one.replaces_id]));
  const difference: VersionDifference = {
    since: from,
    until: to,
    isAsked: asked !== null,
    isSigned: own !== null && isAgreed(own.state) && own.version_number === from && asked === null,
    answers: readableDifferences(differencesBetween(before.answers, after.answers), reader).map((one) => ({
      ...one,
      row: rowOf(one, before, after),
    })),
    files: filesChanged(before.documents, after.documents, replaces).filter(mayRead),
  };
  const isNothing = difference.answers.length + difference.files.length === 0;
  return isNothing && own !== null && own.version_number === from && asked === null ? null : difference;
}
