import { describe, expect, it } from 'vitest';
import { learnEmbeddingView, viewed } from './embedding-view.ts';

const { signal } = new AbortController();
const unit = (...values: number[]) => Float32Array.from(values, (value) => value / Math.hypot(...values));
/** What tells the labels apart is small; what the vectors of one label vary in is large and says nothing. */
const labels = Array.from({ length: 80 }, (_, index) => index % 20);
const vectors = labels.map((label, index) => unit(5, Math.floor(index / 20) - 1.5, (label - 9.5) / 10));
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('a view of embeddings', () => {
  it('makes less of what the vectors of one label differ in', async () => {
    const view = await learnEmbeddingView(vectors, labels, { signal });
    const plain = { ...view, whitener: Float32Array.of(1, 0, 1, 0, 0, 1) };
    const [first, other] = [unit(5, -2, 1), unit(5, 2, 1)];
    const likeness = (by: typeof view) => cosine(viewed(first, by), viewed(other, by));
    expect(likeness(view)).toBeGreaterThan(likeness(plain) + 0.1);
  });

  it('leaves the directions as they are where labels are few and broad', async () => {
    const view = await learnEmbeddingView(
      vectors,
      labels.map((label) => label % 2),
      { signal },
    );
    expect(view.whitener).toHaveLength(0);
    expect(Math.hypot(...viewed(unit(1, 2, 3), view))).toBeCloseTo(1, 5);
  });

  it('gives unit length, or zeros where there is no vector', async () => {
    const view = await learnEmbeddingView(vectors, labels, { signal });
    expect(Math.hypot(...viewed(unit(1, 2, 3), view))).toBeCloseTo(1, 5);
    expect([...viewed(undefined, view)]).toEqual([0, 0, 0]);
  });

  it.each([
    ['no vectors', [], [], undefined, []],
    ['one vector', [unit(1, 1)], [0], unit(1, 1), [0, 0]],
    ['equal vectors', [unit(1, 1), unit(1, 1)], [0, 1], unit(1, 1), [0, 0]],
  ])('can be learnt from %s', async (_, given, of, asked, seen) => {
    expect([...viewed(asked, await learnEmbeddingView(given, of, { signal }))]).toEqual(seen);
  });

  it('stops learning when it is told to', async () => {
    await expect(learnEmbeddingView(vectors, labels, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});
