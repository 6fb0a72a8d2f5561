import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { CONDITION_VERSIONS } from '#src/city/condition-versions.ts';
import { cityNamed } from '#src/city/index.ts';
import type { LibraryCondition } from '#src/domain/city.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';

/** Everything of an entry that a case was told. A better source is not a new version. */
const markOf = ({
  agency,
  words,
  parameters,
  met,
  proof,
  public: isPublic,
  claims,
}: LibraryCondition): string =>
  createHash('sha256')
    .update(
      canonicalJson(JSON.parse(JSON.stringify({ agency, words, parameters, met, proof, isPublic, claims }))),
    )
    .digest('hex')
    .slice(0, 12);

for (const name of ['baltimore', 'port-lyra'])
  describe(`the condition library of ${name}`, () => {
    const known = CONDITION_VERSIONS[name] ?? {};
    const { conditionLibrary, conditionSubjects } = cityNamed(name);

    test('has a new version of each entry that says something else than before', () => {
      const changed = conditionLibrary
        .map((entry) => [`${entry.key} ${entry.version}`, markOf(entry)] as const)
        .filter(([version, mark]) => known[version] !== mark)
        .map(([version, mark]) => `'${version}': '${mark}',`);
      assert.deepEqual(
        changed,
        [],
        'raise the version, keep the old words in `earlier`, and add the new mark',
      );
    });

    test('keeps the words of each earlier version', () => {
      for (const entry of conditionLibrary)
        assert.deepEqual(
          entry.earlier.map(({ version }) => version),
          Array.from({ length: entry.version - 1 }, (_, i) => i + 1),
          entry.key,
        );
    });

    test('has more than one agency that speaks of each subject whose values must be equal', () => {
      for (const { key, compare } of conditionSubjects.filter((one) => one.compare === 'equal')) {
        const agencies = conditionLibrary
          .filter((entry) => entry.claims.some((claim) => claim.subject === key))
          .map((entry) => entry.agency);
        assert.ok(new Set(agencies).size > 1, `${key} ${compare}`);
      }
    });
  });
