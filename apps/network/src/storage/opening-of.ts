const maxLength = 80;

/** What to call a text that has no title: its first words, cut between two of them. */
export function openingOf(text: string): string {
  const line = text
    .slice(0, 4 * maxLength)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const space = line.lastIndexOf(' ', maxLength);
  const head = line.slice(0, space > maxLength / 2 ? space : maxLength);
  return `${head.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.–-]+$/u, '')}…`;
}
