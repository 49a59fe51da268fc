import { describe, expect, it } from 'vitest';
import { hnswWorkerUrl } from '../../hnsw-engine.ts';
import { MemoryIndex } from '../memory-index.ts';
import { bruteForce, clusteredVectors, seededRandom } from '../testing/oracle.ts';
import { graphsSettled } from '../testing/graphs-settled.ts';
import type { VectorIndex } from '../vector-index.ts';

const embedder = { model: 'some-model', contentHash: 'sha256:1' };
const dimensions = 24;
const random = seededRandom(21);
const make = clusteredVectors(dimensions, random);

const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `e${from + at}`,
    vector: make(),
    attributes: { parity: (from + at) % 2 },
  }));

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `e${from + at}`);

const withGraphs = (worker: URL) =>
  new MemoryIndex({ dimensions, embedder, partitionBy: [], graphs: { worker, fromEntries: 300 } });

const partition = (index: VectorIndex) => index.stats().partitions[0];

/** Share of the ten best that are found. */
async function recall(index: VectorIndex, all: readonly ReturnType<typeof entries>[number][]): Promise<number> {
  let hits = 0;
  for (let query = 0; query < 20; query++) {
    const vector = make();
    const truth = new Set(bruteForce(all, { vector, k: 10 }).map(({ id }) => id));
    hits += (await index.search({ embedder, vector, k: 10 })).filter(({ id }) => truth.has(id)).length;
  }
  return hits / 200;
}

/** A thread that answers as the text says. */
const scripted = (text: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      const answer = (message) => parentPort.postMessage(message);
      parentPort.on('message', ({ call, type }) => { ${text} });`)}`,
  );

describe('graphs of large partitions', () => {
  it('are built in the background, grow with what is added, and are replaced when much of them is gone', async () => {
    const index = withGraphs(hnswWorkerUrl);
    const first = entries(0, 600);
    await index.upsert(first, { embedder });
    expect(partition(index)).toMatchObject({ engine: 'flat', graph: { state: 'building' } });
    expect(await recall(index, first)).toBe(1);
    await graphsSettled(index);
    expect(partition(index)).toMatchObject({ engine: 'hnsw', graph: { state: 'ready', waiting: 0, dead: 0 } });
    expect(partition(index)?.graph?.recall).toBeGreaterThanOrEqual(0.99);
    expect(await recall(index, first)).toBeGreaterThanOrEqual(0.99);

    const more = entries(600, 800);
    await index.upsert(more, { embedder });
    expect(await recall(index, [...first, ...more])).toBeGreaterThanOrEqual(0.99);
    await graphsSettled(index);
    expect(partition(index)).toMatchObject({ engine: 'hnsw', graph: { waiting: 0, dead: 0 } });

    const changed = entries(0, 100);
    await index.upsert(changed, { embedder });
    await graphsSettled(index);
    expect(partition(index)?.graph?.dead).toBe(100);
    await index.delete(ids(100, 250));
    const left = [...changed, ...first.slice(250), ...more];
    expect(await recall(index, left)).toBeGreaterThanOrEqual(0.99);
    await graphsSettled(index);
    expect(partition(index)).toMatchObject({ entries: 650, engine: 'hnsw', graph: { waiting: 0, dead: 0 } });
    expect(await recall(index, left)).toBeGreaterThanOrEqual(0.99);

    await index.delete(ids(250, 800));
    expect(partition(index)).toEqual({ key: {}, entries: 100, engine: 'flat' });
    await index.close();
  });

  it('answer searches while they are built, and filtered ones never ask them', async () => {
    const index = withGraphs(hnswWorkerUrl);
    const all = entries(0, 900);
    await index.upsert(all, { embedder });
    const found: boolean[] = [];
    while (partition(index)?.engine === 'flat') {
      const vector = make();
      const query = { vector, k: 5, where: { parity: 1 } };
      const truth = [bruteForce(all, query), bruteForce(all, { vector, k: 5 })];
      const matches = [await index.search({ embedder, ...query }), await index.search({ embedder, vector, k: 5 })];
      found.push(JSON.stringify(matches) === JSON.stringify(truth) || partition(index)?.engine === 'hnsw');
      await new Promise((resolve) => setImmediate(resolve));
    }
    const vector = make();
    const query = { vector, k: 20, where: { parity: 0 } };
    expect(await index.search({ embedder, ...query })).toEqual(bruteForce(all, query));
    expect(found.every(Boolean)).toBe(true);
    await index.close();
  });

  it('find themselves broad enough for more neighbours, or leave them to the scan', async () => {
    const index = withGraphs(hnswWorkerUrl);
    const all = entries(0, 700);
    await index.upsert(all, { embedder });
    await graphsSettled(index);
    const vector = make();
    expect(await index.search({ embedder, vector, k: 300 })).toEqual(bruteForce(all, { vector, k: 300 }));
    expect(await index.search({ embedder, vector, k: 10_000 })).toHaveLength(700);
    await index.close();
  });

  it.each([
    ['dies when it is searched', `type === 'search' ? process.exit(3) : answer({ call, quality: { ef: 16, recall: 1 } })`, /code 3/], // oxfmt-ignore
    ['dies at once', 'process.exit(4)', /code 4/],
    ['throws', `throw new Error('out of memory')`, /out of memory/],
    ['cannot load the engine', `answer({ call, failure: 'Cannot find module' })`, /Cannot find module/],
    ['answers nonsense', `answer({ call, done: true })`, /did not answer what was asked/],
    ['finds what is not there', `answer(type === 'search' ? { call, labels: [7000, -1, 0.5] } : { call, quality: { ef: 16, recall: 1 } })`, undefined], // oxfmt-ignore
  ])('fail without an error when the thread %s: the exact scan answers', async (_, script, failure) => {
    const index = withGraphs(scripted(script));
    const all = entries(0, 400);
    await index.upsert(all, { embedder });
    for (let search = 0; search < 12; search++) {
      const vector = make();
      expect(await index.search({ embedder, vector, k: 4 })).toEqual(bruteForce(all, { vector, k: 4 }));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (failure) {
      await graphsSettled(index);
      while (partition(index)?.engine === 'hnsw') await index.search({ embedder, vector: make(), k: 4 });
      expect(partition(index)?.graph?.failure).toMatch(failure);
    }
    await index.close();
  });

  it('end with their index, also in the middle of a build', async () => {
    const index = withGraphs(hnswWorkerUrl);
    await index.upsert(entries(0, 3000), { embedder });
    const searches = Array.from({ length: 5 }, () => index.search({ embedder, vector: make(), k: 3 }));
    await index.close();
    const outcomes = await Promise.allSettled(searches);
    const ends = outcomes.map((one) => (one.status === 'fulfilled' ? one.value.length : one.reason.code));
    expect(ends.filter((end) => end !== 3 && end !== 'CLOSED')).toEqual([]);
    await expect(index.search({ embedder, vector: make(), k: 3 })).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
