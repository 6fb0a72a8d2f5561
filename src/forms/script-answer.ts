import type { Ctx } from '#src/context.ts';
import type { FileProblem } from '#src/domain/document.ts';
import { cleanFileName } from '#src/domain/file-name.ts';
import { isRefusedWrite } from '#src/domain/shared/outage.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type FormPage, isOwnToken, noteRefusal, statusOf } from '#src/forms/run-form.ts';

/** The part of a request that an endpoint without a page has. */
export type Asked = Pick<FormPage, 'request' | 'url' | 'locals'>;

/** A sentence for the person, and whether another try may go better. */
export interface Told {
  message: string;
  retry: boolean;
}

/** An answer to a script. */
export const tell = (status: number, answer: object): Response => Response.json(answer, { status });

/** A refusal in the words of the page. Errors: the refusal itself for a form that no script sent, which gets a page. */
function refuse({ request, locals }: Asked, refused: Refused): Response {
  const isScript = request.method === 'PUT' || request.headers.get('accept')?.includes('application/json');
  if (!isScript) throw refused;
  const { code } = refused;
  return tell(code === 'not-found' ? 404 : statusOf(code), {
    message: locals.text.errors.refusal(code),
    retry: false,
  } satisfies Told);
}

/** Why a file was not taken. */
export const refusedFile = ({ locals }: Asked, problem: FileProblem, fileName: string): Response =>
  tell(422, {
    message: locals.text.documents.problem(problem, { file: cleanFileName(fileName) }),
    retry: problem === 'not-arrived',
  } satisfies Told);

/** A header that a script wrote in percent signs, because headers hold no other letters. Shape: empty when it is broken. */
export function decodedHeader(request: Request, name: string): string {
  try {
    return decodeURIComponent(request.headers.get(name) ?? '');
  } catch {
    // decodeURIComponent tells broken escapes only by throwing.
    return '';
  }
}

/** Does what a script of ours asks for. Shape: refusals become sentences; what fails goes on to the shell. */
export async function answerScript(
  page: Asked,
  token: string,
  work: (ctx: Ctx) => Promise<Response>,
): Promise<Response> {
  if (!isOwnToken(token, page.locals)) return refuse(page, new Refused('bad-token'));
  const { ctx } = await page.locals.context();
  try {
    if (ctx.isReadOnly) throw new Refused('read-only');
    return await work(ctx);
  } catch (error) {
    if (isRefusedWrite(error)) return refuse(page, new Refused('read-only'));
    if (!(error instanceof Refused)) throw error;
    noteRefusal(ctx, error.code);
    return refuse(page, error);
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/; // 3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11

/** An id as an address or a field carries it. Errors: Refused `not-found` for anything that is none. */
export function idOf(typed: string): string {
  if (!ID.test(typed)) throw new Refused('not-found');
  return typed;
}
