import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_CONTROLS } from '#src/domain/shared/form-data.ts';
import { FORM_LIMITS, readForm } from '#src/forms/read-form.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const FORM = 'application/x-www-form-urlencoded';

const post = (body: BodyInit, type: string | null = FORM) =>
  new Request('https://permits.example.gov/start', {
    method: 'POST',
    body,
    headers: type === null ? {} : { 'content-type': type },
  });

const statusOf = async (body: BodyInit, type?: string | null) => {
  const read = await readForm(post(body, type));
  return 'status' in read ? read.status : 200;
};

test('fields come in their order, with names that repeat', async () => {
  const read = await readForm(post('a=1&b=x+y%26z&a=2&empty=&bare', `${FORM}; charset=UTF-8`));
  assert.deepEqual(read, {
    form: [
      ['a', '1'],
      ['b', 'x y&z'],
      ['a', '2'],
      ['empty', ''],
      ['bare', ''],
    ],
  });
});

test('an empty form has no fields', async () => {
  assert.deepEqual(await readForm(post('')), { form: [] });
});

test('letters of every language arrive, and line ends are plain', async () => {
  const read = await readForm(post(new URLSearchParams({ about: 'Ñandú 日本 🎪\r\nzwei' })));
  assert.deepEqual(read, { form: [['about', 'Ñandú 日本 🎪\nzwei']] });
});

test('what a browser form never sends is the wrong kind', async () => {
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '', 'x']) {
    assert.equal(await statusOf('a=1', type), 415, type);
  }
  assert.equal(await statusOf(new Uint8Array([97, 61, 49]), null), 415);
});

test('broken encodings are bad requests', async () => {
  const bodies = [
    'a=%',
    'a=%zz',
    'a=%c3',
    'a=%c0%ae',
    'a=%ed%a0%80',
    'a=%00',
    'a%00=1',
    '=1',
    '&',
    'a=1&&b=2',
  ];
  for (const body of bodies) assert.equal(await statusOf(body), 400, body);
  assert.equal(await statusOf(new Uint8Array([0x61, 0x3d, 0xff])), 400);
  assert.equal(await statusOf(new Uint8Array([0x61, 0x3d, 0x00])), 400);
});

test('too much is too large, not broken', async () => {
  const { fields, fieldLength, bytes, nameLength } = FORM_LIMITS;
  const many = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=1`).join('&');
  assert.equal(await statusOf(many(fields)), 200);
  assert.equal(await statusOf(many(fields + 1)), 413);
  assert.equal(await statusOf(`a=${'x'.repeat(fieldLength)}`), 200);
  assert.equal(await statusOf(`a=${'x'.repeat(fieldLength + 1)}`), 413);
  assert.equal(await statusOf(`a=${'x'.repeat(bytes)}`), 413);
  assert.equal(await statusOf(`${'n'.repeat(nameLength + 1)}=1`), 400);
});

test('a body that grows without saying so is stopped', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      sent += 65_536;
      stream.enqueue(new Uint8Array(65_536).fill(0x61));
    },
  });
  const request = new Request('https://permits.example.gov/start', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': FORM },
  } as RequestInit);
  assert.deepEqual(await readForm(request), { status: 413 });
  assert.ok(sent < 1_000_000);
});

test('the fields that steer a form come once', async () => {
  for (const name of ['_token', 'intent', 'revision', 'key']) {
    assert.equal(await statusOf(`${name}=1&a=1&${name}=2`), 400, name);
  }
});

test('no body whatever makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const read = await readForm(post(new Uint8Array(bytes)));
      assert.ok('form' in read || [400, 413].includes(read.status));
    }),
    { numRuns: 300 },
  );
});

test('what a browser encodes is read back as it was typed', async () => {
  const field = fc.tuple(
    fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((name) => !name.includes('\0') && !FORM_CONTROLS.some((control) => control === name)),
    fc.string({ maxLength: 50, unit: 'grapheme' }).filter((value) => !/[\0\r]/.test(value)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 10 }), async (fields) => {
      assert.deepEqual(await readForm(post(new URLSearchParams(fields))), { form: fields });
    }),
    { numRuns: 200 },
  );
});
