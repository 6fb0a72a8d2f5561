import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ISSUE_CODES } from '#src/domain/application/field.ts';
import { REFUSAL_CODES } from '#src/domain/shared/refusal.ts';
import { type Locale, locales, textFor } from '#src/text/index.ts';

/** Words that blame or say nothing (the rules for error words of public forms). */
const BANNED: Partial<Record<Locale, RegExp>> = {
  en: /\b(please|sorry|valid|invalid|forgot|oops|error)\b/i,
  es: /\b(por favor|lo sentimos|válid[oa]|inválid[oa]|olvidó|error)\b/i,
};

const NOTHING = /^$/;

for (const locale of locales) {
  const { errors } = textFor(locale);

  test(`every issue has a sentence that says what to do (${locale})`, () => {
    for (const code of ISSUE_CODES)
      for (const asked of [undefined, locale === 'en' ? 'the event name' : 'el nombre del evento']) {
        const sentence = errors.issue(code, { label: 'X?', asked, min: 1, max: 5, missing: ['year'] });
        assert.match(sentence, /^\p{Lu}/u, code);
        assert.doesNotMatch(sentence, /undefined|NaN/, code);
        assert.doesNotMatch(sentence, BANNED[locale] ?? NOTHING, code);
        assert.ok(sentence.split(/\s+/).length <= 25, `${code} is too long`);
      }
  });

  test(`every refusal has words for people (${locale})`, () => {
    for (const code of REFUSAL_CODES) {
      assert.match(errors.refusal(code), /^\p{Lu}.*\.$/u, code);
      assert.doesNotMatch(errors.refusal(code), BANNED[locale] ?? NOTHING, code);
    }
  });
}

test('an issue names the thing that is asked for', () => {
  const { en, es } = { en: textFor('en').errors, es: textFor('es').errors };
  assert.equal(
    en.issue('required', { label: 'Event name', asked: 'the event name' }),
    'Enter the event name',
  );
  assert.equal(en.issue('required', { label: 'How many people?' }), 'Answer “How many people?”');
  assert.equal(
    en.issue('required', { label: 'Site plan', asked: 'the site plan', by: 'upload' }),
    'Upload the site plan',
  );
  assert.equal(
    en.issue('not-a-date', { label: 'First day', asked: 'the first day', missing: ['day', 'year'] }),
    'Add the day and the year to the first day',
  );
  assert.equal(
    es.issue('too-long', { label: 'Nombre', asked: 'el nombre del evento', max: 1200 }),
    'Acorte el nombre del evento a 1,200 caracteres o menos',
  );
});
