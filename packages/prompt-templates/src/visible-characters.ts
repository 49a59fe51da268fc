/**
 * Characters that a reader does not see but a model may obey: control characters, lone surrogates, bidi overrides, tag characters,
 * variation selectors that carry bytes, long runs of zero-width characters. The bracket that spells them out is spelled out too, so that
 * nothing is ambiguous. Joiners, soft hyphens, direction marks and single selectors stay: words and emoji need them.
 */
const hiding = new RegExp(
  [
    '[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]',
    '\\r(?!\\n)',
    '[\\u202A-\\u202E\\u2066-\\u206F\\uFFF9-\\uFFFB]',
    '[\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E007F}]',
    '\\p{Cs}',
    '(?<!\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]',
    '[\\uFE00-\\uFE0F]{2,}',
    '[\\u00AD\\u200B-\\u200D\\u2060-\\u2064\\uFEFF]{4,}',
    '⟦',
  ].join('|'),
  'gu',
);

const spell = (character: string) =>
  `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`;

/** Spells out what could hide, as `⟦U+202E⟧`. Everything else stays as it is. */
export const showHidden = (text: string): string => text.replace(hiding, (found) => Array.from(found, spell).join(''));

/** The text before `showHidden`. */
export const hideShown = (text: string): string =>
  text.replace(/⟦U\+([0-9A-F]{4,6})⟧/g, (found, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : found;
  });

/** The text on one line: breaks, and the blanks around them, become one space. */
export function onOneLine(text: string): string {
  if (!/[\r\n\u2028\u2029]/.test(text)) return text;
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
