import type { ShownLine } from '@trellis/network';

/** Where words stand in a document, as they stand there. */
export interface LiteralPlace {
  /** The document's own words: white space and hyphens at line ends apart, nothing of it is anybody else's. */
  readonly text: string;
  /** Of the line in which they begin. */
  readonly index: number;
}

/** Words that stand in the lines `indexes`, or go on from one of them in the next; those nearest to the line `near` when they stand there often. */
export type FindLiteral = (
  words: string,
  options: { near: number; indexes: ReadonlySet<number> },
) => LiteralPlace | undefined;

const longestWords = 200;
// oxlint-disable-next-line no-misleading-character-class -- single characters that are not seen, each by itself
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const hyphenAtEnd = /\p{L}[-‐]$/u;

/** How a text is written, apart from what typesetting does to it: ligatures, kinds of space, characters that are not seen. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(unseen, '').replaceAll(/\s+/g, ' ').trim();

/** The same length as what it is given: marks that people and models type in another way. */
const alike = (text: string): string =>
  text
    .replaceAll(/[‘’‚‛′`´]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, '-');

/** Looks for words in the lines of a document. A tab parts what has nothing to do with each other: no words reach across one. */
export function createFindLiteral(lines: readonly ShownLine[]): FindLiteral {
  return (words, { near, indexes }) => {
    const sought = alike(plain(words));
    if (sought === '' || sought.length > longestWords) return undefined;
    const nearest = [...indexes].toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b);
    for (const readings of [cellsOf, joinedWithNext]) {
      for (const index of nearest) {
        for (const reading of readings(lines, index)) {
          const at = findWords(alike(reading.text), sought);
          if (at >= 0 && at < reading.beginBefore) return { text: reading.text.slice(at, at + sought.length), index };
        }
      }
    }
    return undefined;
  };
}

/** A text of the document, and before which place in it words must begin to begin in its line. */
interface Reading {
  readonly text: string;
  readonly beginBefore: number;
}

const cells = ({ text }: ShownLine): string[] => text.split('\t').map(plain).filter(Boolean);

const cellsOf = (lines: readonly ShownLine[], index: number): Reading[] =>
  lines.slice(index, index + 1).flatMap((line) => cells(line).map((text) => ({ text, beginBefore: Infinity })));

/** A line and the one below it as one. */
function joinedWithNext(lines: readonly ShownLine[], index: number): Reading[] {
  const [line, below] = [lines[index], lines[index + 1]];
  // Where a line was left out between them, the two have nothing to do with each other.
  if (!line || !below || line.page !== below.page || line.line + 1 !== below.line) return [];
  const [upper, lower] = [cells(line), cells(below)];
  const [only] = lower.length === 1 ? lower : [];
  const next = (column: number) => (column === upper.length - 1 && only !== undefined ? only : lower[column]);
  return upper.flatMap((text, column) => join(text, next(column)));
}

/** With a space between them, and where a word is parted without its hyphen, or with it. */
function join(first: string, next: string | undefined): Reading[] {
  if (next === undefined) return [];
  const texts = hyphenAtEnd.test(first) ? [first.slice(0, -1) + next, first + next] : [`${first} ${next}`];
  return texts.map((text) => ({ text, beginBefore: first.length }));
}

const inWord = /[\p{L}\p{M}\p{N}]/u;

/** Where whole words stand in a text, or -1. */
function findWords(text: string, sought: string): number {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    const cutsStart = inWord.test(text[at - 1] ?? '') && inWord.test(sought[0] ?? '');
    const cutsEnd = inWord.test(text[end] ?? '') && inWord.test(sought.at(-1) ?? '');
    if (!cutsStart && !cutsEnd) return at;
  }
  return -1;
}
