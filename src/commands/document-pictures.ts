import { createHash } from 'node:crypto';
import { newObjectKey } from '#src/commands/document.ts';
import { discardObject } from '#src/commands/object.ts';
import type { Ctx } from '#src/context.ts';
import { FILE_LIMITS, isReleased, kindByContentType, type PictureState } from '#src/domain/document.ts';
import { assertCan } from '#src/domain/policy.ts';
import {
  type Document,
  findDocument,
  insertDocumentPage,
  listDocumentPages,
  lockDocument,
  setDocumentPictured,
} from '#src/store/document.ts';
import { insertObject, setObjectKept } from '#src/store/object.ts';

type Drawn = ReturnType<Ctx['outside']['confined']['draw']> extends AsyncGenerator<infer One> ? One : never;
type Picture = Extract<Drawn, { page: number }>;

const PICTURE_TYPE = 'image/webp';

/**
 * Draws the pages of a released file and keeps their pictures.
 * Shape: goes on behind the pages that are there already; a file that cannot be drawn is said to be so and not tried again.
 * Errors: throws when the object store is away.
 */
export async function makePictures(ctx: Ctx, input: { documentId: string }): Promise<void> {
  assertCan(ctx.actor, 'system:work');
  const document = await findDocument(ctx.sql, input.documentId);
  if (document === null || document.picture_state !== 'waiting' || !isReleased(document.scan_state)) return;
  const kind = kindByContentType(document.content_type);
  if (kind === null) throw new Error(`document ${document.id} is of no known kind`);
  const made = await listDocumentPages(ctx.sql, document.id);
  let next: number | null = (made.at(-1)?.page_number ?? 0) + 1;
  let pagesCount = document.pages_count;
  // Every round draws a page at least, or says that it cannot.
  for (let round = 0; next !== null && round < FILE_LIMITS.picturedPages; round += 1) {
    const stored = await ctx.outside.objects.get(document.object_key);
    if (stored === null) throw new Error(`the object of document ${document.id} is not there`);
    const from: number = next;
    next = null;
    try {
      for await (const drawn of ctx.outside.confined.draw(kind, from, document.size_bytes, stored.body)) {
        if ('isBroken' in drawn) {
          ctx.log.warn({ documentId: document.id, complaint: drawn.complaint }, 'a file cannot be drawn');
          await setState(ctx, document, 'failed', pagesCount);
          return;
        }
        pagesCount = drawn.pagesCount;
        if ('page' in drawn) await keepPicture(ctx, document, drawn);
        else next = drawn.next;
      }
    } finally {
      stored.body.destroy();
    }
  }
  await setState(ctx, document, 'made', pagesCount);
}

async function keepPicture(ctx: Ctx, document: Document, picture: Picture): Promise<void> {
  const objectKey = newObjectKey();
  await ctx.sql.begin((tx) => insertObject(tx, objectKey, ctx.now));
  await ctx.outside.objects.put({ key: objectKey, contentType: PICTURE_TYPE, body: picture.bytes });
  const isNew = await ctx.sql.begin(async (tx) => {
    const isFirst = await insertDocumentPage(tx, document.id, {
      page_number: picture.page,
      object_key: objectKey,
      content_type: PICTURE_TYPE,
      width_pixels: picture.width,
      height_pixels: picture.height,
      size_bytes: picture.bytes.byteLength,
      sha256: createHash('sha256').update(picture.bytes).digest('hex'),
    });
    if (isFirst && !(await setObjectKept(tx, objectKey, ctx.now))) {
      throw new Error('the picture was swept away before it was kept');
    }
    return isFirst;
  });
  if (!isNew) await discardObject(ctx, objectKey);
}

async function setState(ctx: Ctx, found: Document, state: PictureState, pagesCount: number): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const document = await lockDocument(tx, found.id);
    if (document) await setDocumentPictured(tx, document, { state, pagesCount });
  });
}
