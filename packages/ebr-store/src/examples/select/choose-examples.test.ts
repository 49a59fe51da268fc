import { describe, expect, it } from 'vitest';
import { exampleRecord } from '../__fixtures__/example-record.ts';
import { createWordEmbedder } from '../__fixtures__/word-embedder.ts';
import type { ExampleRecord } from '../example-record.ts';
import { createExampleSet } from '../example-set.ts';
import { chooseExamples } from './choose-examples.ts';
import { createExampleIndex } from './example-index.ts';
import type { SelectionPolicy } from './select-options.ts';
import { defaultPolicy } from './select-options.ts';

const { signal } = new AbortController();
const embedder = createWordEmbedder({ dimensions: 512 });

async function choose(
  examples: readonly (Partial<ExampleRecord> & { id: string })[],
  question: string,
  options: Partial<SelectionPolicy> & { maxTokens?: number; tenant?: string; locale?: string } = {},
) {
  const { maxTokens = 2_000, tenant = 't', locale = 'en', ...rest } = options;
  const policy = { ...defaultPolicy, floor: 0.2, ...rest };
  const set = await createExampleSet({
    agentId: 'x',
    agentVersion: '1.0.0',
    examples: examples.map(exampleRecord),
    embedder,
    signal,
  });
  const index = await createExampleIndex(set, policy);
  const [vector = new Float32Array()] = await embedder.embed([question], { signal, purpose: 'query' });
  const near = await index.search({ embedder, vector, k: 50, tenant, locale, signal });
  return chooseExamples(near, { index, policy, maxTokens });
}
const ids = ({ examples }: { examples: readonly { id: string }[] }) => examples.map(({ id }) => id);

const questions = [
  { id: 'fit', question: 'am I fit for this nurse job', label: 'fit' },
  { id: 'fit-again', question: 'am I fit for this nurse job today', label: 'fit' },
  { id: 'salary', question: 'nurse salary', label: 'pay' },
  { id: 'far', question: 'bake bread slowly', label: 'other' },
];

describe('choosing examples', () => {
  it('takes what is near, tells why, and puts the best last', async () => {
    const selection = await choose(questions, 'am I fit for this nurse job');
    expect(ids(selection).at(-1)).toBe('fit');
    expect(selection.examples.at(-1)).toMatchObject({ rank: 1, penalty: 0, agentVersion: '1.0.0' });
    expect(selection.examples.at(-1)?.similarity).toBeCloseTo(1);
    expect(selection.passedOver).toContainEqual({ id: 'far', similarity: expect.any(Number), reason: 'below-floor' });
    expect(selection).toMatchObject({ set: expect.stringMatching(/^[0-9a-f]{64}$/), floor: 0.2 });
  });

  it('puts the best first where that was asked for', async () => {
    expect(ids(await choose(questions, 'am I fit for this nurse job', { order: 'best-first' }))[0]).toBe('fit');
  });

  it('chooses none rather than one that is far', async () => {
    expect(await choose(questions, 'quantum gravity')).toMatchObject({ examples: [], nothing: 'not-near' });
  });

  it('passes over what only says the same again', async () => {
    const twins = [...questions.slice(0, 1), { id: 'twin', question: 'am I fit for this nurse job' }];
    const { passedOver, ...selection } = await choose(twins, 'nurse job', { relevance: 0.4, recency: 0 });
    expect(ids(selection)).toHaveLength(1);
    expect(passedOver).toMatchObject([{ reason: 'redundant' }]);
  });

  it('takes no more of one label than agreed', async () => {
    const selection = await choose(questions, 'am I fit for this nurse job', { maxPerLabel: 1 });
    expect(ids(selection)).toEqual(['salary', 'fit']);
    expect(selection.passedOver).toContainEqual(expect.objectContaining({ id: 'fit-again', reason: 'label-quota' }));
  });

  it('keeps the budget, and says so', async () => {
    const long = { id: 'long', question: 'am I fit for this nurse job', answer: 'word '.repeat(500) };
    const selection = await choose([long, ...questions], 'am I fit for this nurse job', { maxTokens: 200 });
    expect(ids(selection)).not.toContain('long');
    expect(selection.passedOver).toContainEqual(expect.objectContaining({ id: 'long', reason: 'budget' }));
    expect(selection.examples.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(200);
    expect(await choose(questions, 'nurse', { maxTokens: 5 })).toMatchObject({ examples: [], nothing: 'no-budget' });
  });

  it('prefers the newer of two that are equally near', async () => {
    const twins = ['2020-01-01', '2026-01-01'].map((date) => ({ id: `of-${date}`, question: 'nurse job', date }));
    expect(ids(await choose(twins, 'nurse job')).at(-1)).toBe('of-2026-01-01');
  });

  it.each<[string, Partial<ExampleRecord>, Partial<SelectionPolicy>, boolean]>([
    ['unreviewed', {}, {}, true],
    ['unreviewed, where approval is asked for', {}, { minimumState: 'approved' }, false],
    ['approved', { state: 'approved', reviewer: 'R', reviewedAt: '2026-11-22' }, { minimumState: 'approved' }, true],
    ['rejected', { state: 'rejected' }, {}, false],
    ['retired', { state: 'retired' }, {}, false],
    ['still to be redacted', { redaction: 'pending' }, {}, false],
    ['of another tenant', { tenant: 'acme' }, {}, false],
    ['of this tenant', { tenant: 't' }, {}, true],
  ])('an example that is %s', async (_, fields, policy, isServed) => {
    const selection = await choose([{ id: 'a', question: 'nurse job', ...fields }], 'nurse job', policy);
    expect(selection.examples.length > 0).toBe(isServed);
    if (!isServed) expect(selection.nothing).toBe('no-examples');
  });

  it.each([
    ['de-AT', ['german']],
    ['de', ['german']],
    ['en-GB', ['english']],
    ['fr', ['english']],
  ])('in %s: what there is in it, or else in the language that stands in', async (locale, expected) => {
    const examples = [
      { id: 'german', question: 'nurse job', locale: 'de' },
      { id: 'english', question: 'nurse job' },
    ];
    expect(ids(await choose(examples, 'nurse job', { locale }))).toEqual(expected);
  });

  it('learns from a set how near is near enough', async () => {
    const words = ['nurse', 'baker', 'clerk', 'pilot', 'smith'];
    const asked = words.flatMap((word) => ['pay', 'hours', 'team', 'tools', 'place'].map((what) => `${word} ${what}`));
    const records = asked.map((question, index) => exampleRecord({ id: `q-${index}`, question }));
    const floorOf = async (examples: ExampleRecord[], floor?: number) => {
      const set = await createExampleSet({ agentId: 'x', agentVersion: '1', examples, embedder, signal });
      return (await createExampleIndex(set, { ...defaultPolicy, ...(floor !== undefined && { floor }) })).floor;
    };
    expect(await floorOf(records)).toBeGreaterThan(0.4);
    expect(await floorOf(records.slice(0, 5))).toBe(0.3);
    expect(await floorOf(records, 0.7)).toBe(0.7);
  });

  it('refuses a vector of another embedder', async () => {
    const set = await createExampleSet({ agentId: 'x', agentVersion: '1', examples: [], embedder, signal });
    const index = await createExampleIndex(set, defaultPolicy);
    const other = { ...embedder, contentHash: 'other' };
    const query = { embedder: other, vector: new Float32Array(512), k: 1, tenant: 't', locale: 'en', signal };
    await expect(index.search(query)).rejects.toMatchObject({ code: 'WRONG_EMBEDDER' });
  });
});
