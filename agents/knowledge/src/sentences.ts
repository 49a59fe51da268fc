/** A sentence as it stands in its text. */
export interface Sentence {
  /** Cut out literally. */
  readonly quote: string;
  readonly paragraph: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const abbreviation = /(?:^|[\s("“])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|cf|approx|No|Nr|z\.B|d\.h|bzw|[A-Z])\.\s*$/u;
const longest = 420;
const shortest = 25;

/** Sentences of a text that can be quoted: no headings, no fragments, no endless ones. */
export function sentencesOf(text: string, maxSentences: number): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [paragraph, block] of text
    .slice(0, 60_000)
    .split(/\n\s*\n|\n(?=\s*(?:[-*•]|\d{1,2}[.)])\s)/u)
    .entries()) {
    for (const quote of segmentsOf(block)) {
      if (sentences.length === maxSentences) return sentences;
      const isWhole = /[.!?…]["”’)\]]*$/u.test(quote);
      if (isWhole && quote.length >= shortest && quote.length <= longest && !/\n/u.test(quote))
        sentences.push({ quote, paragraph });
    }
  }
  return sentences;
}

function* segmentsOf(block: string): Generator<string> {
  let open = '';
  for (const { segment } of segmenter.segment(block)) {
    open += segment;
    if (abbreviation.test(open)) continue;
    yield clean(open);
    open = '';
  }
  if (open !== '') yield clean(open);
}

const clean = (text: string) => text.replace(/^\s*(?:(?:[-*•#>]+|\d{1,2}[.)])\s+)?/u, '').trimEnd();
