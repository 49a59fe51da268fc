import { describe, expect, it } from 'vitest';
import { createVectorIndex, type VectorIndexOptions } from './create-vector-index.ts';

const embedder = { model: 'some-model', contentHash: 'sha256:1' };

describe('the options of a vector index', () => {
  it.each<[string, Record<string, unknown>]>([
    ['dimensions', { dimensions: 0 }],
    ['dimensions', { dimensions: 8193 }],
    ['dimensions', { dimensions: '3' }],
    ['embedder', { embedder: undefined }],
    ['embedder', { embedder: { model: 'm' } }],
    ['partitionBy', { partitionBy: ['tenant', 'tenant'] }],
    ['partitionBy', { partitionBy: 'tenant' }],
    ['engine', { engine: 'annoy' }],
  ])('must make sense: %s, not %o', (word, options) => {
    const create = () => createVectorIndex({ dimensions: 3, embedder, ...options } as VectorIndexOptions);
    expect(create).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', message: expect.stringContaining(word) }),
    );
  });

  it('give an index of any size, from one dimension to the most', async () => {
    for (const dimensions of [1, 15, 16, 17, 8192]) {
      const index = createVectorIndex({ dimensions, embedder });
      const vector = Float32Array.from({ length: dimensions }, (_, at) => at + 1);
      await index.upsert([{ id: 'a', vector }], { embedder });
      expect(await index.search({ embedder, vector, k: 1 })).toEqual([{ id: 'a', score: 1, attributes: {} }]);
      await index.close();
    }
  });
});
