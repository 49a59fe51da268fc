import { describe, expect, it } from 'vitest';
import { createVectorIndex } from './create-vector-index.ts';
import { Postings } from './postings.ts';
import { seededRandom } from './testing/oracle.ts';

const embedder = { model: 'some-model', contentHash: 'sha256:1' };

describe('memory', () => {
  it('does not grow by churn, and what was freed is used again', async () => {
    const index = createVectorIndex({ dimensions: 100, embedder, partitionBy: ['tenant'] });
    const random = seededRandom(3);
    const batch = (tenant: number) =>
      Array.from({ length: 1000 }, (_, at) => ({
        id: `e${at}`,
        vector: Float32Array.from({ length: 100 }, random),
        attributes: { tenant },
      }));
    await index.upsert(batch(0), { embedder });
    const before = index.stats();
    for (let round = 1; round < 12; round++) await index.upsert(batch(round % 4), { embedder });
    const after = index.stats();
    expect(after.bytesUsed).toBe(before.bytesUsed);
    expect(after.bytesReserved).toBeLessThanOrEqual(2.5 * before.bytesReserved);
    await index.delete(Array.from({ length: 1000 }, (_, at) => `e${at}`));
    expect(index.stats()).toMatchObject({ entries: 0, bytesUsed: 0, partitions: [] });
    await index.close();
  });

  it('takes no more than a tenth above codes and vectors', async () => {
    const index = createVectorIndex({ dimensions: 512, embedder });
    const random = seededRandom(4);
    const vector = () => Float32Array.from({ length: 512 }, random);
    await index.upsert(
      Array.from({ length: 1024 }, (_, at) => ({ id: `e${at}`, vector: vector() })),
      { embedder },
    );
    expect(index.stats().bytesUsed).toBeLessThan(1024 * 512 * 5 * 1.1);
    await index.close();
  });
});

describe('postings', () => {
  it('keep a list for each value while slots come, move and go', () => {
    const postings = new Postings();
    for (const [slot, value] of [[0, 'a'], [1, 'b'], [2, 'a'], [3, 'a']] as const) postings.add(slot, value); // oxfmt-ignore
    postings.remove(0, 'a');
    postings.move(3, 0, 'a');
    expect([...postings.slotsOf('a')].sort()).toEqual([0, 2]);
    postings.remove(1, 'b');
    postings.remove(0, 'a');
    postings.remove(2, 'a');
    expect([postings.empty, postings.slotsOf('a')]).toEqual([true, []]);
  });
});
