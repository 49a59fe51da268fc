import type { DocumentLine } from './document.ts';

/**
 * The words of lines that follow each other as one text. Where a line ends with a hyphen, it is a question whether the word has one: it is taken
 * off only when the document has the word without it (`words`), and is kept otherwise, so that nothing is said that does not stand there.
 */
export function joinLines(lines: readonly Pick<DocumentLine, 'text'>[], words: ReadonlySet<string>): string {
  let joined = '';
  for (const { text } of lines) {
    const [end] = /\p{L}+-$/u.exec(joined) ?? [];
    const [start] = /^\p{Ll}[\p{L}]*/u.exec(text) ?? [];
    if (joined === '') joined = text;
    else if (end === undefined || start === undefined) joined += ` ${text}`;
    else joined = words.has((end.slice(0, -1) + start).toLowerCase()) ? joined.slice(0, -1) + text : joined + text;
  }
  return joined;
}

/** The words of a document in small letters, as `joinLines` looks them up. */
export function wordsOf(lines: readonly Pick<DocumentLine, 'text'>[]): Set<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}{3,60}/gu) ?? []));
}
