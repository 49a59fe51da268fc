/**
 * Calls back for each word of a text with its first and last offset, in one pass. A word is letters and digits with what belongs to them:
 * marks, an apostrophe and its ending ("driver's"), plus signs and sharps ("C++", "C#"). An ampersand is a word of its own.
 */
export function scanWords(text: string, onWord: (start: number, end: number) => void): void {
  const { length } = text;
  let position = 0;
  while (position < length) {
    const kind = kindOf(text.charCodeAt(position));
    if (kind === OTHER || kind === MARK) {
      position += 1;
      continue;
    }
    const start = position;
    position = kind === LETTER ? wordEnd(text, position + 1) : position + 1;
    onWord(start, position);
  }
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isInside(text.charCodeAt(end))) end += 1;
  end = withEnding(text, end);
  for (let signs = 0; signs < 2; signs += 1) {
    const code = text.charCodeAt(end);
    if (code !== PLUS && code !== SHARP) break;
    end += 1;
  }
  return end;
}

/** "driver's", "master’s", "l'": an apostrophe with one or two letters behind it. */
function withEnding(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== APOSTROPHE && code !== CURLY_APOSTROPHE) return end;
  let after = end + 1;
  while (after < text.length && after <= end + 3 && isInside(text.charCodeAt(after))) after += 1;
  const letters = after - end - 1;
  return letters === 1 || letters === 2 ? after : end;
}

const isInside = (code: number): boolean => {
  const kind = kindOf(code);
  return kind === LETTER || kind === MARK;
};

const PLUS = 43;
const SHARP = 35;
const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const AMPERSAND = 38;

const LETTER = 1;
const MARK = 2;
const OTHER = 3;
const SIGN = 4;

/** What each UTF-16 unit is, found out on first sight; 0 is not yet known. */
const kinds = new Uint8Array(0x1_0000);

function kindOf(code: number): number {
  return kinds[code] || (kinds[code] = findKind(code));
}

function findKind(code: number): number {
  if (code === AMPERSAND) return SIGN;
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  return /\p{M}/u.test(character) ? MARK : OTHER;
}
