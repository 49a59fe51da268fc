import type { HnswConstructor, HnswGraph } from '../../hnsw-engine.ts';
import { Arena } from '../arena.ts';
import { Partition } from '../partition.ts';
import { rowLayout } from '../rows.ts';
import { Scan } from '../scan.ts';
import type { GraphQuality } from './messages.ts';

const links = { m: 16, efConstruction: 200, randomSeed: 100 };
const breadths = [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048];
const measuredK = 10;
const mostSamples = 128;
/** Distances of the engine are f32. */
const tolerance = 1e-6;
/** Above what is promised (0.99), because it is measured on a sample. */
export const wantedRecall = 0.995;

/**
 * A graph that knows how broad it must be searched. While it is built, a sample of the entries stays outside and is
 * searched for, so recall is measured with vectors the graph has not seen; then they are added too.
 */
export class TunedGraph {
  readonly #graph: HnswGraph;
  readonly #dimensions: number;
  #count = 0;
  #ef = measuredK;

  constructor(engine: HnswConstructor, dimensions: number, capacity: number) {
    this.#graph = new engine('ip', dimensions);
    this.#graph.initIndex({ maxElements: capacity, ...links });
    this.#dimensions = dimensions;
  }

  /** Labels are positions in `vectors`. Pauses often; throws when no breadth reaches the wanted recall. */
  async build(vectors: Float32Array, pause: () => Promise<void>): Promise<GraphQuality> {
    const count = vectors.length / this.#dimensions;
    const every = Math.max(2, Math.floor(count / mostSamples));
    const isSample = (label: number) => label % every === every - 1 && label / every < mostSamples;
    const truth = new ExactTruth(this.#dimensions);
    const samples: number[][] = [];
    for (let label = 0; label < count; label++) {
      const vector = this.#vector(vectors, label);
      if (isSample(label)) samples.push(vector);
      else this.#addPoint(vector, label, truth);
      await pause();
    }
    const quality = await this.#measure(samples, truth, pause);
    for (let label = 0; label < count; label++)
      if (isSample(label)) this.#addPoint(this.#vector(vectors, label), label);
    this.#count = count;
    this.#ef = quality.ef;
    return quality;
  }

  /** Labels go on from the last. */
  async add(vectors: Float32Array, pause: () => Promise<void>): Promise<void> {
    const count = vectors.length / this.#dimensions;
    const most = this.#graph.getMaxElements();
    if (this.#count + count > most) this.#graph.resizeIndex(Math.max(this.#count + count, Math.ceil(most * 1.5)));
    const first = this.#count;
    this.#count += count;
    for (let index = 0; index < count; index++) {
      this.#addPoint(this.#vector(vectors, index), first + index);
      await pause();
    }
  }

  search(vector: Float32Array, k: number): number[] {
    return this.#search(this.#vector(vector, 0), Math.min(k, this.#count), breadthFor(this.#ef, k)).neighbors;
  }

  #search(vector: number[], k: number, ef: number): ReturnType<HnswGraph['searchKnn']> {
    this.#graph.setEf(Math.max(ef, k));
    return this.#graph.searchKnn(vector, k);
  }

  async #measure(samples: number[][], truth: ExactTruth, pause: () => Promise<void>): Promise<GraphQuality> {
    const farthest: number[] = [];
    for (const sample of samples) {
      farthest.push(truth.farthest(sample) + tolerance);
      await pause();
    }
    const k = Math.min(measuredK, truth.size);
    let recall = 0;
    for (const ef of breadths) {
      let hits = 0;
      for (const [index, sample] of samples.entries()) {
        const { distances } = this.#search(sample, k, ef);
        hits += distances.filter((distance) => distance <= (farthest[index] ?? 0)).length;
        await pause();
      }
      recall = hits / (samples.length * k);
      if (recall >= wantedRecall) return { ef, recall };
    }
    throw new Error(`recall stays at ${recall.toFixed(3)} up to a breadth of ${breadths.at(-1)}`);
  }

  #addPoint(vector: number[], label: number, truth?: ExactTruth): void {
    this.#graph.addPoint(vector, label);
    truth?.add(vector, label);
  }

  /** Of length one, summed in f64: the lengths that f32 can hold overflow when the engine normalises them. */
  #vector(vectors: Float32Array, index: number): number[] {
    const vector = Array.from(vectors.subarray(index * this.#dimensions, (index + 1) * this.#dimensions));
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / norm);
  }
}

/** More neighbours need a broader search for the same recall. */
export const breadthFor = (ef: number, k: number): number => Math.ceil(ef * Math.max(1, k / measuredK));

/** The exact scan over what is in the graph, for as long as it is measured. */
class ExactTruth {
  readonly #arena = new Arena();
  readonly #layout;
  readonly #partition;

  constructor(dimensions: number) {
    this.#layout = rowLayout(dimensions);
    this.#partition = new Partition({ key: {}, name: '', arena: this.#arena, layout: this.#layout });
  }

  add(vector: number[], label: number): void {
    this.#partition.add(String(label), vector, {});
  }

  get size(): number {
    return this.#partition.entries.length;
  }

  /** The distance of the last of the best: an entry as near as that is as good, whichever it is. */
  farthest(vector: number[]): number {
    const options = { arena: this.#arena, layout: this.#layout, sources: [{ partition: this.#partition }] };
    const scan = new Scan({ ...options, k: measuredK, vector });
    while (!scan.step());
    const last = scan.matches().at(-1);
    scan.end();
    return 1 - (last?.score ?? 1);
  }
}
