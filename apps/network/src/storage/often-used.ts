import { stopWords } from './stop-words.ts';

const minimumCount = 3;
const maxWords = 20;
const longestRead = 50_000;

/** Words that a text comes back to, the most used first: what it is about, rather than what it mentions. Of the first 50,000 characters. */
export function oftenUsed(text: string): string[] {
  const counts = new Map<string, number>();
  for (const word of text
    .slice(0, longestRead)
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,40}/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word, count]) => count >= minimumCount && !stopWords.has(word))
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxWords)
    .map(([word]) => word);
}
