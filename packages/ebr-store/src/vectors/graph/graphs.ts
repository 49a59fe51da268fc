import type { Partition, StoredEntry } from '../partition.ts';
import type { GraphStats } from '../vector-index.ts';
import { GraphThread } from './graph-thread.ts';
import { PartitionGraph } from './partition-graph.ts';
import { breadthFor } from './tuned-graph.ts';

const entriesPerAdd = 256;
/** How often a thread that died is started again in the life of an index. */
const mostRestarts = 3;
/** A search broader than this looks at so many entries that the exact scan is as quick. */
const mostBreadth = 4096;
/** So many are not in the graph yet that the scan of all of them is left to the one that takes turns. */
const mostWaiting = 4096;

/** What graphs need of the index they belong to. */
export interface GraphOptions {
  readonly dimensions: number;
  readonly worker: URL;
  /** A partition with fewer entries has no graph. */
  readonly fromEntries: number;
  /** All entries in order of their ids, and their vectors. `begin` is called while no write can come between. */
  readonly copy: (partition: Partition, begin: (entries: StoredEntry[]) => void) => Promise<Float32Array>;
}

interface State {
  current?: PartitionGraph | undefined;
  next?: PartitionGraph | undefined;
  failure?: string | undefined;
  /** Not tried again before the partition has another size. */
  failedAt?: number | undefined;
  /** A build or an addition is under way. */
  busy?: boolean;
}

/** Entries a graph thinks near; asked for slots when they are scored, since writes may have come between. */
export interface Candidates {
  slots(k: number): number[] | undefined;
}

/**
 * Graphs of large partitions, built and searched in a thread. Each is right or absent: what was written since is searched
 * exactly beside it, what was deleted is left out, and when a fifth of it is gone another is built and put in its place.
 */
export class Graphs {
  readonly #options: GraphOptions;
  readonly #states = new Map<Partition, State>();
  readonly #touched = new Set<Partition>();
  #thread: GraphThread | undefined;
  #threads = 0;
  #numbers = 0;
  #closed = false;
  #failure: string | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  written(entry: StoredEntry): void {
    this.#touched.add(entry.partition);
    const { current, next } = this.#states.get(entry.partition) ?? {};
    current?.waiting.add(entry);
    next?.waiting.add(entry);
  }

  removed(entry: StoredEntry): void {
    this.#touched.add(entry.partition);
    const { current, next } = this.#states.get(entry.partition) ?? {};
    current?.waiting.delete(entry);
    next?.waiting.delete(entry);
  }

  /** Looks at what was written since the last call, and begins what it calls for in the background. */
  consider(): void {
    const partitions = [...this.#touched];
    this.#touched.clear();
    for (const partition of partitions) this.#consider(partition);
  }

  ready(partition: Partition): boolean {
    return this.#states.get(partition)?.current !== undefined;
  }

  /** Nothing when the graph cannot answer: the exact scan can. */
  async candidates(partition: Partition, vector: Float32Array, k: number): Promise<Candidates | undefined> {
    const graph = this.#states.get(partition)?.current;
    const breadth = graph?.quality ? breadthFor(graph.quality.ef, k) : Number.POSITIVE_INFINITY;
    if (!graph || !this.#thread || graph.waiting.size > mostWaiting) return undefined;
    if (breadth > Math.min(mostBreadth, partition.entries.length / 4)) return undefined;
    const spare = Math.min(graph.dead, k) + 8;
    try {
      const answer = await this.#thread.ask({ type: 'search', graph: graph.number, vector, k: k + spare });
      if (!('labels' in answer)) return undefined;
      return {
        slots: (k) => (this.#states.get(partition)?.current === graph ? graph.slots(answer.labels, k) : undefined),
      };
    } catch {
      return undefined;
    }
  }

  stats(partition: Partition): GraphStats | undefined {
    const state = this.#states.get(partition);
    if (!state) return undefined;
    const { current, next, busy } = state;
    const failure = state.failure ?? this.#failure;
    const building = next !== undefined || (busy === true && !current);
    return {
      state: building ? 'building' : current ? 'ready' : 'failed',
      ...current?.quality,
      waiting: current?.waiting.size ?? 0,
      dead: current?.dead ?? 0,
      ...(failure === undefined ? {} : { failure }),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.end();
    await this.#work;
  }

  #consider(partition: Partition): void {
    const state = this.#states.get(partition) ?? {};
    const size = partition.entries.length;
    if (size < this.#options.fromEntries / (state.current ? 2 : 1)) return this.#drop(partition);
    if (this.#closed || state.busy || this.#threads > mostRestarts) return;
    const { current, failedAt } = state;
    if (failedAt !== undefined && size > failedAt / 2 && size < failedAt * 2) return;
    if (current && !current.outgrown && current.waiting.size === 0) return;
    this.#states.set(partition, state);
    state.busy = true;
    const job = current && !current.outgrown ? () => this.#add(current) : () => this.#build(partition, state);
    this.#work = this.#run(this.#work, partition, state, job);
  }

  async #run(before: Promise<void>, partition: Partition, state: State, job: () => Promise<void>): Promise<void> {
    await before;
    try {
      if (!this.#closed && this.#states.get(partition) === state) await job();
      state.failure = undefined;
      state.failedAt = undefined;
    } catch (error) {
      state.next = undefined;
      state.failure = error instanceof Error ? error.message : String(error);
      state.failedAt = this.#thread ? partition.entries.length : undefined;
    }
    state.busy = false;
    this.#consider(partition);
  }

  async #build(partition: Partition, state: State): Promise<void> {
    const number = ++this.#numbers;
    let next: PartitionGraph | undefined;
    const vectors = await this.#options.copy(partition, (entries) => {
      state.next = next = new PartitionGraph(number, partition, entries);
    });
    const thread = this.#startedThread();
    const { dimensions } = this.#options;
    const answer = await thread.ask({ type: 'build', graph: number, dimensions, vectors });
    if (!next || !('quality' in answer)) throw new Error('the graph thread did not answer what was asked');
    if (this.#states.get(partition) !== state) return this.#forget(number);
    next.quality = answer.quality;
    const old = state.current;
    [state.current, state.next] = [next, undefined];
    if (old) this.#forget(old.number);
  }

  async #add(graph: PartitionGraph): Promise<void> {
    const entries = graph.take(entriesPerAdd);
    const { dimensions } = this.#options;
    const vectors = new Float32Array(entries.length * dimensions);
    for (const [index, { slot }] of entries.entries()) vectors.set(graph.partition.rows.view(slot), index * dimensions);
    await this.#startedThread().ask({ type: 'add', graph: graph.number, vectors });
    for (const entry of entries) graph.waiting.delete(entry);
  }

  #drop(partition: Partition): void {
    const state = this.#states.get(partition);
    if (!state) return;
    this.#states.delete(partition);
    for (const graph of [state.current, state.next]) if (graph) this.#forget(graph.number);
  }

  #forget(graph: number): void {
    this.#thread?.ask({ type: 'drop', graph }).catch(() => {});
  }

  #startedThread(): GraphThread {
    if (this.#thread) return this.#thread;
    this.#threads++;
    this.#thread = new GraphThread(this.#options.worker, (error) => this.#threadEnded(error));
    return this.#thread;
  }

  /** Its graphs went with it. They are built again, unless it died too often. */
  #threadEnded(error: Error): void {
    this.#thread = undefined;
    if (this.#closed) return;
    this.#failure = error.message;
    for (const [partition, state] of this.#states) {
      state.current = undefined;
      this.#touched.add(partition);
    }
    setImmediate(() => this.consider());
  }
}
