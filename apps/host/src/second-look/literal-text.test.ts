import { describe, expect, it } from 'vitest';
import { createFindLiteral } from './literal-text.ts';

const linesOf = (texts: readonly string[]) => texts.map((text, index) => ({ page: 1, line: index + 1, text }));
const find = (texts: readonly string[], words: string, near = 0) =>
  createFindLiteral(linesOf(texts))(words, { near, indexes: new Set(texts.keys()) });

describe('words are found where they stand literally', () => {
  it.each([
    ['as they are', ['Nurse, Harbour Home'], 'Harbour Home', 'Harbour Home'],
    ['with other white space', ['Harbour \u00a0 Home'], 'Harbour\nHome', 'Harbour Home'],
    [
      'across a line break',
      ['I worked at the Northern', 'Lights Board for years'],
      'Northern Lights Board',
      'Northern Lights Board',
    ],
    ['parted by a hyphen', ['Leader of the develop-', 'ment team'], 'development team', 'development team'],
    ['with the hyphen it has', ['Baden-', 'Baden'], 'Baden-Baden', 'Baden-Baden'],
    ['with ligatures', ['Pro\ufb01le O\ufb03ce'], 'Profile Office', 'Profile Office'],
    ['with soft hyphens', ['St. Al\u00adder'], 'St. Alder', 'St. Alder'],
    ['in the marks of the file', ['St. Mary’s – North'], "St. Mary's - North", 'St. Mary’s – North'],
  ])('%s', (_, texts, words, text) => {
    expect(find(texts, words)).toEqual({ text, index: 0 });
  });

  it.each([
    ['what is not there', ['Nurse, Harbour Home'], 'Harbour Hospital'],
    ['a part of a word', ['Annual report'], 'Ann'],
    ['words in another case', ['nurse'], 'Nurse'],
    ['what two cells make together', ['Harbour Home\tLeeds'], 'Harbour Home Leeds'],
    ['nothing', ['Nurse'], ' \u200b'],
    ['more than a value', ['x '.repeat(300)], 'x '.repeat(150)],
  ])('not: %s', (_, texts, words) => {
    expect(find(texts, words)).toBeUndefined();
  });

  it('of several places the nearest, and only among the lines that are given', () => {
    const texts = ['Acme', 'x', 'y', 'Acme', 'z'];
    expect(find(texts, 'Acme', 4)?.index).toBe(3);
    const indexes = new Set([1, 2]);
    expect(createFindLiteral(linesOf(texts))('Acme', { near: 4, indexes })).toBeUndefined();
  });

  it('lines between which one was left out are not read as one', () => {
    const lines = [
      { page: 1, line: 1, text: 'Northern' },
      { page: 1, line: 3, text: 'Lights' },
    ];
    expect(createFindLiteral(lines)('Northern Lights', { near: 0, indexes: new Set([0, 1]) })).toBeUndefined();
  });
});
