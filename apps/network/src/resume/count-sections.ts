import { sectionKind } from './words/section-names.ts';

const unsaid = new Set(['contact', 'unread']);

/** How many kinds of sections a text has that tell a résumé; lines that `isOther` knows as headings of something else do not count. */
export function countResumeSections(text: string, isOther: (line: string) => boolean): number {
  const kinds = new Set<string>();
  for (const line of text.split('\n')) {
    const kind = sectionKind(line);
    if (kind !== undefined && !unsaid.has(kind) && !isOther(line)) kinds.add(kind);
  }
  return kinds.size;
}
