import { describe, expect, it } from 'vitest';
import type { DocumentLine } from './document.ts';
import { joinLines, wordsOf } from './join-lines.ts';
import { textOfDocument } from './text-of-document.ts';

const wide = 400;
const line = (text: string, more: Partial<DocumentLine> & { width?: number } = {}): DocumentLine => {
  const { width = wide, ...rest } = more;
  return { text, page: 1, line: 1, box: { x: 50, y: 0, width, height: 10 }, fontSize: 10, ...rest };
};
const textOf = (...lines: DocumentLine[]) => textOfDocument({ format: 'pdf', pages: 1, lines, notes: [] });

describe('the words of lines', () => {
  it.each([
    [
      'a word that the document has without its hyphen',
      ['ten years of experi-', 'ence, and experience again'],
      'ten years of experience, and experience again',
    ],
    ['a word that it has not', ['with well-', 'known tools'], 'with well-known tools'],
    ['a dash between words', ['from 2012 -', 'to 2014'], 'from 2012 - to 2014'],
    ['a hyphen before a capital', ['Smith-', 'Jones'], 'Smith- Jones'],
  ])('%s', (_, texts, joined) => {
    const lines = texts.map((text) => ({ text }));
    expect(joinLines(lines, wordsOf(lines))).toBe(joined);
  });
});

describe('a document as plain text', () => {
  it('full lines go on, short ones end a paragraph, space is an empty line', () => {
    expect(
      textOf(
        line('We look for somebody who keeps the books of our three shops and'),
        line('who likes it.', { width: 90 }),
        line('Leeds', { width: 40 }),
        line('Requirements', { width: 80, spaceAbove: true, bold: true }),
        line('• Two years of experience with payroll in a company of some hundred'),
        line('people', { width: 40 }),
        line('• A degree', { width: 50 }),
      ),
    ).toBe(
      'We look for somebody who keeps the books of our three shops and who likes it.\nLeeds\n\nRequirements\n• Two years of experience with payroll in a company of some hundred people\n• A degree',
    );
  });

  it('what repeats on the pages is left out, and a sentence goes on over the page', () => {
    expect(
      textOf(
        line('The shop is open on every day of the year and the whole of the night,', { page: 1 }),
        line('Page 1 of 2', { page: 1, repeated: 'footer', width: 50 }),
        line('also on Sundays.', { page: 2, width: 80 }),
      ),
    ).toBe('The shop is open on every day of the year and the whole of the night, also on Sundays.');
  });

  it('columns and other sizes are never joined', () => {
    expect(
      textOf(line('one', { column: 0 }), line('two', { column: 1 }), line('three', { column: 1, fontSize: 14 })),
    ).toBe('one\ntwo\nthree');
  });
});
