import { createVectorIndex, type VectorEngine, type VectorIndex, type VectorQuery } from '../../src/vectors.ts';
import type { Vectors } from './data.ts';
import type { Engine } from './peers.ts';

export const embedder = { model: 'bench', contentHash: 'none' };

/** `bucket` is the same for one entry in a hundred. */
export async function ourIndex(data: Vectors, engine: VectorEngine): Promise<VectorIndex> {
  const { dimensions, entries } = data;
  const index = createVectorIndex({ dimensions, embedder, engine });
  const count = entries.length / dimensions;
  const all = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    vector: entries.subarray(at * dimensions, (at + 1) * dimensions),
    attributes: { bucket: (at * 7919) % 100, tenth: at % 10, half: at % 2 },
  }));
  await index.upsert(all, { embedder });
  return index;
}

export const ourEngine = (name: string, index: VectorIndex, more: Partial<VectorQuery> = {}): Engine => ({
  name,
  search: async (vector, k) => (await index.search({ embedder, vector, k, ...more })).map((match) => Number(match.id)),
  close: () => void index.close(),
});

export async function graphsReady(index: VectorIndex): Promise<void> {
  while (index.stats().partitions.some(({ graph }) => graph?.state === 'building'))
    await new Promise((resolve) => setTimeout(resolve, 50));
}
