import type { Attributes, Conditions, VectorEntry, VectorMatch } from '../vector-index.ts';

/** The same search in the plainest way: every entry, one after the other, in f64. */
export function bruteForce(
  entries: Iterable<Required<VectorEntry>>,
  query: { vector: ArrayLike<number>; k: number; where?: Conditions },
): VectorMatch[] {
  const length = (vector: ArrayLike<number>) => Math.sqrt(dot(vector, vector));
  return [...entries]
    .filter((entry) => meets(entry.attributes, query.where ?? {}))
    .map(({ id, vector, attributes }) => {
      const score = Math.fround(dot(vector, query.vector) / (length(vector) * length(query.vector)));
      return { id, score, attributes };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, query.k);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.fround(a[index] ?? 0) * Math.fround(b[index] ?? 0);
  return sum;
}

const meets = (attributes: Attributes, where: Conditions): boolean =>
  Object.entries(where).every(([name, condition]) => [condition].flat().some((value) => attributes[name] === value));

/** Numbers from 0 to 1 that are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A vector near one of some centres, as sentences are near their topics. */
export function clusteredVectors(dimensions: number, random: () => number): () => Float32Array {
  const around = (centre: (index: number) => number, spread: number) =>
    Float32Array.from({ length: dimensions }, (_, index) => centre(index) + spread * (random() + random() - 1));
  const centres = Array.from({ length: 12 }, () => around(() => 0, 1));
  return () => around((index) => centres[Math.floor(random() * centres.length)]?.[index] ?? 0, 0.8);
}
