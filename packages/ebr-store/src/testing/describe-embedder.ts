import type { Embedder } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What the suite needs of an implementation: a fresh embedder. */
export interface EmbedderSetup {
  readonly open: () => Promise<Embedder>;
  readonly close?: () => Promise<void>;
}

const purpose = 'query';
const texts = [
  'How do I ask for a raise?',
  'book a table for two',
  'How do I ask for more pay?',
  'a',
  'one two three four five six',
];
const rubbish = [
  '',
  ' ',
  '\u0000\u0007\n\t',
  '\ud800',
  'x\udc00y',
  '😀👩‍🚀',
  '日本語のテキスト',
  '\ufdfa'.repeat(50),
  '<s></s>',
  ' a  b ',
];

const length = (vector: Float32Array) => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** What every `Embedder` keeps to. Run it from a test file of the implementation. */
export function describeEmbedder(name: string, setup: EmbedderSetup): void {
  describe(`${name} keeps the contract of an embedder`, () => {
    const signal = new AbortController().signal;
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await setup.open();
    });
    afterAll(async () => await setup.close?.());

    it('says what it is, the same each time', async () => {
      const again = await setup.open();
      expect(embedder.model).toMatch(/\S/);
      expect(embedder.contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect([again.model, again.contentHash, again.dimensions]).toEqual([
        embedder.model,
        embedder.contentHash,
        embedder.dimensions,
      ]);
    });

    it('gives a vector of length 1 and its dimensions for each text', async () => {
      const vectors = await embedder.embed(texts, { signal, purpose });
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(length(vector)).toBeCloseTo(1, 5);
      }
    });

    it('gives a text the same vector alone, in a batch and in another order', async () => {
      const together = await embedder.embed(texts, { signal, purpose });
      const turned = await embedder.embed([...texts].reverse(), { signal, purpose });
      for (const [index, text] of texts.entries()) {
        const [alone] = await embedder.embed([text], { signal, purpose });
        expect(alone).toEqual(together[index]);
        expect(turned.at(-1 - index)).toEqual(alone);
      }
    });

    it('hands out vectors that nobody else changes', async () => {
      const [first] = await embedder.embed(['mine'], { signal, purpose });
      const kept = first?.slice();
      await embedder.embed(['yours', 'theirs'], { signal, purpose });
      expect(first).toEqual(kept);
      first?.fill(0);
      const [again] = await embedder.embed(['mine'], { signal, purpose });
      expect(again).toEqual(kept);
    });

    it('keeps the order when two calls run at once', async () => {
      const [some, others] = await Promise.all([
        embedder.embed(texts, { signal, purpose }),
        embedder.embed([...texts].reverse(), { signal, purpose }),
      ]);
      expect(others.reverse()).toEqual(some);
    });

    it('answers no texts with no vectors', async () => {
      expect(await embedder.embed([], { signal, purpose: 'document' })).toEqual([]);
    });

    it.each(rubbish)('embeds rubbish: %j', async (text) => {
      const [vector] = await embedder.embed([text], { signal, purpose });
      expect(length(vector ?? new Float32Array())).toBeCloseTo(1, 5);
    });

    it('rejects with the reason of a signal that has fired', async () => {
      const reason = new Error('no longer wanted');
      const call = embedder.embed(texts, { signal: AbortSignal.abort(reason), purpose });
      await expect(call).rejects.toBe(reason);
    });

    it('stops when the signal fires on the way', async () => {
      const controller = new AbortController();
      const many = Array.from({ length: 2000 }, (_, index) => `text ${index}`);
      const call = embedder.embed(many, { signal: controller.signal, purpose });
      const reason = new Error('enough');
      setImmediate(() => controller.abort(reason));
      await expect(call).rejects.toBe(reason);
    });
  });
}
