import { describe, expect, it } from 'vitest';
import type { Classifier, Sample } from './classifier.ts';
import { restoreClassifier, trainClassifier } from './classifier.ts';
import { indexOfHighest } from './scores.ts';

const { signal } = new AbortController();
const train = (samples: readonly Sample[]) => trainClassifier(samples, { signal });
const labelOf = ({ state, judge }: Classifier, text: string, vector?: Float32Array) =>
  state.labels[indexOfHighest(judge({ text, ...(vector && { vector }) }).scores)];

const samples: readonly Sample[] = [
  ['plants', 'water the roses', 'how often do tulips need water', 'my fern is turning brown', 'when do I plant bulbs'],
  ['boats', 'hoist the sail', 'how deep is the harbour', 'my anchor is stuck', 'when is high tide'],
  ['__proto__', 'who inherits from whom', 'is a class an object', 'my getter is not called'],
  ['constructor', 'pour the concrete', 'how thick are the walls', 'my scaffold wobbles'],
].flatMap(([label = '', ...texts]) => texts.map((text) => ({ label, text })));

describe('a classifier', () => {
  it('tells apart what it learnt, whatever the labels are called', async () => {
    const classifier = await train(samples);
    expect(samples.map(({ text }) => labelOf(classifier, text))).toEqual(samples.map(({ label }) => label));
    expect(classifier.state.labels).toEqual(['__proto__', 'boats', 'constructor', 'plants']);
  });

  it('carries over inflection and typing mistakes', async () => {
    const classifier = await train(samples);
    expect(labelOf(classifier, 'watering my tulip')).toBe('plants');
    expect(labelOf(classifier, 'the ancor is stuck in the harbur')).toBe('boats');
  });

  it('learns the same, to the bit, in whatever order the samples come', async () => {
    const { state } = await train(samples);
    const other = await train([...samples].reverse());
    expect(other.state).toEqual(state);
  });

  it('learns from embeddings what words do not say', async () => {
    const towards = (x: number) => Float32Array.of(x, Math.sqrt(1 - x * x));
    const nameless = ['a', 'b', 'c', 'd', 'e', 'f'].map((text, index) => ({
      text,
      label: index % 2 === 0 ? 'left' : 'right',
      vector: towards(index % 2 === 0 ? -0.9 + index / 50 : 0.9 - index / 50),
    }));
    const classifier = await train(nameless);
    expect(labelOf(classifier, 'unheard-of', towards(-0.8))).toBe('left');
    expect(labelOf(classifier, 'unheard-of', towards(0.8))).toBe('right');
  });

  it('learns what a label is called, and does not take the name for a question', async () => {
    const names = new Map([
      ['plants', { text: 'horticulture' }],
      ['never seen', { text: 'horticulture' }],
    ]);
    const classifier = await trainClassifier(samples, { signal, names });
    expect(labelOf(classifier, 'horticulture')).toBe('plants');
    expect(classifier.state.known).toHaveLength(samples.length);
    expect(classifier.state.labels).not.toContain('never seen');
  });

  it('weighs what else is known', async () => {
    const said = (label: string, value: number) => ({ label, text: 'and then?', context: Float32Array.of(value) });
    const { state, judge } = await train([said('yes', 1), said('no', -1)]);
    const answer = (value: number) =>
      state.labels[indexOfHighest(judge({ text: 'and then?', context: Float32Array.of(value) }).scores)];
    expect([answer(1), answer(-1)]).toEqual(['yes', 'no']);
  });

  it('is the same again after being stored', async () => {
    const classifier = await train(samples);
    const again = restoreClassifier(classifier.state);
    expect(again.judge({ text: 'deep water' })).toEqual(classifier.judge({ text: 'deep water' }));
  });

  it('names the known text that is most like the question', async () => {
    const { state, judge } = await train(samples);
    const { nearestKnown, nearest } = judge({ text: 'is my anchor stuck?' });
    const boats = state.labels.indexOf('boats');
    expect(state.known[nearestKnown[boats] ?? -1]?.text).toBe('my anchor is stuck');
    expect(nearest[boats]).toBeGreaterThan(0.5);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['emoji', '🦊🏳️‍🌈👩‍👩‍👧'],
    ['half a character', '\uD83E'],
    ['a megabyte', 'sail '.repeat(200_000)],
    ['a word without an end', 'a'.repeat(1_000_000)],
  ])('judges %s without harm', async (_, text) => {
    const { scores } = (await train(samples)).judge({ text });
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['one label', samples.slice(0, 3), ['plants']],
    ['nothing', [], []],
  ])('can be trained on %s', async (_, few, labels) => {
    expect((await train(few)).state.labels).toEqual(labels);
  });

  it('stops learning when it is told to', async () => {
    await expect(trainClassifier(samples, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});
