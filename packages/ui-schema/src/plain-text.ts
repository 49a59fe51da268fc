const unseen = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]$/u;

/** The width of a text that is written into a terminal. */
export function widthOf(text: string): number {
  if (/^[ -\u02FF\u2010-\u2027]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += unseen.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** Filled with blanks up to `width`. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** How wide text forms are. */
const columns = 80;

/** Breaks text at blanks. `first` stands before the first line, `rest` before the others; what has no blanks stays whole. */
export function wrap(text: string, first = '', rest = ' '.repeat(widthOf(first))): string {
  const lines: string[] = [];
  let prefix = first;
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = widthOf(prefix);
    for (const word of paragraph.split(' ').filter((part) => part !== '')) {
      const wordWidth = widthOf(word);
      if (line !== '' && width + 1 + wordWidth > columns) {
        lines.push(prefix + line);
        [line, prefix, width] = ['', rest, widthOf(rest)];
      }
      width += line === '' ? wordWidth : 1 + wordWidth;
      line += line === '' ? word : ` ${word}`;
    }
    lines.push((prefix + line).trimEnd());
    prefix = rest;
  }
  return lines.join('\n');
}

/** Wraps Markdown that was made plain: list items keep their indent. */
export const wrapLines = (text: string, indent = ''): string =>
  text
    .split('\n')
    .map((line) => {
      const [, lead = '', words = ''] = /^(\s*(?:(?:-|\d{1,9}[.)]) )?)(.*)$/.exec(line) ?? [];
      return words === '' ? '' : wrap(words, indent + lead);
    })
    .join('\n');

/** A title with a line under it. */
export const underlined = (title: string): string => {
  const text = wrap(title);
  return `${text}\n${'-'.repeat(Math.min(columns, Math.max(...text.split('\n').map(widthOf))))}`;
};

/** Parts that are not empty, apart by an empty line. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n\n');
