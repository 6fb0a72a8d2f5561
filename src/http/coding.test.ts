import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { chooseCoding, encodePage, PAGE_CODINGS } from '#src/http/coding.ts';

test('the cheapest coding that the browser names is taken', () => {
  assert.equal(chooseCoding('gzip, deflate, br, zstd', PAGE_CODINGS), 'br');
  assert.equal(chooseCoding('gzip, zstd', PAGE_CODINGS), 'zstd');
  assert.equal(chooseCoding('GZIP', PAGE_CODINGS), 'gzip');
  assert.equal(chooseCoding('br;q=0, gzip;q=0.5', PAGE_CODINGS), 'gzip');
});

test('a browser that names none gets the page as it is', () => {
  for (const header of [undefined, '', 'identity', 'deflate', 'zstandard', 'br;q=0', 'x-gzip']) {
    assert.equal(chooseCoding(header, PAGE_CODINGS), null, header);
  }
});

test('each coding gives the page back', () => {
  const page = Buffer.from('<p>Fiesta ñ</p>'.repeat(200));
  assert.deepEqual(zstdDecompressSync(encodePage(page, 'zstd')), page);
  assert.deepEqual(brotliDecompressSync(encodePage(page, 'br')), page);
  assert.deepEqual(gunzipSync(encodePage(page, 'gzip')), page);
});
