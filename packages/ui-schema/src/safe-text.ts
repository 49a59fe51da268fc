/** Control characters, lone surrogates, characters that reorder or hide text. Breaks and tabs are handled by the callers. */
const unwanted =
  // oxlint-disable-next-line no-control-regex -- these are the characters in question
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** Text with its line breaks, without what a terminal or browser would act on. */
export const cleanText = (text: unknown): string =>
  typeof text === 'string'
    ? text
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(unwanted, '')
        .replaceAll('\t', ' ')
        .trim()
    : '';

/** The same on one line. */
export const cleanLine = (text: unknown): string => {
  const clean = cleanText(text);
  return /[\n ]{2}|\n/.test(clean) ? clean.split(/[\n ]+/).join(' ') : clean;
};

/** At most `length` UTF-16 units, cut between characters, with an ellipsis when something is gone. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(0, length - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
