import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ctx, Service } from '#src/context.ts';
import type { Actor } from '#src/domain/policy.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { REFUSAL_CODES, Refused } from '#src/domain/shared/refusal.ts';
import {
  type FormPage,
  fieldsNamed,
  formToken,
  isFormToken,
  loadPage,
  runForm,
  runReadingForm,
  seeOther,
} from '#src/forms/run-form.ts';
import { textFor } from '#src/text/index.ts';

const SECRET = Buffer.alloc(32, 7);
const SESSION = 'a-session-of-somebody';
const NAME = fieldsNamed('event.name');
const applicant = { kind: 'applicant', id: 'a', email: 'ana@example.org', sessionHash: 'h' } as const;
const visitor = { kind: 'visitor', sessionHash: null } as const;

function pageOf(
  fields: Record<string, string>,
  options: { path?: string; sessionToken?: string | null; actor?: Actor; isReadOnly?: boolean } = {},
): FormPage {
  const url = new URL(options.path ?? '/applications/7K3QW-9XM2P-4/event', 'https://permits.example.gov');
  const sessionToken = options.sessionToken === undefined ? SESSION : options.sessionToken;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const isReadOnly = options.isReadOnly ?? false;
  const ctx = {
    requestId: 'test',
    actor: options.actor ?? applicant,
    log,
    isReadOnly,
  } as unknown as Ctx; // all that forms ask of it
  return {
    url,
    request: new Request(url, { method: 'POST', body: new URLSearchParams(fields) }),
    response: {},
    locals: {
      ctx: { secretKey: SECRET } as Service,
      locale: 'es',
      text: textFor('es'),
      requestId: 'test',
      clientAddress: '192.0.2.1',
      sessionToken,
      sessionHash: () => Buffer.alloc(32),
      stepFile: (id) => id,
      formToken: () => formToken(SESSION, SECRET),
      renew: () => undefined,
      context: async () => ({ ctx, session: null, draft: null }),
      reading: (run) => run(ctx, null),
      isReadOnly: () => isReadOnly,
    },
  };
}
const signed = (fields: Record<string, string> = {}) => ({ _token: formToken(SESSION, SECRET), ...fields });

test('a token differs each time and belongs to one session and one secret', () => {
  const first = formToken(SESSION, SECRET);
  assert.notEqual(first, formToken(SESSION, SECRET));
  assert.equal(isFormToken(first, SESSION, SECRET), true);
  assert.equal(isFormToken(first, 'another session', SECRET), false);
  assert.equal(isFormToken(first, SESSION, Buffer.alloc(32, 8)), false);
  for (const forged of ['', 'x', first.slice(1), `${first}A`, 'A'.repeat(43), 'ñ'.repeat(43)]) {
    assert.equal(isFormToken(forged, SESSION, SECRET), false, forged);
  }
});

test('a form that goes through sends the browser on', async () => {
  const run = async (_ctx: Ctx, form: FormEntries) => {
    assert.equal(fieldOf(form, 'event.name'), 'Picnic');
    return seeOther('/es/applications');
  };
  const posted = await runForm(pageOf(signed({ 'event.name': 'Picnic' })), run, NAME);
  assert.ok(posted instanceof Response);
  assert.equal(posted.status, 303);
  assert.equal(posted.headers.get('location'), '/es/applications');
});

test('a form with issues is shown again with what was typed', async () => {
  const page = pageOf(signed({ 'event.name': '' }));
  const posted = await runForm(page, async () => ({ issues: ['required'] }), NAME);
  assert.ok(!(posted instanceof Response));
  assert.equal(page.response.status, 422);
  assert.deepEqual(posted.view, { issues: ['required'] });
  assert.equal(posted.refusal, null);
  assert.equal(fieldOf(posted.form, 'event.name'), '');
});

test('without the token of this session nothing is run and the words are kept', async () => {
  const tokens = ['', 'forged', formToken('another session', SECRET)];
  for (const [token, sessionToken] of [
    ...tokens.map((one) => [one, SESSION]),
    [formToken(SESSION, SECRET), null],
  ]) {
    const page = pageOf(
      { _token: token ?? '', 'event.name': 'Picnic' },
      { sessionToken: sessionToken ?? null },
    );
    const posted = await runForm(page, () => assert.fail('the command was run'));
    assert.ok(!(posted instanceof Response));
    assert.equal(posted.refusal, 'bad-token');
    assert.equal(page.response.status, 403);
    assert.equal(fieldOf(posted.form, 'event.name'), 'Picnic');
  }
});

test('an unreadable form is answered with a bare status', async () => {
  const page = pageOf({});
  page.request = new Request(page.url, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const posted = await runForm(page, () => assert.fail('the command was run'));
  assert.ok(posted instanceof Response);
  assert.equal(posted.status, 415);
});

test('every refusal becomes an answer or a message, and none becomes an error', async () => {
  for (const code of REFUSAL_CODES) {
    const page = pageOf(signed());
    const posted = await runForm<null>(page, async () => {
      throw new Refused(code);
    });
    const status = posted instanceof Response ? posted.status : page.response.status;
    const isOurs = status === 503 && code === 'read-only';
    assert.ok(status === 303 || isOurs || (status !== undefined && status >= 400 && status < 500), code);
  }
});

test('somebody whose sign-in ended comes back to the page, and staff to theirs', async () => {
  const refuse = async (): Promise<null> => {
    throw new Refused('sign-in-needed');
  };
  const person = await runForm(pageOf(signed()), refuse);
  assert.ok(person instanceof Response);
  assert.equal(
    person.headers.get('location'),
    '/es/sign-in?returnTo=%2Fes%2Fapplications%2F7K3QW-9XM2P-4%2Fevent',
  );
  const staff = await runForm(pageOf(signed(), { path: '/review/7K3QW-9XM2P-4?tab=plan' }), refuse);
  assert.ok(staff instanceof Response);
  assert.match(staff.headers.get('location') ?? '', /^\/es\/staff\/sign-in\?returnTo=%2Fes%2Freview/);
});

test('what is not refused flies on with the typed form beside it', async () => {
  const page = pageOf(signed({ 'event.name': 'Picnic' }));
  const bug = new Error('a bug');
  const run = async () => {
    throw bug;
  };
  await assert.rejects(runForm(page, run, NAME), bug);
  assert.equal(fieldOf(page.locals.typed ?? [], 'event.name'), 'Picnic');
});

test('a page that is not there and one that is not mine look alike', async () => {
  const load = (code: 'not-found' | 'forbidden') =>
    loadPage(pageOf({}), async () => {
      throw new Refused(code);
    });
  const [missing, forbidden] = [await load('not-found'), await load('forbidden')];
  assert.ok(missing instanceof Response && forbidden instanceof Response);
  assert.deepEqual([missing.status, forbidden.status], [404, 403]);
});

test('a page of a case that moved on says so on a page of its own', async () => {
  const moved = loadPage(pageOf({}), async () => {
    throw new Refused('wrong-state');
  });
  await assert.rejects(moved, { code: 'wrong-state' });
});

test('somebody who is not signed in is led to the sign-in, whether or not there is something', async () => {
  const away = async (): Promise<null> => {
    throw new Refused('not-found');
  };
  const [read, sent] = [
    await loadPage(pageOf({}, { actor: visitor }), away),
    await runForm(pageOf(signed({ intent: 'continue' }), { actor: visitor }), away),
  ];
  for (const answer of [read, sent]) {
    assert.ok(answer instanceof Response);
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /^\/es\/sign-in\?returnTo=/);
  }
});

test('what somebody typed whose sign-in ended waits on a page of its own', async () => {
  for (const code of ['not-found', 'sign-in-needed'] as const) {
    const page = pageOf(signed({ 'event.name': 'Picnic' }), { actor: visitor });
    const run = async () => {
      throw new Refused(code);
    };
    await assert.rejects(runForm(page, run, NAME), { code: 'sign-in-needed' });
    assert.equal(fieldOf(page.locals.typed ?? [], 'event.name'), 'Picnic');
  }
});

test('a field that the page does not have stops the form, and its words are kept', async () => {
  const page = pageOf(signed({ 'event.name': 'Picnic', status: 'permit_issued' }));
  const posted = await runForm(page, () => assert.fail('the command was run'), NAME);
  assert.ok(!(posted instanceof Response));
  assert.deepEqual([page.response.status, posted.refusal], [422, 'invalid-input']);
  assert.equal(fieldOf(posted.form, 'event.name'), 'Picnic');
});

test('while nothing can be saved a form is shown again with its words, and its command is not run', async () => {
  const page = pageOf(signed({ 'event.name': 'Picnic' }), { isReadOnly: true });
  const posted = await runForm(page, () => assert.fail('the command was run'), NAME);
  assert.ok(!(posted instanceof Response));
  assert.deepEqual([page.response.status, posted.refusal], [503, 'read-only']);
  assert.equal(fieldOf(posted.form, 'event.name'), 'Picnic');
});

test('a database that stops taking changes in the middle of a form is told in the same way', async () => {
  const page = pageOf(signed({ 'event.name': 'Picnic' }));
  const run = async () => {
    throw Object.assign(new Error('cannot execute UPDATE in a read-only transaction'), { code: '25006' });
  };
  const posted = await runForm(page, run, NAME);
  assert.ok(!(posted instanceof Response));
  assert.deepEqual([page.response.status, posted.refusal], [503, 'read-only']);
});

test('a form that only asks goes on while nothing can be saved', async () => {
  const page = pageOf(signed({ 'event.name': 'Picnic' }), { isReadOnly: true });
  const posted = await runReadingForm(page, async (_ctx, form) => fieldOf(form, 'event.name'), NAME);
  assert.ok(!(posted instanceof Response));
  assert.equal(posted.view, 'Picnic');
});
