import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testVocabulary } from '../testing/test-vocabulary.ts';
import { openDatabase } from './database.ts';
import { toSearchTerms } from './search-terms.ts';
import { normalizeName, normalizeUrl } from './normalize.ts';
import { looseTiers, strictTiers, tierAlone } from './search-tiers.ts';
import { skillTag } from './tags.ts';

describe('words become a query in which they are only words', () => {
  const javascript = skillTag('javascript');
  it.each([
    ['office clerk', ['"office"', '"clerk"']],
    ['a clerk for the office', ['"clerk"', '"office"']],
    ['for the', ['"for"', '"the"']],
    ['work work', ['"work"']],
    ['JS developer', [`("JS" OR "${javascript}")`, '"developer"']],
    ['C++', [`("C" OR "${skillTag('c-plus-plus')}")`]],
    ['"clerk" OR NOT x*', ['"clerk"', '"NOT"', '"x"']],
    ['title:clerk', ['"title"', '"clerk"']],
    [`${javascript} clerk`, [`"${javascript.slice(1)}"`, '"clerk"']],
  ])('%s → %j', (text, terms) =>
    expect(toSearchTerms(text, testVocabulary)?.map(({ anywhere }) => anywhere)).toEqual(terms),
  );

  it.each(['', '***', '" "', '-'])('%j has no word in it', (text) =>
    expect(toSearchTerms(text, testVocabulary)).toBeUndefined(),
  );

  it('reads twelve words of a long question', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    expect(toSearchTerms(words, testVocabulary)).toHaveLength(12);
  });

  it('is always one that the database understands', () => {
    const connection = openDatabase(':memory:');
    const statement = connection.prepare('SELECT rowid FROM search_job WHERE search_job MATCH ?');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('"', 'AND', 'NEAR(', '*', ':', 'C++', '^', 'é', '{', '\0', ' '))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const terms = toSearchTerms(words, testVocabulary);
        if (terms === undefined) return;
        const tagged = terms.map((term) => term.tagged ?? term);
        for (const tiers of [strictTiers(terms), looseTiers(terms, terms.length), looseTiers(tagged, 20)]) {
          for (const index of tiers.keys()) expect(statement.all(tierAlone(tiers, index))).toEqual([]);
        }
      }),
    );
    connection.close();
  });
});

describe('names and addresses are compared by what they say', () => {
  it.each([
    ['São  Paulo,', 'sao paulo'],
    ["O'Neill & Sons", 'o neill sons'],
    ['***', ''],
  ])('%s → %s', (name, plain) => expect(normalizeName(name)).toBe(plain));

  it.each([
    ['https://www.example.com/a/?utm_source=x&id=1#part', 'example.com/a?id=1'],
    ['http://example.com/a', 'example.com/a'],
    ['articles/a.md', 'articles/a.md'],
  ])('%s → %s', (url, plain) => expect(normalizeUrl(url)).toBe(plain));
});
