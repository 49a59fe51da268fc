import type { Occupation } from '../../src/vocabulary/index.ts';

const K1 = 0.9;
const B = 0.4;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a search engine does without knowing of titles: BM25 over all titles of an occupation, and the share of words in common. */
export function createTitleBaselines(
  occupations: readonly Occupation[],
): Record<'bm25' | 'overlap', (title: string) => string[]> {
  const documents = occupations.map(({ id, name, synonyms }) => ({
    id,
    words: [name, ...synonyms].flatMap(wordsOf),
    titles: [name, ...synonyms].map(wordsOf),
  }));
  const mean = documents.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, documents.length);
  const counts = new Map<string, number>();
  for (const { words } of documents) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = (word: string) => {
    const count = counts.get(word) ?? 0;
    return Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  };
  const best = (score: (document: (typeof documents)[number]) => number) =>
    documents
      .map((document) => ({ id: document.id, score: score(document) }))
      .filter((each) => each.score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, 5)
      .map(({ id }) => id);
  return {
    bm25: (title) => {
      const query = new Set(wordsOf(title));
      return best(({ words }) => {
        let score = 0;
        for (const word of query) {
          const times = words.filter((each) => each === word).length;
          score += (rarity(word) * times * (K1 + 1)) / (times + K1 * (1 - B + (B * words.length) / mean));
        }
        return score;
      });
    },
    overlap: (title) => {
      const query = new Set(wordsOf(title));
      return best(({ titles }) =>
        Math.max(
          ...titles.map((words) => words.filter((word) => query.has(word)).length / new Set([...words, ...query]).size),
        ),
      );
    },
  };
}
