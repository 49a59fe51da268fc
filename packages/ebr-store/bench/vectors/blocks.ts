import { restoreVectorIndex } from '../../src/vectors.ts';
import type { EmbedderIdentity } from '../../src/vectors.ts';
import type { Vectors } from './data.ts';
import { longestBlock } from './measure.ts';
import { graphsReady, ourIndex } from './ours.ts';

const times = 5;

/**
 * The longest turn of the event loop in each of the things an index can be asked for. Each is done five times and the best
 * counts: what other processes add is not the index's.
 */
export async function measureBlocks(data: Vectors, embedder: EmbedderIdentity): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const note = async (work: string, run: () => Promise<unknown>, prepare?: () => Promise<unknown>) => {
    const [longest, without, all]: number[][] = [[], [], []];
    for (let round = 0; round < times; round++) {
      await prepare?.();
      const block = await longestBlock(run);
      longest?.push(block.longestMs);
      without?.push(block.withoutCollectionMs);
      all?.push(block.inAllMs);
    }
    const best = (values: number[] = []) => Math.min(...values).toFixed(2);
    rows.push({
      work,
      'longest turn, ms': best(longest),
      'without garbage collection, ms': best(without),
      'in all, ms': best(all),
    });
  };
  const index = await ourIndex(data, 'flat');
  await longestBlock(() => Promise.resolve()); // what measuring costs the first time
  const { dimensions, entries, queries } = data;
  const query = (at: number) => ({ embedder, vector: queries[at % queries.length] as Float32Array, k: 10 });
  await note('one search', () => index.search(query(0)));
  await note('one search with a function', () => index.search({ ...query(1), accept: ({ id }) => id.endsWith('7') }));
  await note('200 searches at once', () =>
    Promise.all(Array.from({ length: 200 }, (_, at) => index.search(query(at)))),
  );
  const filtered = (at: number) => index.search({ ...query(at), where: { bucket: at % 100 } });
  await note('2,000 filtered searches at once', () =>
    Promise.all(Array.from({ length: 2000 }, (_, at) => filtered(at))),
  );
  const batch = Array.from({ length: 10_000 }, (_, at) => ({
    id: `new-${at}`,
    vector: entries.subarray(at * dimensions, (at + 1) * dimensions),
    attributes: { bucket: at % 100 },
  }));
  await note('10,000 entries written', () => index.upsert(batch, { embedder }));
  const ids = batch.map(({ id }) => id);
  const written = () => index.upsert(batch, { embedder });
  await note('10,000 entries deleted', () => index.delete(ids), written);
  let snapshot: Uint8Array = new Uint8Array();
  await note('a snapshot', async () => {
    snapshot = await index.snapshot();
  });
  await note('a snapshot restored', async () => {
    const restored = await restoreVectorIndex(snapshot, { dimensions, embedder, engine: 'flat' });
    await restored.close();
  });
  await index.close();
  const small = { ...data, entries: entries.slice(0, 10_000 * dimensions) };
  let graphed = await ourIndex(small, 'hnsw');
  const again = async () => {
    await graphed.close();
    graphed = await ourIndex(small, 'hnsw');
  };
  await note('a graph of 10,000 built', () => graphsReady(graphed), again);
  await note('1,000 graph searches at once', () =>
    Promise.all(Array.from({ length: 1000 }, (_, at) => graphed.search(query(at)))),
  );
  await graphed.close();
  return rows;
}
