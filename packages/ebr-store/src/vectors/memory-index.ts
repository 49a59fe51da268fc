import { Arena } from './arena.ts';
import { checkConditions, checkEmbedder, checkEntry, checkQuery } from './check.ts';
import { Gate } from './gate.ts';
import { Graphs } from './graph/graphs.ts';
import { askGraphs, type Narrow } from './graph/ask-graphs.ts';
import { Pace, slices } from './pace.ts';
import { Partition, type StoredEntry } from './partition.ts';
import { type RowLayout, rowLayout } from './rows.ts';
import { Scan, rowsPerStep } from './scan.ts';
import { countRows, findSources, partitionKey, partitionName, type Source } from './sources.ts';
import { ShardedMap } from './sharded-map.ts';
import { sortInSteps } from './sort-in-steps.ts';
import { writeSnapshot } from './write-snapshot.ts';
import type {
  Conditions,
  EmbedderIdentity,
  PartitionStats,
  VectorEntry,
  VectorIndex,
  VectorIndexStats,
  VectorMatch,
  VectorQuery,
  WriteOptions,
} from './vector-index.ts';
import { VectorError } from './vector-error.ts';

/** What one turn of the event loop gives to an index; a step that has begun may add a millisecond or two. */
export const turnBudgetMs = 1.5;
/** A search of so many steps ends within one turn, whatever it finds. */
const stepsAtOnce = 3;

/** Where a partition gets a graph, and which thread it lives in. */
export interface GraphSettings {
  readonly worker: URL;
  readonly fromEntries: number;
}

export interface MemoryIndexOptions {
  readonly dimensions: number;
  readonly embedder: EmbedderIdentity;
  readonly partitionBy: readonly string[];
  readonly graphs?: GraphSettings | undefined;
}

/** Partitions of rows, searched by a scan that proves its answer (see `kernels/scan.as.ts`), large ones by graphs beside it. */
export class MemoryIndex implements VectorIndex {
  readonly dimensions: number;
  readonly embedder: EmbedderIdentity;
  readonly #by: readonly string[];
  readonly #layout: RowLayout;
  readonly #arena = new Arena();
  readonly #pace = new Pace(turnBudgetMs);
  readonly #gate = new Gate();
  readonly #entries = new ShardedMap<string, StoredEntry>();
  readonly #partitions = new Map<string, Partition>();
  readonly #graphs: Graphs | undefined;
  #closed = false;

  constructor(options: MemoryIndexOptions) {
    this.dimensions = options.dimensions;
    this.embedder = { model: options.embedder.model, contentHash: options.embedder.contentHash };
    this.#by = [...options.partitionBy];
    this.#layout = rowLayout(options.dimensions);
    const copy = (partition: Partition, begin: (entries: StoredEntry[]) => void) => this.#copy(partition, begin);
    if (options.graphs) this.#graphs = new Graphs({ ...options.graphs, dimensions: this.dimensions, copy });
  }

  async upsert(entries: readonly VectorEntry[], options: WriteOptions): Promise<void> {
    const { embedder, signal } = options ?? {};
    this.#check(signal);
    checkEmbedder(embedder, this.embedder);
    await this.#write(entries, signal);
    this.#graphs?.consider();
  }

  /** Writes all batches before anything is built from them. */
  async load(batches: Iterable<readonly VectorEntry[]>, signal?: AbortSignal): Promise<void> {
    const iterator = batches[Symbol.iterator]();
    for (let next = this.#pace.spend(() => iterator.next()); !next.done;) {
      await this.#write(next.value, signal);
      next = this.#pace.spend(() => iterator.next());
    }
    this.#graphs?.consider();
  }

  async #write(entries: readonly VectorEntry[], signal: AbortSignal | undefined): Promise<void> {
    if (!Array.isArray(entries)) throw new VectorError('INVALID_ENTRY', 'expected a list of entries');
    const ids = new Set<string>();
    await this.#forEach(entries, signal, (entry, index) => {
      checkEntry(entry, this.dimensions, `entry ${index}`);
      if (ids.has(entry.id))
        throw new VectorError('INVALID_ENTRY', `entry ${index}: its id came before in the same call`);
      ids.add(entry.id);
    });
    await this.#gate.write(() => this.#writeEach(entries, signal, (entry) => this.#put(entry)));
  }

  async delete(ids: readonly string[], { signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    this.#check(signal);
    if (!Array.isArray(ids)) throw new VectorError('UNKNOWN_ID', 'expected a list of ids');
    const unique = [...new Set(ids)];
    await this.#gate.write(async () => {
      let unknown = 0;
      await this.#forEach(unique, signal, (id) => {
        if (!this.#entries.has(id)) unknown++;
      });
      if (unknown > 0)
        throw new VectorError(
          'UNKNOWN_ID',
          `${unknown} of ${unique.length} ids are not in the index; nothing was deleted`,
        );
      await this.#writeEach(unique, signal, (id) => this.#remove(id));
    });
    this.#graphs?.consider();
  }

  has(id: string): boolean {
    this.#check();
    return this.#entries.has(id);
  }

  get(id: string): Required<VectorEntry> | undefined {
    this.#check();
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    return { id, vector: entry.partition.rows.get(entry.slot), attributes: entry.attributes };
  }

  size(where?: Conditions): number {
    this.#check();
    let count = 0;
    for (const { partition, slots, check } of this.#sources(checkConditions(where))) {
      const { entries } = partition;
      if (!check) count += slots?.length ?? entries.length;
      else for (const slot of slots ?? entries.keys()) if (entries[slot] && check(entries[slot])) count++;
    }
    return count;
  }

  async search(query: VectorQuery): Promise<VectorMatch[]> {
    const { signal, accept } = query ?? {};
    this.#check(signal);
    while (this.#pace.exhausted) await this.#pace.nextTurn();
    const where = this.#pace.spend(() => checkQuery(query, this.dimensions, this.embedder));
    const narrow = this.#graphs && !accept ? await this.#askGraphs(this.#graphs, where, query) : undefined;
    while (this.#pace.exhausted) await this.#pace.nextTurn();
    this.#check(signal);
    const sources = () => narrow?.(this.#sources(where)) ?? this.#sources(where, accept);
    const now = sources();
    const short = countRows(now) <= stepsAtOnce * rowsPerStep(this.#layout) && !accept;
    return short ? this.#searchAtOnce(now, query) : this.#gate.read(() => this.#searchInSteps(sources(), query));
  }

  async snapshot({ signal }: { readonly signal?: AbortSignal } = {}): Promise<Uint8Array> {
    this.#check(signal);
    const { embedder, dimensions } = this;
    return this.#gate.read(() =>
      this.#steps(writeSnapshot({ embedder, dimensions, entries: this.#entries.values() }), signal),
    );
  }

  stats(): VectorIndexStats {
    this.#check();
    return {
      entries: this.#entries.size,
      bytesReserved: this.#arena.bytesReserved,
      bytesUsed: this.#arena.bytesUsed,
      partitions: [...this.#partitions.values()].map((partition) => this.#partitionStats(partition)),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#graphs?.close();
    await this.#gate.idle();
  }

  #partitionStats(partition: Partition): PartitionStats {
    const { key, entries } = partition;
    const graph = this.#graphs?.stats(partition);
    const engine = this.#graphs?.ready(partition) ? 'hnsw' : 'flat';
    return { key, entries: entries.length, engine, ...(graph ? { graph } : {}) };
  }

  async #askGraphs(graphs: Graphs, where: Conditions, query: VectorQuery): Promise<Narrow | undefined> {
    while (this.#pace.exhausted) await this.#pace.nextTurn();
    this.#check(query.signal);
    return this.#pace.spend(() => askGraphs(graphs, this.#sources(where), query));
  }

  /** Of one state of the partition, for a graph. */
  #copy(partition: Partition, begin: (entries: StoredEntry[]) => void): Promise<Float32Array> {
    return this.#gate.read(async () => {
      const entries = await this.#steps(sortInSteps(partition.entries, (a, b) => (a.id < b.id ? -1 : 1)));
      // Zeros are not asked for: to write them for a large partition would hold the event loop.
      const vectors = new Float32Array(Buffer.allocUnsafeSlow(entries.length * this.dimensions * 4).buffer);
      const copyRow = ({ slot }: StoredEntry, at: number) =>
        vectors.set(partition.rows.view(slot), at * this.dimensions);
      await this.#forEach(entries, undefined, copyRow);
      begin(entries);
      return vectors;
    });
  }

  #sources(where: Conditions, accept?: VectorQuery['accept']): Source[] {
    return findSources({ by: this.#by, all: this.#partitions }, where, accept);
  }

  #searchAtOnce(sources: readonly Source[], query: VectorQuery): VectorMatch[] {
    return this.#pace.spend(() => {
      const scan = this.#scan(sources, query);
      try {
        while (!scan.step());
        return scan.matches();
      } finally {
        scan.end();
      }
    });
  }

  async #searchInSteps(sources: readonly Source[], query: VectorQuery): Promise<VectorMatch[]> {
    const scan = this.#scan(sources, query);
    try {
      await this.#pace.run(
        () => scan.step(),
        () => this.#check(query.signal),
      );
      return scan.matches();
    } finally {
      scan.end();
    }
  }

  #scan(sources: readonly Source[], { k, vector }: VectorQuery): Scan {
    return new Scan({ arena: this.#arena, layout: this.#layout, sources, k, vector });
  }

  #put({ id, vector, attributes = {} }: VectorEntry): void {
    const kept = Object.freeze({ ...attributes });
    const old = this.#entries.get(id);
    const partition = this.#partition(kept);
    const stays = old?.partition === partition;
    const entry = stays ? partition.replace(old, vector, kept) : partition.add(id, vector, kept);
    if (stays) this.#graphs?.removed(old);
    else if (old) this.#take(old);
    this.#entries.set(id, entry);
    this.#graphs?.written(entry);
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) this.#take(entry);
    this.#entries.delete(id);
  }

  #take(entry: StoredEntry): void {
    const { partition } = entry;
    partition.remove(entry);
    this.#graphs?.removed(entry);
    if (partition.entries.length === 0) this.#partitions.delete(partition.name);
  }

  #partition(attributes: VectorEntry['attributes'] & object): Partition {
    const name = partitionName(this.#by, attributes);
    let partition = this.#partitions.get(name);
    if (!partition) {
      const key = partitionKey(this.#by, attributes);
      partition = new Partition({ key, name, arena: this.#arena, layout: this.#layout });
      this.#partitions.set(name, partition);
    }
    return partition;
  }

  #steps<T>(steps: Generator<undefined, T>, signal?: AbortSignal): Promise<T> {
    return this.#pace.finish(steps, () => this.#check(signal));
  }

  get #perSlice(): number {
    return Math.max(1, Math.min(64, Math.floor(32_768 / this.dimensions)));
  }

  #forEach<T>(items: readonly T[], signal: AbortSignal | undefined, work: (item: T, index: number) => void) {
    return this.#pace.run(slices(items, this.#perSlice, work), () => this.#check(signal));
  }

  async #writeEach<T>(items: readonly T[], signal: AbortSignal | undefined, work: (item: T) => void): Promise<void> {
    const step = slices(items, this.#perSlice, work);
    for (let done = false; !done;) {
      while (this.#pace.exhausted) await this.#pace.nextTurn();
      this.#check(signal);
      done = await this.#gate.slice(() => !this.#pace.exhausted && this.#pace.spend(step));
    }
  }

  #check(signal?: AbortSignal): void {
    if (this.#closed) throw new VectorError('CLOSED', 'this index is closed');
    signal?.throwIfAborted();
  }
}
