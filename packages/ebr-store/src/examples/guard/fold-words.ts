const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;
const wordOrSign = new RegExp(`${wide.source}|(?:(?!${wide.source})[\\p{L}\\p{N}])+`, 'gu');

/**
 * The words of a text, without anything that a copy may differ in and still be one: case, accents, punctuation, spacing, invisible characters.
 * Where words are not separated by spaces, each sign is a word.
 */
export const foldWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}'’ʼ`´]/gu, '')
    .match(wordOrSign) ?? [];

/** Below this a sentence of a longer text says too little to have been copied. */
export const fewestWords = 5;

/** A text as a whole, and the longer ones of its sentences where it has several. Line breaks end a sentence. */
export function piecesOf(text: string): { readonly words: readonly string[]; readonly isWhole: boolean }[] {
  const whole = foldWords(text);
  if (whole.length === 0) return [];
  const sentences = text
    .split(/\n+|(?<=[.!?…:;])["'”’)\]]*\s+|(?<=[。！？])/u)
    .map(foldWords)
    .filter((words) => words.length >= fewestWords && words.length < whole.length);
  return [{ words: whole, isWhole: true }, ...sentences.map((words) => ({ words, isWhole: false }))];
}
