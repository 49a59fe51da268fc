import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from './stored-text.ts';

describe('a stored text', () => {
  it.each([
    ['plain text, größe, 日本語, 👩‍💻', 'plain text, größe, 日本語, 👩‍💻'],
    ['a\0b', 'a\u00100000b'],
    ['\u0010', '\u00100010'],
    ['\ud800', '\u0010d800'],
    ['\ud83d\ude00', '\ud83d\ude00'],
  ])('of %j is %j', (text, stored) => {
    expect(encodeText(text)).toBe(stored);
  });

  it('has nothing that a database refuses or changes, comes back as it was, and differs where the text did', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0x10, 0x30, 0xd800, 0xdc00));
    const text = fc.array(unit, { maxLength: 20 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, (value) => {
        const stored = encodeText(value);
        return stored.isWellFormed() && !stored.includes('\0') && decodeText(stored) === value;
      }),
      { numRuns: 5000 },
    );
  });
});
