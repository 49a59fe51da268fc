import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { loadHnsw } from '../../src/hnsw-engine.ts';
import type { Vectors } from './data.ts';

/** Something that finds positions of entries near a vector. */
export interface Engine {
  readonly name: string;
  search(vector: Float32Array, k: number): readonly number[] | Promise<readonly number[]>;
  close?(): void;
}

export const count = ({ entries, dimensions }: Vectors): number => entries.length / dimensions;

const row = ({ entries, dimensions }: Vectors, at: number): Float32Array =>
  entries.subarray(at * dimensions, (at + 1) * dimensions);

/** What one writes without a library: four products at a time over one Float32Array, and a short sorted list. */
export function plainLoop(data: Vectors, allowed?: readonly number[]): Engine {
  const { entries, dimensions } = data;
  const length = allowed?.length ?? count(data);
  const search = (query: Float32Array, k: number) => {
    const scores: number[] = [];
    const ids: number[] = [];
    for (let index = 0; index < length; index++) {
      const id = allowed ? (allowed[index] ?? 0) : index;
      const start = id * dimensions;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let at = 0; at < dimensions; at += 4) {
        a += (entries[start + at] as number) * (query[at] as number);
        b += (entries[start + at + 1] as number) * (query[at + 1] as number);
        c += (entries[start + at + 2] as number) * (query[at + 2] as number);
        d += (entries[start + at + 3] as number) * (query[at + 3] as number);
      }
      const score = a + b + c + d;
      if (scores.length === k && score <= (scores[k - 1] as number)) continue;
      let place = Math.min(scores.length, k - 1);
      for (; place > 0 && (scores[place - 1] as number) < score; place--) {
        scores[place] = scores[place - 1] as number;
        ids[place] = ids[place - 1] as number;
      }
      scores[place] = score;
      ids[place] = id;
    }
    return ids;
  };
  return { name: 'plain JS loop, f32', search };
}

export interface Hnsw {
  engine(ef: number): Engine;
  filtered(ef: number, allowed: ReadonlySet<number>): Engine;
}

export function hnswlib(data: Vectors): Hnsw {
  const Graph = loadHnsw();
  const graph = new Graph('ip', data.dimensions);
  graph.initIndex({ maxElements: count(data), m: 16, efConstruction: 200, randomSeed: 100 });
  for (let at = 0; at < count(data); at++) graph.addPoint(Array.from(row(data, at)), at);
  const find = graph as unknown as {
    searchKnn(point: number[], k: number, filter?: (label: number) => boolean): { neighbors: number[] };
  };
  const engine = (ef: number, filter?: (label: number) => boolean) => ({
    name: filter ? `hnswlib-node, its filter function, ef ${ef}` : `hnswlib-node, ef ${ef}`,
    search: (vector: Float32Array, k: number) => {
      graph.setEf(ef);
      return find.searchKnn(Array.from(vector), k, filter).neighbors;
    },
  });
  return { engine: (ef) => engine(ef), filtered: (ef, allowed) => engine(ef, (label) => allowed.has(label)) };
}

interface Usearch {
  Index: new (options: object) => {
    add(keys: BigUint64Array, vectors: Float32Array, threads: number): void;
    search(vector: Float32Array, k: number, threads: number): { keys: BigUint64Array };
  };
  exactSearch(
    dataset: Float32Array | Int8Array,
    query: Float32Array | Int8Array,
    dimensions: number,
    count: number,
    metric: string,
    threads: number,
  ): { keys: BigUint64Array };
}

const numbers = (keys: BigUint64Array): number[] => Array.from(keys, Number);

export function usearchExact(installed: NodeJS.Require, data: Vectors): Engine[] {
  const { exactSearch } = installed('usearch') as Usearch;
  const { entries, dimensions } = data;
  const codes = Int8Array.from(entries, (value) => Math.round(value * 127));
  return [
    {
      name: 'usearch exactSearch, f32',
      search: (vector, k) => numbers(exactSearch(entries, vector, dimensions, k, 'ip', 1).keys),
    },
    {
      name: 'usearch exactSearch, i8',
      search: (vector, k) => {
        const query = Int8Array.from(vector, (value) => Math.round(value * 127));
        return numbers(exactSearch(codes, query, dimensions, k, 'cos', 1).keys);
      },
    },
  ];
}

export function usearchGraph(installed: NodeJS.Require, data: Vectors, ef: number): Engine {
  const { Index } = installed('usearch') as Usearch;
  const options = { metric: 'ip', quantization: 'f32', connectivity: 16, expansion_add: 200, expansion_search: ef };
  const index = new Index({ ...options, dimensions: data.dimensions, multi: false });
  index.add(
    BigUint64Array.from({ length: count(data) }, (_, at) => BigInt(at)),
    data.entries,
    1,
  );
  return { name: `usearch graph, f32, ef ${ef}`, search: (vector, k) => numbers(index.search(vector, k, 1).keys) };
}

const bytesOf = (vector: Float32Array): Uint8Array =>
  new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);

export function sqliteVec(installed: NodeJS.Require, data: Vectors): Engine {
  const database = new DatabaseSync(':memory:', { allowExtension: true });
  database.loadExtension((installed('sqlite-vec') as { getLoadablePath(): string }).getLoadablePath());
  database.exec(`create virtual table v using vec0(e float[${data.dimensions}] distance_metric=cosine); begin`);
  const insert = database.prepare('insert into v(rowid, e) values (?, ?)');
  for (let at = 0; at < count(data); at++) insert.run(BigInt(at), bytesOf(row(data, at)));
  database.exec('commit');
  const select = database.prepare('select rowid from v where e match ? and k = ?');
  const search = (vector: Float32Array, k: number) =>
    select.all(bytesOf(vector), k).map((found) => Number(found['rowid']));
  return { name: 'sqlite-vec, exact (node:sqlite)', search, close: () => database.close() };
}

interface LanceTable {
  vectorSearch(vector: Float32Array): {
    distanceType(type: string): {
      limit(k: number): { select(columns: string[]): { toArray(): Promise<{ id: number }[]> } };
    };
  };
}

export async function lanceDb(installed: NodeJS.Require, data: Vectors): Promise<Engine> {
  const lance = installed('@lancedb/lancedb') as {
    connect(path: string): Promise<{ createTable(name: string, rows: object[]): Promise<LanceTable> }>;
  };
  const connection = await lance.connect(mkdtempSync(join(tmpdir(), 'lance-')));
  const rows = Array.from({ length: count(data) }, (_, id) => ({ id, vector: Array.from(row(data, id)) }));
  const table = await connection.createTable('v', rows);
  const search = async (vector: Float32Array, k: number) => {
    const found = await table
      .vectorSearch(vector)
      .distanceType('cosine')
      .limit(k)
      .select(['id', '_distance'])
      .toArray();
    return found.map(({ id }) => Number(id));
  };
  return { name: 'LanceDB, exact', search };
}

export async function orama(installed: NodeJS.Require, data: Vectors): Promise<Engine> {
  const library = installed('@orama/orama') as {
    create(options: object): object;
    insertMultiple(database: object, documents: object[], batch: number): Promise<unknown>;
    searchVector(database: object, query: object): Promise<{ hits: { id: string }[] }>;
  };
  const database = library.create({ schema: { embedding: `vector[${data.dimensions}]` } });
  const documents = Array.from({ length: count(data) }, (_, at) => ({
    id: String(at),
    embedding: Array.from(row(data, at)),
  }));
  await library.insertMultiple(database, documents, 1000);
  const search = async (vector: Float32Array, k: number) => {
    const query = { vector: { value: Array.from(vector), property: 'embedding' }, similarity: -1, limit: k };
    return (await library.searchVector(database, query)).hits.map(({ id }) => Number(id));
  };
  return { name: 'Orama, exact', search };
}
