import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleRecord } from './__fixtures__/example-record.ts';
import { createWordEmbedder } from './__fixtures__/word-embedder.ts';
import type { ExampleRecord } from './example-record.ts';
import { createExampleSet } from './example-set.ts';

const { signal } = new AbortController();
const example = (id: string, question = `question ${id}`) => exampleRecord({ id, question });
const build = (examples: readonly ExampleRecord[], rest: Partial<Parameters<typeof createExampleSet>[0]> = {}) =>
  createExampleSet({ agentId: 'x', agentVersion: '1.0.0', examples, embedder: createWordEmbedder(), signal, ...rest });

describe('an example set', () => {
  it('is the same bytes whatever order its examples and their keys come in', async () => {
    const ids = ['a', 'b', 'b-2', 'c', 'd', 'e'];
    const first = await build(ids.map((id) => example(id)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: ids.length }), async (order) => {
        const turned = order.map((id) => Object.fromEntries(Object.entries(example(id)).reverse()) as never);
        const set = await build(turned);
        expect(set.contentHash).toBe(first.contentHash);
        expect(Buffer.compare(set.toBytes(), first.toBytes())).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is another one for another text, agent, version or embedder', async () => {
    const base = [example('a'), example('b')];
    const sets = await Promise.all([
      build(base),
      build([example('a'), example('b', 'other')]),
      build(base, { agentId: 'y' }),
      build(base, { agentVersion: '1.0.1' }),
      build(base, { embedder: createWordEmbedder({ seed: 'b' }) }),
    ]);
    expect(new Set(sets.map(({ contentHash }) => contentHash)).size).toBe(5);
  });

  it('cannot be changed', async () => {
    const set = await build([example('a')]);
    expect(() => ((set.examples[0] as { answer: string }).answer = 'x')).toThrow(TypeError);
    expect(() => (set.examples as ExampleRecord[]).push(example('b'))).toThrow(TypeError);
  });

  it.each([
    ['too short', new Float32Array(3)],
    ['not of length 1', new Float32Array(64)],
    ['no number', new Float32Array(64).fill(Number.NaN)],
  ])('refuses a vector that is %s', async (_, vector) => {
    const embedder = { ...createWordEmbedder(), embed: async () => [vector] };
    await expect(build([example('a')], { embedder })).rejects.toMatchObject({ code: 'WRONG_EMBEDDER' });
  });

  it('waits no longer than its signal', async () => {
    const embedder = { ...createWordEmbedder(), embed: () => new Promise<never>(() => {}) };
    await expect(build([example('a')], { embedder, signal: AbortSignal.abort(new Error('late')) })).rejects.toThrow(
      'late',
    );
  });
});

describe('a set after another', () => {
  it('embeds only what is new, unless the embedder is another one', async () => {
    const asked: string[] = [];
    const onEmbed = (texts: readonly string[]) => void asked.push(...texts);
    const previous = await build([example('a'), example('b')]);
    const next = [example('b'), example('c')];
    await build(next, { embedder: createWordEmbedder({ onEmbed }), previous });
    expect(asked.splice(0)).toEqual(['question c']);
    const fresh = await build(next, { embedder: createWordEmbedder({ onEmbed, seed: 'b' }), previous });
    expect(asked).toEqual(['question b', 'question c']);
    expect(fresh).toMatchObject({ embedder: { contentHash: createWordEmbedder({ seed: 'b' }).contentHash } });
  });
});

describe('vectors between runs', () => {
  let cacheFolder: string;
  beforeAll(async () => {
    cacheFolder = join(await mkdtemp(join(tmpdir(), 'trellis-vectors-')), 'cache');
  });
  afterAll(() => rm(join(cacheFolder, '..'), { recursive: true }));

  it('are computed once, and again only for what changed or was damaged', async () => {
    const asked: string[] = [];
    const embedder = createWordEmbedder({ onEmbed: (texts) => asked.push(...texts) });
    const run = async (examples: ExampleRecord[]) => {
      asked.length = 0;
      const { vectors } = await build(examples, { embedder, cacheFolder });
      return { asked: asked.toSorted(), vectors };
    };
    const first = await run([example('a'), example('b')]);
    expect(first.asked).toEqual(['question a', 'question b']);
    const second = await run([example('b'), example('a')]);
    expect(second).toEqual({ asked: [], vectors: first.vectors });
    expect(await run([example('a'), example('c')])).toMatchObject({ asked: ['question c'] });
    const [name = ''] = await readdir(cacheFolder);
    const file = join(cacheFolder, name);
    const bytes = await readFile(file);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await run([example('a'), example('c')])).toMatchObject({ asked: ['question a', 'question c'] });
  });
});
