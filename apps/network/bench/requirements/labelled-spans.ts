import { existsSync, readFileSync } from 'node:fs';

/** A phrase of a sentence: `text.slice(start, end)`. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** A sentence of a real posting with the phrases that people marked in it. */
export interface LabelledSpans {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly heldOut: boolean;
}

const file = new URL('../../../../../shared/data/search/job-entities/sentences.jsonl', import.meta.url);

/**
 * Sentences of postings labelled by people (Green, Maynard, Lin, "Development of a benchmark corpus to support entity recognition in job
 * descriptions", LREC 2022, CC BY 4.0). Lines with an odd number are held out. Undefined where the file is absent.
 */
export function readLabelledSpans(): LabelledSpans[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const { tokens, tags } = JSON.parse(line) as { tokens: string[]; tags: string[] };
    const phrases: { start: number; end: number; type: string }[] = [];
    let position = 0;
    for (const [place, token] of tokens.entries()) {
      const tag = tags[place] as string;
      const last = phrases.at(-1);
      if (tag.startsWith('B-')) phrases.push({ start: position, end: position + token.length, type: tag.slice(2) });
      else if (tag.startsWith('I-') && last !== undefined) last.end = position + token.length;
      position += token.length + 1;
    }
    return { text: tokens.join(' '), phrases, heldOut: index % 2 === 0 };
  });
}
