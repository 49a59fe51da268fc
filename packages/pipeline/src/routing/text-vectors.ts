/** A sparse vector of unit length: feature → weight. */
export type SparseVector = ReadonlyMap<string, number>;

/** Cosine of two unit-length vectors. */
export function cosine(a: SparseVector, b: SparseVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0);
  return sum;
}

const maxLength = 2_000;

/** Words, pairs of words, and character 3- to 5-grams of words with their borders: these carry over inflection and typing mistakes. */
function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight);
  const words =
    text
      .slice(0, maxLength)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}+#]+/gu) ?? [];
  words.forEach((word, index) => {
    add(`w:${word}`, 1);
    if (index > 0) add(`p:${words[index - 1]} ${word}`, 1);
    const bordered = `<${word.slice(0, 30)}>`;
    for (let size = 3; size <= 5; size++)
      for (let start = 0; start + size <= bordered.length; start++) add(bordered.slice(start, start + size), 0.35);
  });
  return counts;
}

/** Text → tf-idf vectors with the document frequencies of a training set (sublinear counts; Salton and Buckley, 1988). */
export interface TextVectorizer {
  vector(text: string): SparseVector;
}

export function trainVectorizer(texts: readonly string[]): TextVectorizer {
  const documentCounts = new Map<string, number>();
  for (const text of texts)
    for (const feature of featuresOf(text).keys()) documentCounts.set(feature, (documentCounts.get(feature) ?? 0) + 1);
  const idf = (feature: string) => Math.log((1 + texts.length) / (1 + (documentCounts.get(feature) ?? 0))) + 0.5;
  return {
    vector(text) {
      const weighted = [...featuresOf(text)].map(
        ([feature, count]) => [feature, Math.log1p(count) * idf(feature)] as const,
      );
      const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
      return new Map(weighted.map(([feature, weight]) => [feature, weight / length]));
    },
  };
}
