const words = /[\p{L}\p{N}]+/gu;
const wideScripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The words of a text by their first six letters, which is where languages keep their meaning; scripts without spaces by pairs of characters. */
export function termsOf(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(words)) {
    if (!wideScripts.test(word)) found.push(word.slice(0, 6));
    else for (let at = 0; at < Math.max(1, word.length - 1); at++) found.push(word.slice(at, at + 2));
  }
  return found;
}

/**
 * How much each text has to do with the question, by the words that they share (BM25): rare words count more, and a word that is said often
 * counts little more than once. 0 where nothing is shared.
 */
export function scoreTexts(question: string, texts: readonly string[]): number[] {
  const asked = new Set(termsOf(question));
  const all = texts.map(termsOf);
  const documents = new Map<string, number>();
  for (const terms of all)
    for (const term of new Set(terms)) if (asked.has(term)) documents.set(term, (documents.get(term) ?? 0) + 1);
  const meanLength = all.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, all.length);
  const weightOf = (term: string) => {
    const holding = documents.get(term) ?? 0;
    return Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
  };
  return all.map((terms) => {
    const counts = new Map<string, number>();
    for (const term of terms) if (asked.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const length = 0.25 + (0.75 * terms.length) / Math.max(1, meanLength);
    let score = 0;
    for (const [term, count] of counts) score += (weightOf(term) * count * 2.2) / (count + 1.2 * length);
    return score;
  });
}
