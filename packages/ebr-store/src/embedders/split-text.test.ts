import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageVectors, splitText, toUnitLength } from './split-text.ts';

describe('long text is split', () => {
  it.each([
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['One two. Three four', 12, ['One two.', ' Three four']],
    ['one two three four', 12, ['one two', ' three four']],
    ['abcdefghijkl', 5, ['abcde', 'fghij', 'kl']],
    ['ab😀cd', 3, ['ab', '😀c', 'd']],
    ['😀😀', 1, ['\ud83d', '\ude00', '\ud83d', '\ude00']],
  ])('%j by %i', (text, size, parts) => {
    expect(splitText(text, size)).toEqual(parts);
  });

  it('into parts that fit and hold all of it, unless there are too many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 12, max: 40 }), (text, size) => {
        const parts = splitText(text, size);
        expect(parts.every((part) => part.length <= size)).toBe(true);
        if (parts.length < 16) expect(parts.join('')).toBe(text);
      }),
    );
  });

  it('into at most 16 parts, the first and the last among them', () => {
    const parts = splitText(`first ${'word '.repeat(1000)}last`, 20);
    expect(parts).toHaveLength(16);
    expect([parts[0]?.startsWith('first'), parts.at(-1)?.endsWith('last')]).toEqual([true, true]);
  });
});

describe('vectors', () => {
  it('are averaged by weight', () => {
    const mean = averageVectors([Float32Array.of(1, 0), Float32Array.of(0, 1)], [3, 4]);
    expect(mean).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('without a direction get one', () => {
    expect(toUnitLength([0, 0])).toEqual(Float32Array.of(1, 0));
  });
});
