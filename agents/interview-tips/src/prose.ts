const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** "a, b, and c". */
export const andList = (items: readonly string[]): string => list.format(items);

/** A paragraph from sentences; the empty ones are left out. */
export const paragraph = (...sentences: readonly (string | undefined | false)[]): string =>
  sentences.filter((sentence) => sentence).join(' ');

/** A section with a heading, or nothing when it has no lines. */
export const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `### ${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
