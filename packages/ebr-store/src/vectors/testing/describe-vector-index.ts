import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorIndexOptions } from '../create-vector-index.ts';
import type { AttributeValue, Conditions, VectorEntry, VectorIndex, VectorQuery } from '../vector-index.ts';
import { bruteForce, clusteredVectors, seededRandom } from './oracle.ts';

/** What the suite needs of an engine. */
export interface VectorIndexSetup {
  create(options: VectorIndexOptions): VectorIndex;
  restore(snapshot: Uint8Array, options: VectorIndexOptions): Promise<VectorIndex>;
  /** Settles when the engine has built what it builds in the background. */
  settled(index: VectorIndex): Promise<void>;
  /** Whether a search without a filter finds the k best always, or nearly always. */
  readonly exact: boolean;
}

const embedder = { model: 'some-model', contentHash: 'sha256:1' };

const entry = (id: string, vector: number[], attributes: Record<string, AttributeValue> = {}) => ({
  id,
  vector: Float32Array.from(vector),
  attributes,
});

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: { code?: unknown; name?: string }) => (typeof error.code === 'string' ? error.code : error.name),
  );

/** The rules every `VectorIndex` keeps. */
export function describeVectorIndex(name: string, setup: VectorIndexSetup): void {
  const withIndex = async <T>(options: Partial<VectorIndexOptions>, use: (index: VectorIndex) => Promise<T>) => {
    const index = setup.create({ dimensions: 3, embedder, ...options });
    try {
      return await use(index);
    } finally {
      await index.close();
    }
  };
  const three = [
    entry('b', [1, 0, 0], { tenant: 'x', kind: 'old' }),
    entry('c', [2, 0, 0], { tenant: 'y', kind: 'old' }),
    entry('a', [0, 1, 0], { tenant: 'x', kind: 'new', rank: 3 }),
  ];
  const ids = async (index: VectorIndex, query: Partial<VectorQuery>) =>
    (await index.search({ embedder, vector: [1, 0.5, 0], k: 10, ...query })).map((match) => match.id);

  describe(`${name} as a VectorIndex`, () => {
    it('ranks by cosine, whatever the lengths, and equal scores by id', () =>
      withIndex({}, async (index) => {
        await index.upsert(three, { embedder });
        await setup.settled(index);
        const matches = await index.search({ embedder, vector: [3, 0, 0], k: 3 });
        expect(matches.map(({ id, score }) => [id, score])).toEqual([
          ['b', 1],
          ['c', 1],
          ['a', 0],
        ]);
        expect(await ids(index, { k: 1, vector: new Float32Array([-1, 5, 0]) })).toEqual(['a']);
      }));

    it('finds nothing in an empty index', () =>
      withIndex({}, async (index) => {
        expect(await ids(index, {})).toEqual([]);
        expect(index.size()).toBe(0);
      }));

    it('replaces, moves between partitions, deletes and reads back', () =>
      withIndex({ partitionBy: ['tenant'] }, async (index) => {
        await index.upsert(three, { embedder });
        await index.upsert([entry('b', [0, 0, 2], { tenant: 'y', kind: 'new' })], { embedder });
        expect(index.get('b')).toEqual({
          id: 'b',
          vector: new Float32Array([0, 0, 2]),
          attributes: { tenant: 'y', kind: 'new' },
        });
        expect([index.size(), index.size({ tenant: 'x' }), index.size({ tenant: 'y' })]).toEqual([3, 1, 2]);
        await index.delete(['c', 'a']);
        expect([index.has('a'), index.has('b'), index.get('c')]).toEqual([false, true, undefined]);
        expect(await ids(index, {})).toEqual(['b']);
      }));

    it.each<[Partial<VectorQuery>, string[]]>([
      [{ where: { tenant: 'x' } }, ['b', 'a']],
      [{ where: { kind: 'old' } }, ['b', 'c']],
      [{ where: { tenant: ['x', 'y'], kind: ['old', 'unheard of'] } }, ['b', 'c']],
      [{ where: { tenant: 'x', kind: 'old' } }, ['b']],
      [{ where: { rank: 3 } }, ['a']],
      [{ where: { rank: '3' } }, []],
      [{ where: { unknown: true } }, []],
      [{ where: { toString: 'x' } }, []],
      [{ where: { kind: [] } }, []],
      [{ accept: ({ id }) => id !== 'b' }, ['c', 'a']],
      [{ where: { tenant: 'x' }, accept: ({ attributes }) => attributes['kind'] === 'new' }, ['a']],
    ])('filters before it searches: %o', (query, expected) =>
      withIndex({ partitionBy: ['tenant'] }, async (index) => {
        await index.upsert(three, { embedder });
        await setup.settled(index);
        expect(await ids(index, { k: expected.length || 1, ...query })).toEqual(expected);
        if (query.where && !query.accept) expect(index.size(query.where)).toBe(expected.length);
      }),
    );

    it.each<[string, unknown[]]>([
      ['INVALID_ENTRY', [null]],
      ['INVALID_ENTRY', [entry('', [1, 1, 1])]],
      ['INVALID_ENTRY', [{ ...entry('a', [1, 1, 1]), id: 7 }]],
      ['INVALID_ENTRY', [entry('a', [1, 1, 1]), entry('a', [1, 1, 2])]],
      ['INVALID_ENTRY', [entry('a', [1, 1, 1], { list: ['x'] as never })]],
      ['INVALID_ENTRY', [entry('a', [1, 1, 1], { number: Number.NaN })]],
      ['INVALID_ENTRY', [{ ...entry('a', [1, 1, 1]), attributes: [] }]],
      ['WRONG_DIMENSIONS', [entry('a', [1, 1])]],
      ['WRONG_DIMENSIONS', [entry('a', [1, 1, 1, 1])]],
      ['INVALID_VECTOR', [entry('a', [1, Number.NaN, 1])]],
      ['INVALID_VECTOR', [entry('a', [1, Number.POSITIVE_INFINITY, 1])]],
      ['INVALID_VECTOR', [{ id: 'a', vector: [1, 1e39, 1] }]],
      ['INVALID_VECTOR', [{ id: 'a', vector: [1, '2', 1] }]],
      ['INVALID_VECTOR', [entry('a', [0, 0, 0])]],
      ['INVALID_VECTOR', [{ id: 'a', vector: 'abc' }]],
      ['INVALID_VECTOR', [{ id: 'a' }]],
    ])('refuses with %s, and writes nothing of a call with one bad entry: %o', (expected, bad) =>
      withIndex({}, async (index) => {
        const entries = [entry('good', [1, 2, 3]), ...(bad as VectorEntry[])];
        expect(await code(index.upsert(entries, { embedder }))).toBe(expected);
        expect(index.size()).toBe(0);
      }),
    );

    it.each<[string, Record<string, unknown>]>([
      ['INVALID_QUERY', { k: 0 }],
      ['INVALID_QUERY', { k: 1.5 }],
      ['INVALID_QUERY', { k: 10_001 }],
      ['INVALID_QUERY', { k: '3' }],
      ['INVALID_QUERY', { where: { tenant: null } }],
      ['INVALID_QUERY', { where: 'tenant' }],
      ['INVALID_QUERY', { accept: true }],
      ['FILTER_FAILED', { accept: () => { throw new Error('oh'); } }], // oxfmt-ignore
      ['WRONG_DIMENSIONS', { vector: [1, 2] }],
      ['INVALID_VECTOR', { vector: [0, 0, 0] }],
      ['INVALID_VECTOR', { vector: [1, Number.NaN, 0] }],
      ['INDEX_MISMATCH', { embedder: { model: 'some-model', contentHash: 'sha256:2' } }],
      ['INDEX_MISMATCH', { embedder: { model: 'other', contentHash: 'sha256:1' } }],
      ['INDEX_MISMATCH', { embedder: undefined }],
    ])('refuses a search with %s: %o', (expected, query) =>
      withIndex({}, async (index) => {
        await index.upsert(three, { embedder });
        expect(await code(index.search({ embedder, vector: [1, 1, 1], k: 2, ...query } as VectorQuery))).toBe(expected);
        expect(await ids(index, { k: 1 })).toEqual(['b']);
      }),
    );

    it('refuses a search for nothing', () =>
      withIndex({}, async (index) => {
        expect(await code(index.search(undefined as never))).toBe('INVALID_QUERY');
        expect(await code(index.upsert(undefined as never, { embedder }))).toBe('INVALID_ENTRY');
        expect(await code(index.upsert([], undefined as never))).toBe('INDEX_MISMATCH');
        expect(await code(index.delete('a' as never))).toBe('UNKNOWN_ID');
      }));

    it('refuses entries of another embedder, unknown ids, and everything once closed', async () => {
      const index = setup.create({ dimensions: 3, embedder });
      const other = { model: 'some-model', contentHash: 'sha256:2' };
      expect(await code(index.upsert(three, { embedder: other }))).toBe('INDEX_MISMATCH');
      await index.upsert(three, { embedder });
      expect(await code(index.delete(['a', 'nobody']))).toBe('UNKNOWN_ID');
      expect(index.size()).toBe(3);
      await index.close();
      await index.close();
      expect(await code(ids(index, {}))).toBe('CLOSED');
      expect(await code(index.upsert(three, { embedder }))).toBe('CLOSED');
      expect(await code(index.snapshot())).toBe('CLOSED');
      expect(() => index.has('a')).toThrow(/closed/);
    });

    it('stops when the signal says so, before it begins and in between', () =>
      withIndex({ dimensions: 64 }, async (index) => {
        const make = clusteredVectors(64, seededRandom(5));
        const entries = Array.from({ length: 6000 }, (_, at) => entry(`e${at}`, [...make()]));
        expect(await code(index.upsert(entries, { embedder, signal: AbortSignal.abort() }))).toBe('AbortError');
        expect(index.size()).toBe(0);
        await index.upsert(entries, { embedder });
        const query = { embedder, vector: make(), k: 5, accept: () => true };
        expect(await code(index.search({ ...query, signal: AbortSignal.abort() }))).toBe('AbortError');
        const controller = new AbortController();
        const accept = ({ id }: { id: string }) => {
          if (id === 'e1') controller.abort();
          return true;
        };
        expect(await code(index.search({ ...query, accept, signal: controller.signal }))).toBe('AbortError');
        expect(await index.search(query)).toHaveLength(5);
      }));

    it('answers searches while entries are written and deleted, each from whole entries', () =>
      withIndex({ dimensions: 16, partitionBy: ['tenant'] }, async (index) => {
        const make = clusteredVectors(16, seededRandom(6));
        const entries = Array.from({ length: 3000 }, (_, at) => entry(`e${at}`, [...make()], { tenant: at % 2 }));
        await index.upsert(entries.slice(0, 500), { embedder });
        const writes = Promise.all([
          index.upsert(entries.slice(500), { embedder }),
          index.delete(entries.slice(0, 400).map((one) => one.id)),
          index.upsert(entries.slice(0, 100), { embedder }),
        ]);
        const searches = await Promise.all(
          Array.from({ length: 60 }, async (_, at) => {
            await new Promise((resolve) => setImmediate(resolve));
            const accept = at % 2 === 0 ? { accept: () => true } : {};
            return index.search({ embedder, vector: make(), k: 7, where: { tenant: at % 2 }, ...accept });
          }),
        );
        await writes;
        expect(
          searches.every((matches, at) => matches.every(({ attributes }) => attributes['tenant'] === at % 2)),
        ).toBe(true);
        expect(searches.every((matches) => new Set(matches.map((match) => match.id)).size === 7)).toBe(true);
        expect(index.size()).toBe(2700);
      }));

    describeOracle(setup);
    describeSnapshots(setup);
  });
}

const kinds = ['red', 'green', 'blue'];

/** Small whole numbers, so that many scores are equal, and one f64 sum is like another. */
const someEntry = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map((number) => `id-${number}`),
  vector: fc
    .array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 })
    .map((values) => Float32Array.from(values.some(Boolean) ? values : [1, 0, 0, 0, 0])),
  attributes: fc.record(
    { tenant: fc.constantFrom('x', 'y'), kind: fc.constantFrom(...kinds), flag: fc.boolean() },
    { requiredKeys: ['tenant'] },
  ),
});

const someConditions: fc.Arbitrary<Conditions> = fc.record(
  { tenant: fc.constantFrom('x', 'y'), kind: fc.subarray(kinds), flag: fc.boolean() },
  { requiredKeys: [] },
);

const someStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ upsert: someEntry }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ where: someConditions, query: someEntry, k: fc.integer({ min: 1, max: 12 }) }) },
);

function describeOracle(setup: VectorIndexSetup): void {
  it('agrees with a plain loop over random writes, deletes and filtered searches', async () => {
    const options = { dimensions: 5, embedder, partitionBy: ['tenant'] };
    const property = fc.asyncProperty(fc.array(someStep, { minLength: 20, maxLength: 120 }), async (steps) => {
      const index = setup.create(options);
      const truth = new Map<string, Required<VectorEntry>>();
      for (const step of steps) {
        if ('upsert' in step) {
          await index.upsert([step.upsert], { embedder });
          truth.set(step.upsert.id, step.upsert);
        } else if ('remove' in step) {
          const id = [...truth.keys()][step.remove % Math.max(1, truth.size)];
          if (id === undefined) continue;
          await index.delete([id]);
          truth.delete(id);
        } else {
          const { where, k, query } = step;
          const found = await index.search({ embedder, vector: query.vector, k, where });
          expect(found).toEqual(bruteForce(truth.values(), { vector: query.vector, k, where }));
          expect(index.size(where)).toBe(bruteForce(truth.values(), { vector: query.vector, k: 1000, where }).length);
        }
      }
      await index.close();
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('finds the ten best of thousands, and gives their exact scores', async () => {
    const random = seededRandom(11);
    const make = clusteredVectors(37, random);
    const entries = Array.from({ length: 2500 }, (_, at) => ({ id: `e${at}`, vector: make(), attributes: {} }));
    const index = setup.create({ dimensions: 37, embedder });
    await index.upsert(entries, { embedder });
    await setup.settled(index);
    let hits = 0;
    for (let query = 0; query < 20; query++) {
      const vector = make();
      const found = await index.search({ embedder, vector, k: 10 });
      const truth = bruteForce(entries, { vector, k: 10 });
      const scores = new Map(bruteForce(entries, { vector, k: 2500 }).map(({ id, score }) => [id, score]));
      expect(found.map(({ score }) => score)).toEqual(found.map(({ id }) => scores.get(id)));
      hits += truth.filter(({ id }) => found.some((match) => match.id === id)).length;
    }
    await index.close();
    expect(hits).toBeGreaterThanOrEqual(setup.exact ? 200 : 198);
  });

  it('keeps the first ids of many entries that are all equal', async () => {
    const index = setup.create({ dimensions: 4, embedder });
    const entries = Array.from({ length: 3000 }, (_, at) => entry(`e${3000 - at}`, [1, 2, 3, 4]));
    await index.upsert(entries, { embedder });
    const found = await index.search({ embedder, vector: [1, 2, 3, 4], k: 3, accept: () => true });
    await index.close();
    expect(found.map(({ id, score }) => [id, score])).toEqual([
      ['e1', 1],
      ['e10', 1],
      ['e100', 1],
    ]);
  });

  it('takes vectors of any length that f32 can hold', async () => {
    const index = setup.create({ dimensions: 3, embedder });
    await index.upsert([entry('tiny', [1e-45, 0, 0]), entry('huge', [3e38, 3e38, -3e38])], { embedder });
    const found = await index.search({ embedder, vector: [2e38, 0, 0], k: 2 });
    await index.close();
    expect(found.map(({ id, score }) => [id, score])).toEqual([
      ['tiny', 1],
      ['huge', Math.fround(1 / Math.sqrt(3))],
    ]);
  });
}

function describeSnapshots(setup: VectorIndexSetup): void {
  const options = { dimensions: 5, embedder };
  const filled = async (entries: readonly VectorEntry[], more: Partial<VectorIndexOptions> = {}) => {
    const index = setup.create({ ...options, ...more });
    await index.upsert(entries, { embedder });
    return index;
  };

  it('gives the same bytes in whatever order entries and attributes came, and reads them back', async () => {
    const property = fc.asyncProperty(
      fc.uniqueArray(someEntry, { selector: (one) => one.id, maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      async (entries, order) => {
        const index = await filled(entries);
        const shuffled = [...entries]
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => ({ ...one, attributes: Object.fromEntries(Object.entries(one.attributes).reverse()) }));
        const other = await filled([...shuffled, entry('more', [1, 1, 1, 1, 1])], { partitionBy: ['tenant'] });
        await other.delete(['more']);
        const bytes = await index.snapshot();
        expect(Buffer.compare(bytes, await other.snapshot())).toBe(0);
        const restored = await setup.restore(bytes, options);
        for (const { id } of entries) expect(restored.get(id)).toEqual(index.get(id));
        expect(Buffer.compare(bytes, await restored.snapshot())).toBe(0);
        await Promise.all([index.close(), other.close(), restored.close()]);
      },
    );
    await fc.assert(property, { numRuns: 15 });
  });

  it('refuses bytes that were cut off or altered anywhere', async () => {
    const index = await filled([
      entry('é\ud800"\n', [1, 2, 3, 4, 5], { 'a b': 'ü', n: -0 }),
      entry('z', [1, 0, 0, 0, 0]),
    ]);
    const bytes = await index.snapshot();
    const restored = await setup.restore(bytes, options);
    expect(restored.get('é\ud800"\n')?.attributes).toEqual({ 'a b': 'ü', n: 0 });
    const outcomes = new Set<unknown>();
    for (let at = 0; at < bytes.length; at++) {
      outcomes.add(await code(setup.restore(bytes.subarray(0, at), options)));
      const altered = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
      outcomes.add(await code(setup.restore(altered, options)));
    }
    expect([...outcomes]).toEqual(['SNAPSHOT_INVALID']);
    await Promise.all([index.close(), restored.close()]);
  });

  it('refuses a snapshot of another embedder or of other dimensions', async () => {
    const index = await filled([entry('a', [1, 2, 3, 4, 5])]);
    const bytes = await index.snapshot();
    await index.close();
    const other = { model: 'some-model', contentHash: 'sha256:2' };
    expect(await code(setup.restore(bytes, { dimensions: 5, embedder: other }))).toBe('INDEX_MISMATCH');
    expect(await code(setup.restore(bytes, { dimensions: 6, embedder }))).toBe('INDEX_MISMATCH');
  });
}
