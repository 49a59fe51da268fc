import type { Piece } from './piece.ts';
import { median, rightOf } from './piece.ts';

/** In parts of the font's size: from here on a gap is a space, and from there on it sets apart. */
const spaceGap = 0.13;
const wideGap = 1.5;

const bulletOnly = /^[•▪●◦‣⁃∙·▸►■□○➢➤✓✔❖\u2043\uf000-\uf0ff]$/u;
const invisible =
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]/g;
const spacedLetters = /^(?:\S [ ]?){3,}\S$/u;

/** The text of pieces that stand on one line, from left to right: see `DocumentLine.text`. */
export function textOfRow(pieces: readonly Piece[]): string {
  const ordered = pieces.filter(({ rtl }) => rtl).length > pieces.length / 2 ? pieces.toReversed() : pieces;
  const parts = closeUp(ordered);
  let text = '';
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    text += (previous ? between(text, previous, part) : '') + part.text;
  }
  return cleanLine(text);
}

interface Part {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly fontSize: number;
  /** Was letters apart. */
  readonly closed: boolean;
}

function between(before: string, previous: Part, part: Part): string {
  const size = Math.max(previous.fontSize, part.fontSize);
  const gap = Math.max(part.x - rightOf(previous), previous.x - rightOf(part));
  if (bulletOnly.test(before.trim())) return ' ';
  if (gap > wideGap * size) return previous.closed && part.closed ? ' ' : '\t';
  return gap > spaceGap * size || (previous.closed && part.closed) ? ' ' : '';
}

/** Headings like to have their letters apart, `S K I L L S`, within a piece or each letter a piece. */
function closeUp(pieces: readonly Piece[]): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < pieces.length;) {
    const run = lettersFrom(pieces, index);
    const piece = pieces[index] as Piece;
    if (run.length >= 4) {
      parts.push(...joinLetters(run));
      index += run.length;
    } else {
      const closed = spacedLetters.test(piece.text) && isCased(piece.text);
      parts.push({ ...piece, text: closed ? piece.text.replaceAll(/ +/g, '') : piece.text, closed });
      index += 1;
    }
  }
  // What is short is told apart from initials and grades by its neighbours.
  if (!parts.some(({ closed }) => closed)) return parts;
  return parts.map((part) => {
    const closed = part.closed || /^\S(?: \S)*$/.test(part.text);
    return closed ? { ...part, text: part.text.replaceAll(' ', ''), closed } : part;
  });
}

const isCased = (text: string) => /^[^\p{Ll}\d]+$/u.test(text) || /^[^\p{Lu}\d]+$/u.test(text);

/** Single letters in a row. */
function lettersFrom(pieces: readonly Piece[], from: number): Piece[] {
  const run: Piece[] = [];
  for (const piece of pieces.slice(from)) {
    if (piece.text.length !== 1 || bulletOnly.test(piece.text)) break;
    run.push(piece);
  }
  return run;
}

/** Of letters that stand evenly apart: words, parted where the distance is clearly larger. */
function joinLetters(run: readonly Piece[]): Part[] {
  const gaps = run.slice(1).map((piece, index) => piece.x - rightOf(run[index] as Piece));
  const usual = median(gaps);
  const words: Piece[][] = [[]];
  for (const [index, piece] of run.entries()) {
    const gap = gaps[index - 1];
    if (gap !== undefined && gap > usual * 1.4 + 0.1 * piece.fontSize) words.push([]);
    words.at(-1)?.push(piece);
  }
  return words.map((word) => {
    const [first, last] = [word[0] as Piece, word.at(-1) as Piece];
    const text = word.map((piece) => piece.text).join('');
    return { text, x: first.x, width: rightOf(last) - first.x, fontSize: first.fontSize, closed: true };
  });
}

/** What fonts and programs do to characters, undone: ligatures, bullets of symbol fonts, hard spaces. */
export function cleanLine(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
      // A hyphen that shows only at a line's end is seen there.
      .replace(/\u00ad$/, '-')
      .replaceAll(invisible, '')
      .replaceAll(/[ \u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
      .replaceAll(/ ?\t[ \t]*/g, '\t')
      .trim()
      .replace(/^[•▪●◦‣⁃∙·▸►■□○➢➤✓✔❖\u2043\uf000-\uf0ff]\s*(?=\S)/u, '• ')
  );
}
