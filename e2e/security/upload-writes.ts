import { begunUpload, pieceOf, sentPiece, twoPiecePdf } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import type { Fields } from '#e2e/security/browser.ts';
import { ctxOf, type World } from '#e2e/security/world.ts';
import type { Shot, Write } from '#e2e/security/writes.ts';

/** A plan that comes in pieces, as far as it is there. Shape: where its pieces go. */
async function halfSentPlan(world: World, ref: string, piecesCount: number): Promise<string> {
  const ctx = ctxOf(world, 'owner');
  const { bytes, standing } = await begunUpload(ctx, ref);
  for (let i = 0; i < piecesCount; i += 1) await sentPiece(ctx, ref, standing.id, bytes, i);
  return `/api/uploads/${ref}/${standing.id}`;
}

interface Made {
  post: (path: string, fields: Fields) => Shot;
  aDraft: (world: World) => Promise<string>;
  owners: Pick<Write, 'allowed' | 'done' | 'denied'>;
}

/** Everything that a file which comes in pieces lets anybody change. */
export function uploadWrites({ post, aDraft, owners }: Made): readonly Write[] {
  // Nobody but the owner learns that there is an upload.
  const inside = { ...owners, done: 200, denied: { rest: 404 } } as const;
  return [
    {
      page: 'api/documents/[key].ts',
      method: 'PUT',
      name: 'upload by script',
      arrange: async (world) => ({
        path: `/api/documents/${await aDraft(world)}?kind=site-plan`,
        method: 'PUT',
        body: plainPdf(),
        headers: {
          'content-type': 'application/pdf',
          'x-form-token': '{token}',
          'x-file-name': 'plan.pdf',
        },
      }),
      ...inside,
    },
    {
      page: 'api/uploads/[ref].ts',
      method: 'POST',
      name: 'begin an upload in pieces',
      arrange: async (world) =>
        post(`/api/uploads/${await aDraft(world)}`, {
          _token: '{token}',
          documentKind: 'site-plan',
          fileName: 'plan.pdf',
          size: '2000000',
          modified: '1800000000000',
        }),
      ...inside,
      shows: 'uploads',
    },
    {
      page: 'api/uploads/[ref]/[id].ts',
      method: 'PUT',
      name: 'send a piece',
      arrange: async (world) => {
        const { bytes, sha256 } = pieceOf(twoPiecePdf(), 0);
        return {
          path: `${await halfSentPlan(world, await aDraft(world), 0)}?offset=0`,
          method: 'PUT',
          body: bytes,
          headers: {
            'content-type': 'application/octet-stream',
            'x-form-token': '{token}',
            'x-piece-sha256': sha256,
            'x-file-name': 'plan.pdf',
          },
        };
      },
      ...inside,
      shows: 'upload_pieces',
    },
    {
      page: 'api/uploads/[ref]/[id].ts',
      method: 'POST',
      name: 'finish an upload in pieces',
      arrange: async (world) =>
        post(await halfSentPlan(world, await aDraft(world), 2), { _token: '{token}', intent: 'finish' }),
      ...inside,
    },
    {
      page: 'api/uploads/[ref]/[id].ts',
      method: 'POST',
      name: 'give up an upload in pieces',
      arrange: async (world) =>
        post(await halfSentPlan(world, await aDraft(world), 1), { _token: '{token}', intent: 'cancel' }),
      ...inside,
      shows: 'uploads',
    },
    {
      page: 'applications/[ref]/documents.astro',
      method: 'POST',
      name: 'remove a half sent file',
      arrange: async (world) => {
        const ref = await aDraft(world);
        const id = (await halfSentPlan(world, ref, 1)).split('/').at(-1);
        return post(`/applications/${ref}/documents`, { _token: '{token}', intent: `forget:${id}` });
      },
      ...owners,
      shows: 'uploads',
    },
  ];
}
