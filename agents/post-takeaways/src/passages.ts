import type { Source } from './material.ts';
import type { Sentence } from './text/sentences.ts';
import { standAlone } from './text/stand-alone.ts';
import { topicWords } from './text/words.ts';

/** A sentence of a source, among all lines that compete. */
export interface Line {
  readonly source: Source;
  readonly group: number;
  readonly sentence: Sentence;
  readonly words: readonly string[];
  readonly index: number;
}

const MAX_STRETCH = 320;
/** How well a sentence must stand alone to carry the next one. */
const SURE = 0.8;

/** Every sentence of every source, in order. */
export function linesOf(sources: readonly Source[]): Line[] {
  return sources.flatMap((source, group) =>
    source.sentences.map((sentence, index) => ({ source, group, sentence, words: topicWords(sentence.text), index })),
  );
}

/** A passage of several lines of one source, and which of all lines they are. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly quote: string;
}

function stretch(lines: readonly Line[], from: number, to: number): Stretch | undefined {
  const [first, last] = [lines[from], lines[to]];
  if (!first || !last || first.source !== last.source) return undefined;
  const { start } = first.sentence;
  const quote = first.source.text.slice(start, last.sentence.start + last.sentence.quote.length);
  return quote.length <= MAX_STRETCH ? { from, to, start, quote } : undefined;
}

/** The sentence with the one before it, where only that makes it readable. */
export function withAntecedent(lines: readonly Line[], i: number): Stretch | undefined {
  const [before, line] = [lines[i - 1], lines[i]];
  if (!before || !line || line.sentence.paragraph !== before.sentence.paragraph) return undefined;
  if (before.sentence.kind !== 'prose' || line.sentence.kind !== 'prose') return undefined;
  return standAlone(before.sentence, before.source.language).factor >= SURE ? stretch(lines, i - 1, i) : undefined;
}

/** All sentences of a point of a list: they are read together. */
export function wholeItem(lines: readonly Line[], i: number): Stretch | undefined {
  const same = (line: Line | undefined) =>
    line?.source === lines[i]?.source && line?.sentence.paragraph === lines[i]?.sentence.paragraph;
  let [from, to] = [i, i];
  while (same(lines[from - 1])) from--;
  while (same(lines[to + 1])) to++;
  return from < to ? stretch(lines, from, to) : undefined;
}

/** The line that introduces the list a point belongs to. */
export function introductionOf(lines: readonly Line[], i: number): string | undefined {
  let k = i;
  while (lines[k]?.sentence.kind === 'item') k--;
  const line = lines[k];
  if (!line || line.source !== lines[i]?.source) return undefined;
  return line.sentence.kind === 'heading' || /[:：]$/u.test(line.sentence.text) ? line.sentence.text : undefined;
}

/** The heading that a line stands under, in articles that have them. */
export function headingOf(lines: readonly Line[], i: number): string {
  for (let k = i - 1; k >= 0 && lines[k]?.source === lines[i]?.source; k--)
    if (lines[k]?.sentence.kind === 'heading') return lines[k]?.sentence.text ?? '';
  return '';
}
