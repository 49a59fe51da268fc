/** Which model made a vector. Vectors of two embedders cannot be compared, whatever their dimensions. */
export interface EmbedderIdentity {
  readonly model: string;
  readonly contentHash: string;
}

export type AttributeValue = string | number | boolean;

/** What an entry can be found by, besides its vector. An absent attribute equals nothing. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

export interface VectorEntry {
  /** Names one entry of the whole index. */
  readonly id: string;
  /** Any length but zero; kept as it is, in f32. */
  readonly vector: Float32Array | readonly number[];
  readonly attributes?: Attributes;
}

/** Every attribute named here must equal the value, or one of the values. */
export type Conditions = Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;

export interface VectorQuery {
  readonly embedder: EmbedderIdentity;
  readonly vector: Float32Array | readonly number[];
  /** How many at most, 1 to 10,000. */
  readonly k: number;
  /** Holds before the search, so the `k` best of what is allowed are found however little that is. */
  readonly where?: Conditions;
  /** Like `where`, for what no equality says. Asked once for each entry that `where` allows; must be pure and quick. */
  readonly accept?: (entry: { readonly id: string; readonly attributes: Attributes }) => boolean;
  readonly signal?: AbortSignal;
}

export interface VectorMatch {
  readonly id: string;
  /** Cosine of the f32 vectors, summed in f64 and rounded to f32. */
  readonly score: number;
  readonly attributes: Attributes;
}

export interface WriteOptions {
  readonly embedder: EmbedderIdentity;
  readonly signal?: AbortSignal;
}

export interface PartitionStats {
  readonly key: Attributes;
  readonly entries: number;
  /** What answers a search without a filter today: `flat` also while a graph is being built. */
  readonly engine: 'flat' | 'hnsw';
  readonly graph?: GraphStats;
}

export interface GraphStats {
  readonly state: 'building' | 'ready' | 'failed';
  /** Breadth of the graph search, chosen by measurement when the graph was built. */
  readonly ef?: number;
  /** Recall at 10 against the exact scan, of entries that were not in the graph when they were searched for. */
  readonly recall?: number;
  /** Entries that are not in the graph yet; they are scanned exactly. */
  readonly waiting: number;
  /** Entries of the graph that were replaced or deleted; they are left out, and a new graph is built when they are many. */
  readonly dead: number;
  /** What went wrong last. */
  readonly failure?: string;
}

export interface VectorIndexStats {
  readonly entries: number;
  /** Address space taken from the system; it never shrinks, and freed parts of it are used again. */
  readonly bytesReserved: number;
  readonly bytesUsed: number;
  readonly partitions: readonly PartitionStats[];
}

/**
 * Vectors by id, in memory. Matches come best first, and equal scores in order of their ids, so the same entries give
 * the same answer in whatever order they were written. No call holds the event loop for more than a few milliseconds.
 */
export interface VectorIndex {
  readonly dimensions: number;
  readonly embedder: EmbedderIdentity;
  /**
   * Adds entries, or replaces those with the same ids. All are checked before the first is written; they are written in
   * slices between which searches run. Vectors are read until the promise settles.
   */
  upsert(entries: readonly VectorEntry[], options: WriteOptions): Promise<void>;
  /** Throws `UNKNOWN_ID`, and deletes nothing, when one of the ids is not there. */
  delete(ids: readonly string[], options?: { readonly signal?: AbortSignal }): Promise<void>;
  has(id: string): boolean;
  /** A copy of what was written. */
  get(id: string): Required<VectorEntry> | undefined;
  /** Entries in all, or those that meet the conditions. */
  size(where?: Conditions): number;
  search(query: VectorQuery): Promise<VectorMatch[]>;
  /** The same bytes for the same entries; see `restoreVectorIndex`. */
  snapshot(options?: { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  stats(): VectorIndexStats;
  /** Settles when no search is running and no thread is left. Calls after it throw `CLOSED`. */
  close(): Promise<void>;
}
