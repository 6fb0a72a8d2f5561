import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import fc from 'fast-check';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { permitFacts } from '#src/domain/permit.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';
import { printable } from '#src/print/fonts.ts';
import { type PermitPaper, permitPdf } from '#src/print/permit.ts';
import { recordPdf } from '#src/print/record.ts';
import { printPdf } from '#src/print/typst.ts';
import { textFor } from '#src/text/index.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const city = cityNamed('baltimore');
const folder = mkdtempSync(join(tmpdir(), 'print-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const answers: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free', name: 'Waverly Street Festival' },
  applicant: { role: 'individual', name: 'Ana Núñez', phone: '410-555-0100' },
  dates: {
    pattern: 'one_day',
    days: [{ id: 'a', date: '2027-06-06', start: '18:00', end: '01:00' }],
    setup: [{ id: 's', date: '2027-06-06', start: '08:00', end: '18:00' }],
  },
  people: { peak: 2000 },
  places: { types: ['street'] },
  traffic: { closure: 'yes' },
  closures: [
    {
      id: 'c',
      street: 'E 32nd Street',
      from: 'Greenmount Avenue',
      to: 'Barclay Street',
      kind: 'full',
      startDate: '2027-06-06',
      startTime: '08:00',
      endDate: '2027-06-07',
      endTime: '02:00',
    },
  ],
};
const condition = {
  agency: city.agencies[0]!.key, // a city has at least one agency
  words: { en: 'Keep a lane of 20 feet open.', es: 'Deje abierto un carril de 20 pies.' },
};

function paper(change: Partial<PermitPaper> & { eventName?: string } = {}): PermitPaper {
  const facts = permitFacts({
    city,
    application: { event_name: change.eventName ?? 'Waverly Street Festival' },
    version: { answers },
    conditions: [],
    number: 'BAL-2027-000123',
    code: '7K3QW9XM2P7K3QW9XM2P7K3QW9',
    issuedAt: new Date('2027-05-01T15:00:00Z'),
  });
  return {
    facts,
    signature: 'x'.repeat(86),
    keyId: '0123456789abcdef',
    city,
    locale: 'en',
    publicOrigin: 'https://permits.example.gov',
    organizer: 'Waverly Main Street',
    contact: { name: 'Ana Núñez', phone: '410-555-0100' },
    conditions: [condition],
    ...change,
  };
}

async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages.join('\n').replace(/\s+/g, ' ');
}

/** Output of a program of the machine. Null where it is not installed: our own reader has checked the same before. */
function say(command: string, ...options: string[]): string | null {
  const result = spawnSync(command, options, { encoding: 'utf8' });
  if (result.error) return null;
  return result.status === 0 ? result.stdout : `failed: ${result.stdout}${result.stderr}`;
}

function stored(pdf: Buffer, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
}

test('the permit names event, number, times, streets, conditions, contact and host', async () => {
  const text = await textOf(permitPdf(paper()));
  for (const words of [
    'BAL-2027-000123',
    'Waverly Street Festival',
    'Sunday, June 6, 2027',
    '6:00 PM to 1:00 AM the next day',
    'E 32nd Street',
    'Jun 6, 2027, 8:00 AM until Jun 7, 2027, 2:00 AM',
    'Keep a lane of 20 feet open.',
    '410-555-0100',
    'permits.example.gov',
    '7K3QW 9XM2P 7K3QW 9XM2P 7K3QW9',
  ]) {
    assert.ok(text.includes(words), `${words} is missing in: ${text}`);
  }
});

test('a holder who reads Spanish gets the permit in Spanish, and officers in English', async () => {
  const text = await textOf(permitPdf(paper({ locale: 'es' })));
  assert.ok(text.includes('Deje abierto un carril de 20 pies.'));
  assert.ok(text.includes('Keep a lane of 20 feet open.'));
  assert.ok(text.indexOf('Calles cerradas') < text.indexOf('Closed streets'));
});

test('the permit is a tagged PDF/UA file that other programs find sound', () => {
  const pdf = permitPdf(paper());
  const raw = pdf.toString('latin1');
  assert.match(raw, /pdfuaid:part/);
  assert.match(raw, /\/Marked true/);
  const path = stored(pdf, 'permit.pdf');
  const check = say('qpdf', '--check', path);
  assert.ok(check === null || /No syntax or stream encoding errors/.test(check), check ?? '');
  const tags = say('pdfinfo', '-struct-text', path);
  for (const tag of [
    'H1 "Special event permit"',
    'H2 "Days and times"',
    'THead',
    'Scope /Column',
    'Figure',
  ]) {
    assert.ok(tags === null || tags.includes(tag), `${tag} is missing`);
  }
});

test('the code on the permit leads to its page', () => {
  const path = stored(permitPdf(paper()), 'code.pdf');
  const picture = join(folder, 'code');
  if (say('pdftoppm', '-r', '100', '-png', '-singlefile', path, picture) === null) return;
  const read = say('zbarimg', '-q', '--raw', `${picture}.png`);
  assert.ok(
    read === null || read.trim() === 'https://permits.example.gov/v/7K3QW9XM2P7K3QW9XM2P7K3QW9',
    read ?? '',
  );
});

test('what people type is printed and never carried out', async () => {
  const eventName = '#panic("x") *bold* $x$ `raw` #import "permit.typ" \\ [a] <b> @c // d';
  const text = await textOf(permitPdf(paper({ eventName, organizer: '#read("/etc/passwd")' })));
  assert.ok(text.includes(eventName.replace(/\s+/g, ' ')), text);
  assert.ok(text.includes('#read("/etc/passwd")'));
});

test('the same permit is the same file, byte by byte', () => {
  assert.deepEqual(permitPdf(paper()), permitPdf(paper()));
});

test('letters that our fonts lack are replaced and the paper is still made', async () => {
  assert.equal(printable('Fête 漢字 🎉 a\u0000b\u200bc\ud800'), 'Fête \ufffd\ufffd \ufffd a bc\ufffd');
  assert.equal(printable('Привет Ελλάδα'), 'Привет Ελλάδα');
  const text = await textOf(permitPdf(paper({ eventName: '漢字 🎉 Fête' })));
  assert.ok(text.includes('Fête'));
});

test('no text at all can keep a paper from being made', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const pdf = permitPdf(
        paper({ eventName: typed, organizer: typed, contact: { name: typed, phone: typed } }),
      );
      return pdf.length > 1000;
    }),
    { numRuns: 40 },
  );
});

test('a template without a description of its picture is refused', () => {
  const { parts, ...frame } = {
    lang: 'en',
    city: 'x',
    documentTitle: 'x',
    footer: 'x',
    pageWords: 'x',
    parts: [{ lang: 'en', qr: { svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' } }],
  };
  assert.throws(() => printPdf('permit', { ...frame, parts }));
});

const evaluation = evaluate(city, answers, {
  moment: 'submit',
  today: '2027-01-10',
  submittedOn: '2027-01-10',
});

const recordIn = (locale: Locale): Promise<string> =>
  textOf(
    recordPdf({
      ref: '7K3QW-9XM2P-4',
      eventName: 'Waverly Street Festival',
      version: {
        number: 2,
        answers,
        evaluation,
        documents: [{ kind: city.documentKinds[0]!.key, file_name: 'plan.pdf', sha256: 'ab'.repeat(32) }],
        rules_version: city.rulesVersion,
        sha256: 'cd'.repeat(32),
        submitted_at: new Date('2027-01-10T15:00:00Z'),
      },
      city,
      locale,
    }),
  );

test('the record shows every question: answered, left blank, and not asked', async () => {
  const text = await recordIn('en');
  for (const words of [
    '7K3QW-9XM2P-4',
    'plan.pdf',
    'Not answered (optional)',
    'Not asked',
    'did not concern this event',
    'Why not asked',
    'It is no film or photo shoot.',
    'Because of what you said here: “',
    'Title of the production',
    '2,000',
  ]) {
    assert.ok(text.includes(words), `${words} is missing`);
  }
  assert.ok(text.replaceAll(' ', '').includes('ab'.repeat(32)));
  assert.ok(text.replaceAll(' ', '').includes('cd'.repeat(32)));
  for (const rule of evaluation.fired) assert.ok(text.includes(rule.id), `${rule.id} is missing`);
  assert.ok(evaluation.fired.length > 3);
});

for (const locale of locales) {
  test(`the record names sources in words and says how sure the city is of each rule (${locale})`, async () => {
    const text = await recordIn(locale);
    const { sure } = textFor(locale).application.start;
    const parts = new Set(evaluation.fired.map((rule) => rule.verification));
    assert.ok(parts.size > 1);
    for (const part of parts) assert.ok(text.includes(sure[part]), `${sure[part]} is missing`);
    assert.ok(evaluation.fired.some((rule) => rule.source.includes('[OURS]')));
    assert.ok(text.includes(textFor(locale).permit.record.ownProposal));
    assert.doesNotMatch(text, /\[[A-Z][\w-]*\]/);
  });
}
