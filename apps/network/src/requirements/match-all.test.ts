import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAll } from './match-all.ts';

describe('all matches', () => {
  const patterns = [/\p{L}+/gu, /a?/gu, /(?<=b)|c/giu, /x(y)?/g];

  it('are those of String.prototype.matchAll', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'C', 'x', 'y', '😀', '\ud83d') }), (text) => {
        for (const pattern of patterns)
          expect(matchAll(pattern, text).map((match) => [match.index, ...match])).toEqual(
            [...text.matchAll(pattern)].map((match) => [match.index, ...match]),
          );
      }),
    );
  });
});
