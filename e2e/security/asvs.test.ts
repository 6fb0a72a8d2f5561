import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as z from 'zod';
import { FILE_LIMITS, UPLOAD_LIMIT } from '#src/domain/document.ts';
import { LOOK_UP_LIMITS, SESSION_LIMITS, SIGN_IN, SIGN_IN_LIMITS } from '#src/domain/session.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** A line is shown by tests, or does not apply for a reason, or is not met, which somebody owns. */
const lineSchema = z
  .strictObject({
    line: z.string().regex(/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/),
    level: z.literal([1, 2]),
    about: z.string().min(5).max(120),
    tests: z.array(z.string()).min(1).optional(),
    notApplicable: z.string().min(10).optional(),
    exception: z
      .strictObject({ owner: z.enum(['digital services', 'operations']), why: z.string().min(20) })
      .optional(),
  })
  .refine(
    ({ tests, notApplicable, exception }) => tests !== undefined || notApplicable || exception,
    'shown by nothing',
  )
  .refine(
    ({ tests, notApplicable, exception }) => !notApplicable || !(tests || exception),
    'applies and does not',
  );
const register = z
  .strictObject({ source: z.string(), lines: z.array(lineSchema) })
  .parse(JSON.parse(read('e2e/security/asvs.json')));

/** Lines of level 1 and of level 2 in each chapter, as counted in the standard. */
const COUNTS: Record<string, [number, number]> = {
  V1: [8, 19],
  V2: [4, 7],
  V3: [8, 11],
  V4: [2, 8],
  V5: [4, 5],
  V6: [13, 22],
  V7: [6, 12],
  V8: [4, 3],
  V9: [4, 3],
  V10: [5, 24],
  V11: [3, 11],
  V12: [3, 6],
  V13: [1, 12],
  V14: [2, 7],
  V15: [3, 10],
  V16: [0, 16],
  V17: [0, 7],
};

test('asvs: every line of levels 1 and 2 is in the register once, 70 and 183 of them', () => {
  const lines = register.lines.map(({ line }) => line);
  assert.equal(new Set(lines).size, lines.length);
  const counts: Record<string, [number, number]> = {};
  for (const { line, level } of register.lines) {
    const chapter = line.split('.')[0] ?? '';
    const [first, second] = counts[chapter] ?? [0, 0];
    counts[chapter] = level === 1 ? [first + 1, second] : [first, second + 1];
  }
  assert.deepEqual(counts, COUNTS);
  assert.equal(register.lines.filter(({ level }) => level === 1).length, 70);
  assert.equal(register.lines.filter(({ level }) => level === 2).length, 183);
});

/** Whether a file has a text by itself between quotes, as a test has its title. */
function hasTitle(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(quote + title + quote));
}

test('asvs: every test that the register names is there by its file and its title', () => {
  const missing = register.lines.flatMap(({ line, tests = [] }) =>
    tests
      .filter((name) => {
        const [path = '', ...title] = name.split(': ');
        if (!existsSync(join(ROOT, path))) return true;
        const source = read(path);
        // The same tests run with few tries and, before a release, with many: then they stand in a file of their own.
        const isTest = /\.(?:test|spec)\.ts$/.test(path) || /^ {2}test\(/m.test(source);
        return !isTest || !hasTitle(source, title.join(': '));
      })
      .map((name) => `${line}: ${name}`),
  );
  assert.deepEqual(missing, []);
});

const minutes = (ms: number) => `${ms / 60_000} minutes`;
const hours = (ms: number) => `${ms / 3_600_000} hours`;
const days = (ms: number) => `${ms / 86_400_000} days`;
const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;

test('SECURITY.md names the limits that the program has', () => {
  const words = read('SECURITY.md').replaceAll(/\s+/g, ' ');
  const { visitor, applicant, staff } = SESSION_LIMITS;
  for (const sentence of [
    `${SIGN_IN.codeDigits} digits, ${minutes(SIGN_IN.codeMs)}, ${SIGN_IN.tries} tries`,
    `| ${minutes(SIGN_IN.codeMs)}, used once, in the browser that asked; ${SIGN_IN.tries} tries |`,
    `| ${SIGN_IN_LIMITS.toEmailHour.count} an hour, ${SIGN_IN_LIMITS.toEmailDay.count} a day |`,
    `| ${SIGN_IN_LIMITS.fromAddress.count} an hour |`,
    `| ${hours(applicant.idleMs)} without use, ${days(applicant.totalMs)} in all |`,
    `| ${minutes(staff.idleMs)} without use, ${hours(staff.totalMs)} in all |`,
    `| ${days(visitor.idleMs)} without use, ${days(visitor.totalMs)} in all |`,
    `| ${LOOK_UP_LIMITS.fromAddress.count} a minute; more than ${LOOK_UP_LIMITS.everybody.count} a minute`,
    `| ${UPLOAD_LIMIT.count} an hour |`,
    `${megabytes(FILE_LIMITS.fileBytes)} each, ${FILE_LIMITS.caseFiles} files and ${megabytes(FILE_LIMITS.caseBytes)} for a case`,
    `| ${megabytes(FILE_LIMITS.unpackedBytes)} in ${FILE_LIMITS.archiveEntries} parts |`,
    `| ${FILE_LIMITS.pixels / 1_000_000} million pixels |`,
  ])
    assert.ok(words.includes(sentence), sentence);
});

test('SECURITY.md says who gets in how, what keys there are, whom the service speaks to and what it writes down', () => {
  const words = read('SECURITY.md');
  for (const heading of [
    'Limits and lifetimes',
    'Ways in',
    'Keys and connections',
    'What is written down',
    'Components',
    'Limits we know',
  ])
    assert.ok(words.includes(`\n## ${heading}\n`), heading);
  // Every secret and every part that the service is told of.
  for (const name of [
    'SIGNING_KEY',
    'SECRET_KEY',
    'RETIRED_PUBLIC_KEYS',
    'PostgreSQL',
    'S3',
    'SMTP',
    'OpenID Connect',
    'clamd',
  ])
    assert.ok(words.includes(name), name);
});
