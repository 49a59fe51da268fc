/** A sparse vector of unit length: features in ascending order, and the weight of each. */
export interface SparseVector {
  readonly features: Uint32Array;
  readonly weights: Float32Array;
}

/** How many features there are: a power of two, so that a hash becomes a feature by its low bits. */
export const featureCount = 16_384;

/** Longer text is read up to here: routing needs the question, not the document pasted behind it. */
const maxLength = 2_000;
const maxWordLength = 30;
const piece = { weight: 0.35, shortest: 2, longest: 5 };

/** The words of a text as the router reads them: folded, without punctuation. */
export const wordsOf = (text: string): string[] =>
  text
    .slice(0, maxLength)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}+#]+(?:['’]\p{L}+)?/gu) ?? [];

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), with MurmurHash3's finisher so that the low bits are usable (Appleby). */
function hashOf(text: string, seed: number): number {
  let hash = 2_166_136_261 ^ seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Words, pairs of neighbours, and character n-grams of words with their borders, hashed (Weinberger et al., 2009). */
function countFeatures(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (feature: string, seed: number, weight: number) => {
    const bucket = hashOf(feature, seed) & (featureCount - 1);
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  let before = '';
  for (const whole of wordsOf(text)) {
    const word = whole.slice(0, maxWordLength);
    add(word, 1, 1);
    add(`${before} ${word}`, 2, 1);
    before = word;
    // N-grams carry over inflection and typing mistakes.
    const bordered = `<${word}>`;
    for (let size = piece.shortest; size <= piece.longest; size++)
      for (let start = 0; start + size <= bordered.length; start++)
        add(bordered.slice(start, start + size), 4, piece.weight);
  }
  return counts;
}

/** How telling each feature is among these texts: damped inverse document frequency. The order of the texts does not matter. */
export function learnFeatureWeights(texts: readonly string[]): Float32Array {
  const holders = new Float64Array(featureCount);
  for (const text of texts)
    for (const feature of countFeatures(text).keys()) holders[feature] = (holders[feature] ?? 0) + 1;
  return Float32Array.from(holders, (count) => Math.log((1 + texts.length) / (1 + count)) ** 0.7 + 0.5);
}

/** A text as hashed n-grams: sublinear counts (Salton and Buckley, 1988) times how telling each is. Empty for a text without words. */
export function sparseVector(text: string, featureWeights: Float32Array): SparseVector {
  const counted = [...countFeatures(text)].sort(([a], [b]) => a - b);
  const weights = counted.map(([feature, count]) => Math.log1p(count) * (featureWeights[feature] ?? 0));
  const length = Math.hypot(...weights) || 1;
  return {
    features: Uint32Array.from(counted, ([feature]) => feature),
    weights: Float32Array.from(weights, (weight) => weight / length),
  };
}
