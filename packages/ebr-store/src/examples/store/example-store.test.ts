import type { ExampleSelection } from '@trellis/core';
import { manualClock } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { createWordEmbedder } from '../__fixtures__/word-embedder.ts';
import { exampleRecord } from '../__fixtures__/example-record.ts';
import type { ExampleSource } from './example-sets.ts';
import type { ExampleStoreOptions } from './example-store.ts';
import { createExampleStore } from './example-store.ts';
import { armOf } from './experiments.ts';

const { signal } = new AbortController();
const source = (answers: string, rest: Partial<ExampleSource> = {}): ExampleSource => ({
  agentId: 'x',
  agentVersion: '1.0.0',
  examples: ['fit', 'gap', 'learn'].map((word) =>
    exampleRecord({ id: word, question: `Which ${word} has this job?`, answer: `${answers} ${word}` }),
  ),
  ...rest,
});

/** A store whose files are what `files` holds at the time. */
async function storeOf(files: { sources: readonly ExampleSource[] }, rest: Partial<ExampleStoreOptions> = {}) {
  const store = createExampleStore({
    embedder: createWordEmbedder(),
    read: async () => files.sources,
    policy: { floor: 0.1 },
    ...rest,
  });
  await store.reload(signal);
  const ask = (question = 'Which fit has this job?', more: { tenant?: string; signal?: AbortSignal } = {}) =>
    store.select({ agentId: 'x', tenant: 't', locale: 'en', question, maxTokens: 2_000, signal, ...more });
  return { store, ask };
}
const answersOf = ({ examples }: ExampleSelection) => examples.map(({ answer }) => answer.split(' ')[0]);

describe('a store of examples', () => {
  it('is not ready before anything was read, and says so', async () => {
    const store = createExampleStore({ embedder: createWordEmbedder(), read: async () => [] });
    const request = { agentId: 'x', tenant: 't', locale: 'en', question: 'q', maxTokens: 9, signal };
    expect(await store.select(request)).toMatchObject({ examples: [], nothing: 'not-ready' });
    await store.reload(signal);
    expect(await store.select(request)).toMatchObject({ examples: [], nothing: 'no-examples' });
  });

  it('keeps the old sets when the new ones are not right', async () => {
    const files = { sources: [source('old')] };
    const { store, ask } = await storeOf(files);
    files.sources = [source('new'), source('new')];
    await expect(store.reload(signal)).rejects.toMatchObject({ code: 'INVALID_EXAMPLES' });
    expect(answersOf(await ask())).toEqual(['old', 'old', 'old']);
  });

  it('never mixes two sets in one answer, while sets change under many questions', async () => {
    const files = { sources: [source('v0')] };
    const { store, ask } = await storeOf(files);
    const names = new Map([[store.versions({ agentId: 'x' })[0]?.contentHash, 'v0']]);
    const running: Promise<ExampleSelection>[] = [];
    for (let version = 1; version <= 20; version++) {
      running.push(...Array.from({ length: 20 }, () => ask()));
      files.sources = [source(`v${version}`)];
      const reloading = store.reload(signal);
      running.push(...Array.from({ length: 20 }, () => ask()));
      const [set] = await reloading;
      names.set(set?.contentHash, `v${version}`);
    }
    const selections = await Promise.all(running);
    for (const selection of selections) {
      const version = names.get(selection.set);
      expect(answersOf(selection)).toEqual([version, version, version]);
    }
    expect(new Set(selections.map(({ set }) => set)).size).toBeGreaterThan(10);
  });

  it('goes back to an earlier set, and forward again', async () => {
    const files = { sources: [source('old')] };
    const { store, ask } = await storeOf(files);
    files.sources = [source('new')];
    const [fresh] = await store.reload(signal);
    await store.rollBack({ agentId: 'x' });
    expect(answersOf(await ask())[0]).toBe('old');
    await store.rollBack({ agentId: 'x' }, fresh?.contentHash);
    expect(answersOf(await ask())[0]).toBe('new');
    await expect(store.rollBack({ agentId: 'x' }, 'f00')).rejects.toMatchObject({ code: 'UNKNOWN_SET' });
  });

  it('serves a tenant’s own set before the one for all', async () => {
    const { ask } = await storeOf({ sources: [source('all'), source('own', { tenant: 'acme' })] });
    expect(answersOf(await ask(undefined, { tenant: 'acme' }))[0]).toBe('own');
    expect(answersOf(await ask(undefined, { tenant: 'other' }))[0]).toBe('all');
  });

  it('keeps each tenant on its side of an experiment, and says which', async () => {
    const experiment = { name: 'short-answers', agentId: 'x', arms: { main: 1, short: 1 }, pins: { acme: 'short' } };
    const sources = [source('long'), source('short', { arm: 'short' })];
    const { ask } = await storeOf({ sources }, { experiments: [experiment] });
    for (const tenant of ['acme', 'b', 'c', 'd', 'e']) {
      const arm = armOf(experiment, tenant);
      const selection = await ask(undefined, { tenant });
      expect(answersOf(selection)[0]).toBe(arm === 'short' ? 'short' : 'long');
      expect(selection.experiment).toEqual({ name: 'short-answers', arm });
    }
    const arms = Array.from({ length: 1_000 }, (_, index) => armOf(experiment, `tenant-${index}`));
    expect(arms.filter((arm) => arm === 'short').length).toBeGreaterThan(430);
    expect(arms.filter((arm) => arm === 'short').length).toBeLessThan(570);
  });
});

describe('an embedder in trouble', () => {
  it.each([
    ['throws', async () => Promise.reject(new Error('down')), 'embedder-failed'],
    ['gives rubbish', async () => [new Float32Array(64).fill(Number.NaN)], 'embedder-failed'],
    ['gives nothing', async () => [], 'embedder-failed'],
  ])('that %s costs the examples and nothing else', async (_, embed, nothing) => {
    const working = createWordEmbedder();
    const embedder: typeof working = {
      ...working,
      embed: (texts, options) => (options.purpose === 'query' ? embed() : working.embed(texts, options)),
    };
    const { ask } = await storeOf({ sources: [source('a')] }, { embedder });
    expect(await ask()).toMatchObject({ examples: [], nothing, set: expect.any(String) });
  });

  it('that hangs is waited for no longer than agreed, unless the turn ends before', async () => {
    const clock = manualClock();
    const working = createWordEmbedder();
    const embedder: typeof working = {
      ...working,
      embed: (texts, options) =>
        options.purpose === 'query' ? new Promise<never>(() => {}) : working.embed(texts, options),
    };
    const { ask } = await storeOf({ sources: [source('a')] }, { embedder, clock, embedWithinMs: 50 });
    const slow = ask();
    await clock.advance(50);
    expect(await slow).toMatchObject({ examples: [], nothing: 'embedder-slow' });
    const turn = new AbortController();
    const stopped = ask('q', { signal: turn.signal });
    turn.abort(new Error('the turn is over'));
    await expect(stopped).rejects.toThrow('the turn is over');
  });

  it('that could not start is tried again', async () => {
    let starts = 0;
    const embedder = async () => {
      if (++starts === 1) throw new Error('no weights');
      return createWordEmbedder();
    };
    const store = createExampleStore({ embedder, read: async () => [source('a')] });
    await expect(store.reload(signal)).rejects.toThrow('no weights');
    expect(await store.reload(signal)).toHaveLength(1);
    expect(starts).toBe(2);
  });
});
