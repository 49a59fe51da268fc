import type { TextRange } from '@trellis/network-skills';
import { foundMarks } from './tags.ts';

/** Takes the marks of the full-text index out of a text, and says what stood between them. */
export function splitMarks(marked: string): { readonly text: string; readonly ranges: TextRange[] } {
  const [start, end] = foundMarks;
  let text = '';
  const ranges: TextRange[] = [];
  for (const [index, part] of marked.split(start).entries()) {
    // Nobody can write a mark into a text, so each part but the first begins with what was found.
    const [found = '', rest = ''] = index === 0 ? ['', part] : part.split(end);
    if (found !== '') ranges.push({ start: text.length, end: text.length + found.length });
    text += found + rest;
  }
  return { text, ranges };
}
