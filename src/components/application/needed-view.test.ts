import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neededViews } from '#src/components/application/needed-view.ts';
import type { FiredMinimum } from '#src/domain/routing/minimums.ts';
import { inEveryLanguage } from '#src/domain/shared/locale.ts';
import { textFor } from '#src/text/index.ts';

const toilets: FiredMinimum = {
  rule: 'toilets',
  fact: 'toilets',
  needed: 10,
  given: null,
  met: true,
  words: inEveryLanguage({ en: 'One for each hundred people.', es: 'Uno por cada cien personas.' }),
  source: 'Health code [BHC-7], table 2',
  verification: 'verified',
};
const seen = (one: FiredMinimum) =>
  neededViews(['toilets'], [one], { text: textFor('en'), locale: 'en' }).map(({ source }) => source);

test('a source is named in words, without its key in the list of sources', () => {
  const [source = ''] = seen(toilets);
  assert.match(source, /Health code, table 2\./);
  assert.doesNotMatch(source, /\[/);
});

test('what the city never said names no source, and says that it is a proposal', () => {
  const [source] = seen({ ...toilets, verification: 'proposed' });
  assert.equal(source, textFor('en').application.start.proposed);
});
