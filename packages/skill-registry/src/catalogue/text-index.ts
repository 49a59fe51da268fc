import { termsOf } from '../definition/words.ts';
import { relatedTerms } from './search-terms.ts';

/** A part of a document, and how much a word in it counts. */
export interface TextPart {
  readonly text: string;
  readonly weight: number;
}

export interface TextIndex {
  /** How well each document fits the question, in the order of the documents: 0 where no word is shared. */
  scores(question: string): Float64Array;
}

const saturation = 1.2;
const lengthShare = 0.5;
/** What a word counts for that is not the one asked for, but begins with it or often stands for it. */
const prefixWeight = 0.6;
const relatedWeight = 0.3;
const maxQuestionTerms = 64;

type Postings = Map<number, number>;

/** BM25 over weighted parts. */
export function createTextIndex(documents: readonly (readonly TextPart[])[]): TextIndex {
  const postings = new Map<string, Postings>();
  const lengths = documents.map((parts, index) => {
    let length = 0;
    for (const { text, weight } of parts)
      for (const term of termsOf(text)) {
        const found = postings.get(term) ?? new Map<number, number>();
        found.set(index, (found.get(index) ?? 0) + weight);
        postings.set(term, found);
        length += weight;
      }
    return length;
  });
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const vocabulary = [...postings.keys()].sort();

  const rarity = (found: Postings) => Math.log(1 + (documents.length - found.size + 0.5) / (found.size + 0.5));
  /** The best that one word of the question finds in each document: related words never add up. */
  const scoresOfTerm = (term: string): Map<number, number> => {
    const best = new Map<number, number>();
    const own = postings.get(term);
    const take = (other: string, factor: number) => {
      const found = postings.get(other);
      if (!found) return;
      // A word that stands for a rare one is no rarer than it.
      const value = Math.min(rarity(found), own ? rarity(own) : Number.POSITIVE_INFINITY) * factor;
      for (const [index, frequency] of found) {
        const norm = 1 - lengthShare + (lengthShare * (lengths[index] ?? 0)) / meanLength;
        const score = (value * frequency * (saturation + 1)) / (frequency + saturation * norm);
        if (score > (best.get(index) ?? 0)) best.set(index, score);
      }
    };
    take(term, 1);
    if (!own) for (const longer of wordsWithPrefix(vocabulary, term)) take(longer, prefixWeight);
    for (const other of relatedTerms(term)) take(other, relatedWeight);
    return best;
  };

  return {
    scores(question) {
      const scores = new Float64Array(documents.length);
      for (const term of [...new Set(termsOf(question))].slice(0, maxQuestionTerms))
        for (const [index, score] of scoresOfTerm(term)) scores[index] = (scores[index] ?? 0) + score;
      return scores;
    },
  };
}

/** `repo` finds `repository`. */
function wordsWithPrefix(vocabulary: readonly string[], prefix: string): string[] {
  return prefix.length < 4 ? [] : vocabulary.filter((word) => word.startsWith(prefix)).slice(0, 8);
}
