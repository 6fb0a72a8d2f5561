import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import { NOTICE_MOMENTS, type NoticeMoment } from '#src/domain/jobs.ts';
import type { NoticeContent } from '#src/domain/notice.ts';
import { locales } from '#src/domain/shared/locale.ts';
import { escapeHtml } from '#src/mail/frame.ts';
import { noticeMail } from '#src/mail/messages.ts';
import { textFor } from '#src/text/index.ts';

const city = cityNamed('baltimore');
const ofCase = { ref: '7K3QW-9XM2P-4', eventName: 'Waverly & Friends <Festival>' };
const CONTENT: { [Moment in NoticeMoment]: NoticeContent<Moment> } = {
  'sign-in-code': {
    signInId: '0f8e0000-0000-4000-8000-000000000000',
    expiresAt: '2027-04-01T14:10:00.000Z',
  },
  'draft-started': ofCase,
  'draft-ending': {
    ...ofCase,
    step: 'last',
    changedAt: '2027-07-02T03:30:00.000Z',
    keptUntil: '2027-09-29',
  },
  invitation: {
    ...ofCase,
    delegationId: '0b7e4a52-98f1-4b46-9d8b-0a6d0f9d2c11',
    task: 'food',
    inviter: 'ana@example.org',
    expiresAt: '2027-05-15T14:00:00.000Z',
  },
  'outside-request': {
    ...ofCase,
    requestId: '0b7e4a52-98f1-4b46-9d8b-0a6d0f9d2c12',
    approval: 'state-highway',
    words: 'May the parade cross your road?',
    expiresAt: '2027-05-15T14:00:00.000Z',
  },
  'outside-code': {
    signInId: '0f8e0000-0000-4000-8000-000000000001',
    requestId: '0b7e4a52-98f1-4b46-9d8b-0a6d0f9d2c12',
    expiresAt: '2027-04-01T14:10:00.000Z',
  },
  receipt: { ...ofCase, versionNumber: 1 },
  returned: { ...ofCase, reasons: [city.returnReasons[0]!.key], words: 'Please send a plan.' }, // a city has one
  'changes-requested': { ...ofCase, count: 3, dueOn: '2027-05-18' },
  question: { ...ofCase, agency: city.agencies[0]!.key }, // a city has one
  answer: { ...ofCase, agency: city.agencies[0]!.key },
  clock: {
    ...ofCase,
    agency: city.agencies[0]!.key, // a city has one
    reviewId: '0190aaaa-0000-7000-8000-000000000001',
    step: 'deemed',
    dueOn: '2027-05-18',
  },
  'proof-refused': {
    ...ofCase,
    agency: city.agencies[0]!.key, // a city has one
    condition: 'Book 4 officers.',
    words: 'The booking is for another day.',
  },
  permit: { ...ofCase, number: 'BAL-2027-000123', code: '7K3QW9XM2P7K3QW9XM2P7K3QW9' },
  denial: {
    ...ofCase,
    reason: city.denialReasons[0]!.key, // a city has one
    words: 'The street is closed for works.',
    alternative: 'June 12 is free.',
    isSpeech: true,
  },
  digest: {
    staffId: '0190aaaa-0000-7000-8000-000000000002',
    agency: null,
    day: '2027-05-18',
    parts: [
      {
        part: 'late',
        cases: [
          {
            ref: ofCase.ref,
            eventName: ofCase.eventName,
            place: 'Oak Street',
            startsOn: '2027-06-05',
            dueOn: '2027-05-14',
            daysLeft: -2,
            day: 12,
            ofDays: 10,
            changes: ['paper', 'note'],
          },
        ],
        isCut: true,
      },
    ],
  },
  withdrawn: ofCase,
  revoked: { ...ofCase, number: 'BAL-2027-000123', words: 'The plan was not true.' },
};
const frameIn = (locale: 'en' | 'es') => ({
  locale,
  city,
  publicOrigin: 'https://permits.example.gov',
  secretKey: Buffer.alloc(32, 7),
});

for (const locale of ['en', 'es'] as const) {
  for (const moment of NOTICE_MOMENTS) {
    const mail = noticeMail({ moment, content: CONTENT[moment] }, frameIn(locale));

    test(`${moment} in ${locale} says one thing with one button, and the same in plain text`, () => {
      assert.match(mail.html, new RegExp(`<html lang="${locale}"`));
      assert.equal(mail.html.match(/<h1/g)?.length, 1);
      const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
      assert.equal(links.length, 1);
      assert.ok(links[0]?.startsWith('https://permits.example.gov/'));
      assert.ok(mail.text.includes(String(links[0]).replaceAll('&amp;', '&')));
      assert.ok(mail.subject.length > 10 && mail.subject.length < 90, mail.subject);
    });

    test(`${moment} in ${locale} loads nothing and carries no markup of people`, () => {
      assert.doesNotMatch(mail.html, /<(img|script|link|iframe|form)|url\(|<Festival>/i);
      assert.ok(!mail.html.includes('undefined') && !mail.text.includes('undefined'));
    });
  }
}

test('the two languages say different words', () => {
  for (const moment of NOTICE_MOMENTS) {
    const [en, es] = (['en', 'es'] as const).map((locale) =>
      noticeMail({ moment, content: CONTENT[moment] }, frameIn(locale)),
    );
    assert.notEqual(en?.subject, es?.subject);
    assert.ok(es?.html.includes('https://permits.example.gov/es/') || moment === 'answer');
  }
});

test('an agency hears how many of its corrections came back', () => {
  const answer = { ...CONTENT.answer, corrections: 2 };
  const { subject, text } = noticeMail({ moment: 'answer', content: answer }, frameIn('en'));
  assert.match(subject, /corrections/);
  assert.match(text, /the 2 corrections/);
  assert.doesNotMatch(text, /question/);
});

test('a denial gives the reason, the offer and the way to appeal', () => {
  const { text } = noticeMail({ moment: 'denial', content: CONTENT.denial }, frameIn('en'));
  for (const words of [
    city.denialReasons[0]!.words.en, // a city has one
    'The street is closed for works.',
    'June 12 is free.',
    city.appeal.speechWords.en,
  ]) {
    assert.ok(text.replace(/\n> /g, ' ').includes(words.slice(0, 40)), words);
  }
});

test('an event without a name is still spoken of', () => {
  const { text } = noticeMail({ moment: 'receipt', content: { ...ofCase, eventName: ' ' } }, frameIn('en'));
  assert.match(text, /Your application for your event is with the city/);
});

test('content that a moment does not know is refused', () => {
  assert.throws(() => noticeMail({ moment: 'permit', content: ofCase }, frameIn('en')));
});

test('every sign that means something in HTML is escaped', () => {
  assert.equal(escapeHtml(`<a href="x" title='y'>&`), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
});

test('at the foot staff and others read why they get a message', () => {
  for (const locale of locales) {
    const { why, whyStaff } = textFor(locale).mail.footer;
    for (const moment of NOTICE_MOMENTS) {
      const isStaff = ['answer', 'clock', 'digest'].includes(moment);
      const { text } = noticeMail({ moment, content: CONTENT[moment] }, frameIn(locale));
      assert.ok(text.includes(isStaff ? whyStaff : why), moment);
    }
  }
});
