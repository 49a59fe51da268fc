import type { VectorIndex } from '../vector-index.ts';

/** Settles when no graph is being built, and each has what was written. */
export async function graphsSettled(index: VectorIndex): Promise<void> {
  const busy = () =>
    index
      .stats()
      .partitions.some(({ graph }) => graph?.state === 'building' || (graph?.state === 'ready' && graph.waiting > 0));
  for (let waited = 0; busy() && waited < 2000; waited++) await new Promise((resolve) => setTimeout(resolve, 5));
}
