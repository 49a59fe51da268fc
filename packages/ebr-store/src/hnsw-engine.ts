import { createRequire } from 'node:module';

/** What is used of `hnswlib-node`. It takes plain arrays only, knows nothing of NaN, and aborts the process when a filter throws. */
export interface HnswGraph {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
  resizeIndex(maxElements: number): void;
  getMaxElements(): number;
  addPoint(point: number[], label: number): void;
  setEf(ef: number): void;
  searchKnn(point: number[], k: number): { readonly neighbors: number[]; readonly distances: number[] };
}

export type HnswConstructor = new (space: 'ip', dimensions: number) => HnswGraph;

/** Throws when the optional package is not installed or was not built for this machine. */
export function loadHnsw(): HnswConstructor {
  const { HierarchicalNSW } = createRequire(import.meta.url)('hnswlib-node') as { HierarchicalNSW: HnswConstructor };
  return HierarchicalNSW;
}

export const hnswWorkerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './hnsw-worker.ts' : './hnsw-worker.js',
  import.meta.url,
);
