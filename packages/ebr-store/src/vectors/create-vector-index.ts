import { maximumDimensions } from './check.ts';
import { MemoryIndex } from './memory-index.ts';
import { Pace } from './pace.ts';
import { type OpenSnapshot, openSnapshot, snapshotEntries } from './read-snapshot.ts';
import type { EmbedderIdentity, VectorIndex } from './vector-index.ts';
import { VectorError } from './vector-error.ts';

export interface VectorIndexOptions {
  readonly dimensions: number;
  /** Only vectors of this embedder get in, and only its vectors are searched with. */
  readonly embedder: EmbedderIdentity;
  /** Attributes whose values keep entries apart, such as a tenant: a search that names them never meets the others. */
  readonly partitionBy?: readonly string[];
}

export function createVectorIndex(options: VectorIndexOptions): VectorIndex {
  const { dimensions, embedder, partitionBy = [] } = options;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > maximumDimensions)
    throw new VectorError('INVALID_OPTIONS', `dimensions must be a whole number from 1 to ${maximumDimensions}`);
  if (typeof embedder?.model !== 'string' || typeof embedder.contentHash !== 'string')
    throw new VectorError('INVALID_OPTIONS', 'embedder must have a model and a contentHash');
  if (new Set(partitionBy).size !== partitionBy.length)
    throw new VectorError('INVALID_OPTIONS', 'partitionBy names an attribute twice');
  return new MemoryIndex({ dimensions, embedder, partitionBy });
}

/** An index of the entries in a snapshot. Throws `SNAPSHOT_INVALID` or `INDEX_MISMATCH` rather than read in part. */
export async function restoreVectorIndex(
  snapshot: Uint8Array,
  options: VectorIndexOptions & { readonly signal?: AbortSignal },
): Promise<VectorIndex> {
  const { signal, embedder } = options;
  const index = createVectorIndex(options);
  try {
    const opened = await open(snapshot, signal);
    checkHead(opened, options);
    for (const entries of snapshotEntries(opened))
      await index.upsert(entries, signal ? { embedder, signal } : { embedder });
    if (index.size() !== opened.head.count)
      throw new VectorError('SNAPSHOT_INVALID', 'the snapshot holds an id more than once');
    return index;
  } catch (error) {
    await index.close();
    throw error;
  }
}

async function open(snapshot: Uint8Array, signal: AbortSignal | undefined): Promise<OpenSnapshot> {
  const opening = openSnapshot(snapshot);
  let step = opening.next();
  await new Pace(2.5).run(
    () => step.done || ((step = opening.next()).done ?? false),
    () => signal?.throwIfAborted(),
  );
  if (!step.done) throw new VectorError('SNAPSHOT_INVALID', 'the snapshot did not end');
  return step.value;
}

function checkHead({ head }: OpenSnapshot, { embedder, dimensions }: VectorIndexOptions): void {
  const same = head.model === embedder.model && head.contentHash === embedder.contentHash;
  if (same && head.dimensions === dimensions) return;
  const [seen, expected] = [head, { ...embedder, dimensions }].map(
    (one) => `${one.model} (${one.contentHash}, ${one.dimensions} dimensions)`,
  );
  throw new VectorError('INDEX_MISMATCH', `the snapshot holds vectors of ${seen}, expected were ${expected}`);
}
