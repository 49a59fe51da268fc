import { describeVectorIndex } from './testing/describe-vector-index.ts';
import { graphsSettled } from './testing/graphs-settled.ts';
import { createVectorIndex, restoreVectorIndex, type VectorEngine } from './create-vector-index.ts';

const setup = (engine: VectorEngine) => ({
  create: (options: Parameters<typeof createVectorIndex>[0]) => createVectorIndex({ ...options, engine }),
  restore: (snapshot: Uint8Array, options: Parameters<typeof createVectorIndex>[0]) =>
    restoreVectorIndex(snapshot, { ...options, engine }),
  settled: graphsSettled,
});

describeVectorIndex('the flat engine', { ...setup('flat'), exact: true });
describeVectorIndex('the hnsw engine', { ...setup('hnsw'), exact: false });
describeVectorIndex('the engine chosen by size', { ...setup('auto'), exact: true });
