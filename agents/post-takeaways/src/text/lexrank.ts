/** A bag of words as a unit vector of tf-idf weights. */
export type WordVector = ReadonlyMap<string, number>;

/** One unit vector per bag. The bags themselves are the collection that inverse document frequency is taken from. */
export function wordVectors(bags: readonly (readonly string[])[]): {
  vectors: WordVector[];
  vectorOf: (words: readonly string[]) => WordVector;
} {
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of new Set(bag)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectorOf = (words: readonly string[]): WordVector => {
    const weights = new Map<string, number>();
    for (const word of words) weights.set(word, (weights.get(word) ?? 0) + 1);
    let square = 0;
    for (const [word, count] of weights) {
      const weight = count * Math.log(1 + (bags.length + 1) / ((frequency.get(word) ?? 0) + 0.5));
      weights.set(word, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [word, weight] of weights) weights.set(word, weight / length);
    return weights;
  };
  return { vectors: bags.map(vectorOf), vectorOf };
}

/** Cosine of two unit vectors, 0 to 1. */
export function cosine(a: WordVector, b: WordVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return Math.min(1, sum);
}

const ROUNDS = 60;
const CLOSE_ENOUGH = 1e-6;

/**
 * Continuous LexRank (Erkan & Radev 2004): the stationary distribution of a walk over sentences that moves by cosine, and with
 * probability `teleport` jumps by `prior`. A uniform prior gives the plain method; relevance to a question as prior gives biased
 * LexRank (Otterbacher, Erkan & Radev 2005). Scores sum to 1.
 */
export function lexRank(
  vectors: readonly WordVector[],
  options: { teleport: number; prior?: readonly number[] | undefined },
): number[] {
  const count = vectors.length;
  if (count === 0) return [];
  const total = options.prior?.reduce((sum, value) => sum + value, 0) ?? 0;
  const prior = vectors.map((_, i) => (total > 0 ? (options.prior?.[i] ?? 0) / total : 1 / count));
  const rows = vectors.map((a) => {
    const row = vectors.map((b) => cosine(a, b));
    const sum = row.reduce((whole, value) => whole + value, 0);
    return sum > 0 ? row.map((value) => value / sum) : prior;
  });
  let scores = prior;
  for (let round = 0; round < ROUNDS; round++) {
    const next = prior.map((value) => value * options.teleport);
    for (const [i, row] of rows.entries()) {
      const mass = (1 - options.teleport) * (scores[i] ?? 0);
      for (let j = 0; j < count; j++) next[j] = (next[j] ?? 0) + mass * (row[j] ?? 0);
    }
    const change = next.reduce((sum, value, i) => sum + Math.abs(value - (scores[i] ?? 0)), 0);
    scores = next;
    if (change < CLOSE_ENOUGH) break;
  }
  return scores;
}
