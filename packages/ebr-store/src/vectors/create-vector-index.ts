import { hnswWorkerUrl, loadHnsw } from '../hnsw-engine.ts';
import { maximumDimensions } from './check.ts';
import { type GraphSettings, MemoryIndex, turnBudgetMs } from './memory-index.ts';
import { Pace } from './pace.ts';
import { type OpenSnapshot, openSnapshot, snapshotEntries } from './read-snapshot.ts';
import { rowLayout } from './rows.ts';
import type { EmbedderIdentity, VectorIndex } from './vector-index.ts';
import { VectorError } from './vector-error.ts';

/**
 * How partitions are searched without a filter. `flat`: by an exact scan. `hnsw`: by a graph in a thread, from the few
 * entries on at which there is something to gain. `auto`: by a graph where it was measured to be several times quicker,
 * and by the scan when `hnswlib-node` is not there. Filtered searches are exact in all three.
 */
export type VectorEngine = 'flat' | 'hnsw' | 'auto';

export interface VectorIndexOptions {
  readonly dimensions: number;
  /** Only vectors of this embedder get in, and only its vectors are searched with. */
  readonly embedder: EmbedderIdentity;
  /** Attributes whose values keep entries apart, such as a tenant: a search that names them never meets the others. */
  readonly partitionBy?: readonly string[];
  /** `auto` by default. */
  readonly engine?: VectorEngine;
}

/** Below this the scan is quicker than asking a thread. */
const entriesWorthAGraph = 1_000;
/** Bytes of codes that the scan reads in some 3 ms, where a graph began to be several times quicker; see the README. */
const codeBytesWorthAGraph = 48 * 1024 * 1024;

function graphSettings(engine: VectorEngine, dimensions: number): GraphSettings | undefined {
  if (engine === 'flat') return undefined;
  if (engine === 'hnsw') requireHnsw();
  const { codeStride } = rowLayout(dimensions);
  const fromEntries = engine === 'hnsw' ? entriesWorthAGraph : Math.ceil(codeBytesWorthAGraph / codeStride);
  return { worker: hnswWorkerUrl, fromEntries };
}

function requireHnsw(): void {
  try {
    loadHnsw();
  } catch (cause) {
    throw new VectorError('ENGINE_UNAVAILABLE', 'engine hnsw needs the package hnswlib-node', { cause });
  }
}

export function createVectorIndex(options: VectorIndexOptions): VectorIndex {
  return createMemoryIndex(options);
}

function createMemoryIndex(options: VectorIndexOptions): MemoryIndex {
  const { dimensions, embedder, partitionBy = [], engine = 'auto' } = options;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > maximumDimensions)
    throw new VectorError('INVALID_OPTIONS', `dimensions must be a whole number from 1 to ${maximumDimensions}`);
  if (typeof embedder?.model !== 'string' || typeof embedder.contentHash !== 'string')
    throw new VectorError('INVALID_OPTIONS', 'embedder must have a model and a contentHash');
  if (!Array.isArray(partitionBy) || new Set(partitionBy).size !== partitionBy.length)
    throw new VectorError('INVALID_OPTIONS', 'partitionBy must be a list that names no attribute twice');
  if (!['flat', 'hnsw', 'auto'].includes(engine))
    throw new VectorError('INVALID_OPTIONS', 'engine must be flat, hnsw or auto');
  return new MemoryIndex({ dimensions, embedder, partitionBy, graphs: graphSettings(engine, dimensions) });
}

/** An index of the entries in a snapshot. Throws `SNAPSHOT_INVALID` or `INDEX_MISMATCH` rather than read in part. */
export async function restoreVectorIndex(
  snapshot: Uint8Array,
  options: VectorIndexOptions & { readonly signal?: AbortSignal },
): Promise<VectorIndex> {
  const { signal } = options;
  const index = createMemoryIndex(options);
  try {
    const opened = await new Pace(turnBudgetMs).finish(openSnapshot(snapshot), () => signal?.throwIfAborted());
    checkHead(opened, options);
    await index.load(snapshotEntries(opened), signal);
    if (index.size() !== opened.head.count)
      throw new VectorError('SNAPSHOT_INVALID', 'the snapshot holds an id more than once');
    return index;
  } catch (error) {
    await index.close();
    throw error;
  }
}

function checkHead({ head }: OpenSnapshot, { embedder, dimensions }: VectorIndexOptions): void {
  const same = head.model === embedder.model && head.contentHash === embedder.contentHash;
  if (same && head.dimensions === dimensions) return;
  const [seen, expected] = [head, { ...embedder, dimensions }].map(
    (one) => `${one.model} (${one.contentHash}, ${one.dimensions} dimensions)`,
  );
  throw new VectorError('INDEX_MISMATCH', `the snapshot holds vectors of ${seen}, expected were ${expected}`);
}
