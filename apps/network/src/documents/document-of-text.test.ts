import { describe, expect, it } from 'vitest';
import { documentOfText } from './document-of-text.ts';

describe('a text as a document', () => {
  it('has a line for each line with something in it, numbered as in the file', () => {
    expect(documentOfText('Ada Example\r\n\r\n  • Nurse   Leeds \n\u00a0\nEnd', 'text')).toEqual({
      format: 'text',
      pages: 1,
      notes: [],
      lines: [
        { text: 'Ada Example', page: 1, line: 1 },
        { text: '• Nurse   Leeds', page: 1, line: 3, spaceAbove: true },
        { text: 'End', page: 1, line: 5, spaceAbove: true },
      ],
    });
  });

  it('begins a page at a form feed, but none after the last', () => {
    const { pages, lines } = documentOfText('one\n\ftwo\n\f', 'text');
    expect(pages).toBe(2);
    expect(lines.map(({ text, page, line }) => [text, page, line])).toEqual([
      ['one', 1, 1],
      ['two', 2, 1],
    ]);
  });

  it('knows the headings of Markdown', () => {
    const { lines } = documentOfText('# Ada #\nWork\n====\n## Skills\nC#\n\n---\n#hashtag', 'markdown');
    expect(lines.map(({ text, headingLevel }) => [text, headingLevel])).toEqual([
      ['Ada', 1],
      ['Work', 1],
      ['Skills', 2],
      ['C#', undefined],
      ['---', undefined],
      ['#hashtag', undefined],
    ]);
  });

  it('finds no marks in plain text', () => {
    expect(documentOfText('# one\n---', 'text').lines.map(({ text }) => text)).toEqual(['# one', '---']);
  });

  it('is empty for nothing', () => {
    expect(documentOfText(' \n\n', 'text').lines).toEqual([]);
  });
});
