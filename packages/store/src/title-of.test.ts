import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleOf } from './title-of.ts';

const count = (text: string) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length;

describe('titleOf', () => {
  it.each([
    ['Am I a good fit?', 'Am I a good fit?'],
    ['  two \n\n lines\t', 'two lines'],
    ['a\0b\u001bc', 'a b c'],
    ['', ''],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), `${'x'.repeat(79)}…`],
    [`${'word '.repeat(15)}and some more words`, `${'word '.repeat(15)}and…`],
    [`${'a'.repeat(79)} bcd`, `${'a'.repeat(79)}…`],
    ['👩‍💻'.repeat(100), `${'👩‍💻'.repeat(79)}…`],
    ['日'.repeat(100), `${'日'.repeat(79)}…`],
  ])('of %j is %j', (question, title) => {
    expect(titleOf(question)).toBe(title);
  });

  it('is never longer than 80 characters, never torn inside one and always one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (question) => {
        const title = titleOf(question);
        return count(title) <= 80 && title.isWellFormed() && !/[\p{Cc}\n]/u.test(title) && title === title.trim();
      }),
    );
  });

  it('does not read a megabyte for a line', () => {
    expect(titleOf('word '.repeat(200_000))).toBe(`${'word '.repeat(15)}word…`);
  });
});
