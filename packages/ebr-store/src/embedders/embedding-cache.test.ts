import type { Embedder } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { describeEmbedder } from '../testing/describe-embedder.ts';
import { vectorOf } from './__fixtures__/embeddings-server.ts';
import { withEmbeddingCache } from './embedding-cache.ts';
import { toUnitLength } from './split-text.ts';

const { signal } = new AbortController();
const query = { signal, purpose: 'query' } as const;

interface Call {
  readonly texts: readonly string[];
  readonly signal: AbortSignal;
  answer(): void;
  fail(error: Error): void;
}

/** An embedder that answers when it is told to, or at once. */
function scriptedEmbedder({ atOnce = false } = {}) {
  const calls: Call[] = [];
  const embedder: Embedder = {
    model: 'scripted',
    contentHash: `sha256:${'0'.repeat(64)}`,
    dimensions: 3,
    async embed(texts, options) {
      options.signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      calls.push({ texts, signal: options.signal, answer: resolve, fail: reject });
      options.signal.addEventListener('abort', () => reject(options.signal.reason));
      if (atOnce) setImmediate(() => setImmediate(resolve));
      await promise;
      return texts.map((text) => toUnitLength(vectorOf(text)));
    },
  };
  const cached = (maxEntries = 10) => withEmbeddingCache(embedder, { maxEntries });
  return { calls, embedder, cached, asked: () => calls.map((call) => call.texts) };
}

describeEmbedder('a cached embedder', {
  open: async () => withEmbeddingCache(scriptedEmbedder({ atOnce: true }).embedder, { maxEntries: 3 }),
});

describe('a text', () => {
  it('is embedded once, for each purpose', async () => {
    const { cached, asked } = scriptedEmbedder({ atOnce: true });
    const embedder = cached();
    const first = await embedder.embed(['a', 'b', 'a'], query);
    expect(await embedder.embed(['b', 'a', 'b'], query)).toEqual([first[1], first[0], first[1]]);
    await embedder.embed(['a'], { signal, purpose: 'document' });
    expect(asked()).toEqual([['a', 'b'], ['a']]);
  });

  it('is forgotten when enough others were asked for since', async () => {
    const { cached, asked } = scriptedEmbedder({ atOnce: true });
    const embedder = cached(2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await embedder.embed([text], query);
    expect(asked()).toEqual([['a'], ['b'], ['c'], ['b']]);
  });

  it('may be long, and is not mixed up with its like', async () => {
    const { cached, asked } = scriptedEmbedder({ atOnce: true });
    const embedder = cached();
    const texts = [`${'x'.repeat(1000)}1`, `${'x'.repeat(1000)}2`];
    const vectors = await embedder.embed(texts, query);
    expect(await embedder.embed(texts, query)).toEqual(vectors);
    expect([asked().length, vectors[0]]).not.toEqual([1, vectors[1]]);
  });

  it('that is being embedded is not sent again', async () => {
    const { cached, calls, asked } = scriptedEmbedder();
    const embedder = cached();
    const some = embedder.embed(['a', 'b'], query);
    const others = embedder.embed(['b', 'c'], query);
    for (const call of calls) call.answer();
    const [[, b], [again]] = await Promise.all([some, others]);
    expect(again).toEqual(b);
    expect(asked()).toEqual([['a', 'b'], ['c']]);
  });
});

describe('a caller who leaves', () => {
  it('does not fail another who waits for the same text', async () => {
    const { cached, calls } = scriptedEmbedder();
    const embedder = cached();
    const controller = new AbortController();
    const leaving = embedder.embed(['a'], { signal: controller.signal, purpose: 'query' });
    const staying = embedder.embed(['a'], query);
    controller.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    expect(calls[0]?.signal.aborted).toBe(false);
    calls[0]?.answer();
    expect(await staying).toHaveLength(1);
  });

  it('ends the call when nobody else waits, and whoever comes next starts a new one', async () => {
    const { cached, calls, asked } = scriptedEmbedder();
    const embedder = cached();
    const controller = new AbortController();
    const leaving = embedder.embed(['a'], { signal: controller.signal, purpose: 'query' });
    controller.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    expect(calls[0]?.signal.aborted).toBe(true);
    const next = embedder.embed(['a'], query);
    calls[1]?.answer();
    expect(await next).toHaveLength(1);
    expect(asked()).toEqual([['a'], ['a']]);
  });
});

describe('a failure', () => {
  it('is everybody’s who waits, and is not kept', async () => {
    const { cached, calls } = scriptedEmbedder();
    const embedder = cached();
    const both = [embedder.embed(['a'], query), embedder.embed(['a'], query)];
    calls[0]?.fail(new Error('overloaded'));
    for (const call of both) await expect(call).rejects.toThrow('overloaded');
    const next = embedder.embed(['a'], query);
    calls[1]?.answer();
    expect(await next).toHaveLength(1);
  });

  it('of an embedder that returns too little is one too', async () => {
    const { embedder } = scriptedEmbedder();
    const short = { ...embedder, embed: async () => [] };
    const call = withEmbeddingCache(short, { maxEntries: 1 }).embed(['a'], query);
    await expect(call).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it.each([0, -1, 1.5, Number.NaN])('is a size of %d', (maxEntries) => {
    const { embedder } = scriptedEmbedder();
    expect(() => withEmbeddingCache(embedder, { maxEntries })).toThrow(/maxEntries: expected a whole number/);
  });
});

it('keeps the identity of what is behind the cache', () => {
  const { embedder, cached } = scriptedEmbedder();
  expect(cached()).toMatchObject({ model: embedder.model, contentHash: embedder.contentHash, dimensions: 3 });
});
