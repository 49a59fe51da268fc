import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testVocabulary } from '../testing/test-vocabulary.ts';
import { openDatabase } from './database.ts';
import { toFtsQuery } from './fts-query.ts';
import { normalizeName, normalizeUrl } from './normalize.ts';

describe('words become a query in which they are only words', () => {
  it.each([
    ['office clerk', '"office" AND "clerk"'],
    ['a clerk for the office', '"clerk" AND "office"'],
    ['for the', '"for" AND "the"'],
    ['JS developer', '("JS" OR skills : "skilljavascript") AND "developer"'],
    ['C++', '("C" OR skills : "skillcxplusxplus")'],
    ['"clerk" OR NOT x*', '"clerk" AND "NOT" AND "x"'],
    ['title:clerk', '"title" AND "clerk"'],
  ])('%s → %s', (text, all) => expect(toFtsQuery(text, testVocabulary)?.all).toBe(all));

  it.each(['', '***', '" "', '-'])('%j has no word in it', (text) =>
    expect(toFtsQuery(text, testVocabulary)).toBeUndefined(),
  );

  it('is always one that the database understands', () => {
    const connection = openDatabase(':memory:');
    const statement = connection.prepare('SELECT rowid FROM search WHERE search MATCH ?');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('"', 'AND', 'NEAR(', '*', ':', 'C++', '^', 'é', '{', '\0', ' '))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const query = toFtsQuery(words, testVocabulary);
        if (query) expect([statement.all(query.all), statement.all(query.any)]).toEqual([[], []]);
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
