import { maxPieces } from './layout.ts';
import type { Tokenizer } from './tokenizer.ts';

/** The most parts of one text that are embedded; of more, this many are taken, spread evenly over the text. */
export const maxParts = 16;

/** Text beyond this is not read as a whole: windows spread evenly over it are. */
const maxCharacters = 8192;
const windows = 16;

/**
 * The pieces of a text in parts that the model can take. A part ends where a sentence does if its second half holds such a place,
 * else before a word, else where it is full. No part for an empty text.
 */
export function splitPieces(text: string, tokenizer: Tokenizer): number[][] {
  const pieces = text.length <= maxCharacters ? tokenizer.encode(text) : sample(text).flatMap(tokenizer.encode);
  const parts: number[][] = [];
  for (let start = 0; start < pieces.length;) {
    const end = findEnd(pieces, start, tokenizer);
    parts.push(pieces.slice(start, end));
    start = end;
  }
  return parts.length <= maxParts ? parts : spread(maxParts, parts.length - 1).map((index) => parts[index] ?? []);
}

function findEnd(pieces: readonly number[], start: number, tokenizer: Tokenizer): number {
  const full = start + maxPieces;
  if (full >= pieces.length) return pieces.length;
  let word = full;
  for (let end = full; end > start + maxPieces / 2; end--) {
    if (!tokenizer.startsWord(pieces[end] ?? 0)) continue;
    if (tokenizer.endsSentence(pieces[end - 1] ?? 0)) return end;
    if (word === full) word = end;
  }
  return word;
}

/** Windows of a long text, first and last included, each cut at spaces where it has some. */
function sample(text: string): string[] {
  const size = maxCharacters / windows;
  return spread(windows, text.length - size).map((start) => {
    const window = text.slice(start, start + size);
    const first = start === 0 ? 0 : window.indexOf(' ') + 1;
    const last = start + size === text.length ? -1 : window.lastIndexOf(' ');
    return window.slice(first, last > first ? last : undefined);
  });
}

/** `count` whole numbers from 0 to `last`, evenly spread. */
function spread(count: number, last: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round((index * last) / (count - 1)));
}
