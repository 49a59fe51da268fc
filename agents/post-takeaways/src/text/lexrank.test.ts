import { describe, expect, it } from 'vitest';
import { cosine, lexRank, wordVectors } from './lexrank.ts';

const bags = [
  ['form', 'label', 'error'],
  ['form', 'label', 'user'],
  ['form', 'error', 'user'],
  ['weather', 'rain'],
];

describe('lexRank', () => {
  it('ranks what is like the others above what stands alone', () => {
    const scores = lexRank(wordVectors(bags).vectors, { teleport: 0.15 });
    const [a = 0, b = 0, c = 0, outsider = 0] = scores;
    expect(Math.min(a, b, c)).toBeGreaterThanOrEqual(outsider);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5);
  });

  it('is pulled to what its prior asks for', () => {
    const { vectors } = wordVectors(bags);
    const scores = lexRank(vectors, { teleport: 0.7, prior: [0, 0, 0, 1] });
    expect(scores.indexOf(Math.max(...scores))).toBe(3);
  });

  it('treats a prior of nothing as no prior', () => {
    const { vectors } = wordVectors(bags);
    expect(lexRank(vectors, { teleport: 0.15, prior: [0, 0, 0, 0] })).toEqual(lexRank(vectors, { teleport: 0.15 }));
  });

  it.each([[[]], [[[]]], [[[], ['a']]]])('has a finite score for each of %j', (odd: string[][]) => {
    const scores = lexRank(wordVectors(odd).vectors, { teleport: 0.15 });
    expect(scores.length).toBe(odd.length);
    expect(scores.every(Number.isFinite)).toBe(true);
  });
});

describe('cosine', () => {
  it('is 1 for the same words and 0 for none in common', () => {
    const { vectors, vectorOf } = wordVectors(bags);
    const [first = new Map(), , , last = new Map()] = vectors;
    expect(cosine(first, vectorOf(['error', 'label', 'form']))).toBeCloseTo(1, 10);
    expect(cosine(first, last)).toBe(0);
  });
});
