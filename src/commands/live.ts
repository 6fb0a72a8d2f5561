import { randomUUID } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { type Actor, can, type Subject } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import type { LiveStream, Told } from '#src/store/live.ts';
import { listToldCases, type ToldCase } from '#src/store/open-case.ts';

/** A browser that reads no faster is cut off and asks anew. */
const MOST_WAITING_BYTES = 16 * 1024;
/** A browser waits so long before it asks anew. */
const RETRY_MS = 2000;

const subjectOfTold = ({ status, agencies }: ToldCase): Subject => ({
  ownerId: null,
  startedBy: null,
  status,
  agencies,
});
const mayHear = (actor: Actor, told: ToldCase): boolean => can(actor, 'review:read', subjectOfTold(told));

/**
 * Opens the stream of one page of the staff: which of the cases that the actor may read changed, and who else reads the one
 * that the page shows.
 * Shape: events `look` (something may have been missed) and `case` (a reference, and names for the page of a case); the stream
 * ends when the actor may no more. Errors: Refused `not-found` for a case they have no part in, `too-many-requests`.
 */
export async function openLive(
  ctx: Ctx,
  input: { ref: string | null; sessionHash: Buffer },
): Promise<ReadableStream<Uint8Array>> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  if (!can(actor, 'queue:read')) throw new Refused('forbidden');
  const shown = input.ref === null ? null : await shownCase(ctx, input.ref);
  const outlet = openOutlet();
  const stream: LiveStream = {
    id: randomUUID(),
    staffId: actor.id,
    sessionHash: input.sessionHash.toString('hex'),
    applicationId: shown?.id ?? null,
    check: (now) =>
      !outlet.isClosed() &&
      now !== undefined &&
      can(now, 'queue:read') &&
      (shown === null || mayHear(now, shown)),
    tell: (now, cases) => {
      for (const one of cases) {
        if (shown !== null && one.told.id !== shown.id) continue;
        if (mayHear(now, one.told)) outlet.send('case', lineOf(one, shown !== null, actor.id));
      }
    },
    lookAgain: () => outlet.send('look', '{}'),
    beat: () => outlet.write(':\n\n'),
    end: () => outlet.close(),
  };
  outlet.onLeave(() => ctx.live.leave(stream));
  outlet.write(`retry: ${RETRY_MS}\n\n`);
  if (!(await ctx.live.join(stream))) throw new Refused('too-many-requests');
  // What changed since the page was drawn was told to nobody.
  stream.lookAgain();
  return outlet.readable;
}

async function shownCase(ctx: Ctx, ref: string): Promise<ToldCase> {
  const application = found(await findApplicationByRef(ctx.sql, ref));
  const [told] = await listToldCases(ctx.sql, [application.id]);
  if (told === undefined || !mayHear(ctx.actor, told)) throw new Refused('not-found');
  return told;
}

const lineOf = ({ told, isChanged, readers }: Told, isCase: boolean, staffId: string): string =>
  JSON.stringify({
    ref: told.ref,
    isChanged,
    ...(isCase ? { readers: readers.filter((one) => one.staff_id !== staffId).map(({ name }) => name) } : {}),
  });

interface Outlet {
  readable: ReadableStream<Uint8Array>;
  write(text: string): void;
  send(name: string, line: string): void;
  isClosed(): boolean;
  close(): void;
  onLeave(run: () => void): void;
}

/** A stream of text that holds little: whoever does not read it is cut off. */
function openOutlet(): Outlet {
  const encoder = new TextEncoder();
  let left = (): void => undefined;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (one) => {
        controller = one;
      },
      cancel: () => {
        controller = null;
        left();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  );
  const close = () => {
    controller?.close();
    controller = null;
    left();
  };
  const write = (text: string) => {
    if (controller === null) return;
    controller.enqueue(encoder.encode(text));
    if ((controller.desiredSize ?? 0) <= 0) close();
  };
  return {
    readable,
    write,
    send: (name, line) => write(`event: ${name}\ndata: ${line}\n\n`),
    isClosed: () => controller === null,
    close,
    onLeave: (run) => {
      left = run;
    },
  };
}
