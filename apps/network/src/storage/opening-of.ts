const maxLength = 80;
const lineLength = 160;

/** What to call a text that has no title: its first words, cut between two of them. */
export const openingOf = (text: string): string => cut(text, maxLength);

/** What a list shows of a text that was not looked for: a line of its first words. */
export const lineOf = (text: string): string => cut(text, lineLength);

function cut(text: string, length: number): string {
  const line = text
    .slice(0, 4 * length)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length);
  const head = line.slice(0, space > length / 2 ? space : length);
  return `${head.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.–-]+$/u, '')}…`;
}
