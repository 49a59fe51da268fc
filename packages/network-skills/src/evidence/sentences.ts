import { contentStems } from './words.ts';

/** A sentence or line, literally as it stands in its text. */
export interface Sentence {
  readonly text: string;
  /** Its words of meaning. */
  readonly stems: ReadonlySet<string>;
}

/** Also where blanks pile up: clients show runs of blanks as one, and a quotation must stay what it was. */
const sentenceEnd = /(?<=[.!?;])\s+|[\n\r\t\u2028\u2029]+|\s{2,}/u;

/** The sentences and lines of texts, in order. */
export function readSentences(texts: readonly string[]): Sentence[] {
  return texts
    .flatMap((text) => text.split(sentenceEnd))
    .map((sentence) => sentence.trim().replace(/[\s;,:]+$/, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((text) => ({ text, stems: contentStems(text) }));
}
