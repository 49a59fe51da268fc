import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { Embedder, HistoryTurn, RoutableAgent } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EncoderRouter } from './encoder-router.ts';
import { trainEncoderRouter } from './encoder-router.ts';

const { signal } = new AbortController();
const agents: readonly RoutableAgent[] = [
  {
    id: 'constructor',
    surfaces: ['job'],
    questions: [
      'Am I a good fit for this job?',
      'Do I have the skills this position asks for?',
      'What is missing in my profile for this role?',
      'How well does my experience match the requirements?',
      'Which of my skills are missing here?',
      'Would I be a match for this position?',
    ],
    nearMisses: ['What questions will they ask me in the interview?', 'Does this jacket fit me?'],
    followUps: [
      { after: 'Am I a good fit for this job?', text: 'and my degree?' },
      { after: 'Am I a good fit for this job?', text: 'what about the second one?' },
    ],
  },
  {
    id: 'interview-tips',
    surfaces: ['job'],
    questions: [
      'How do I prepare for the interview?',
      'What questions will they ask me in the interview?',
      'What should I say in the interview about my weaknesses?',
      'What should I ask the interviewer?',
      'How do I calm down before an interview?',
      'Give me practice questions for the interview',
    ],
    nearMisses: ['Am I a good fit for this job?'],
    followUps: [
      { after: 'How do I prepare for the interview?', text: 'and what do I ask them?' },
      { after: 'How do I prepare for the interview?', text: 'what about the second one?' },
    ],
  },
  {
    id: 'post-takeaways',
    surfaces: ['post'],
    questions: [
      'What are the key takeaways of this post?',
      'Summarise this article',
      'What is the author saying?',
      'What is this article about?',
      'Is the author of this post right?',
    ],
    nearMisses: ['Write a post for me'],
    followUps: [],
  },
];
const outOfScope = {
  questions: [
    'What is the weather tomorrow?',
    'Tell me a joke',
    'Book a flight to Rome',
    'What is 17 times 23?',
    'thanks',
    'hello',
    'ok',
    'Play some music',
    'asdf qwer',
    'Order a pizza',
  ],
};
const job = { job: { type: 'job', id: '1' } };
const post = { post: { type: 'post', id: '1' } };

let folder: string;
let router: EncoderRouter;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-router-'));
  router = await trainEncoderRouter({ agents, outOfScope, signal });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (text: string, view: object = {}, history: readonly HistoryTurn[] = [], asked = router) =>
  asked.route({ input: { kind: 'question', text }, history, view, tenant: 't', signal });
/** Where a question goes when nobody can be asked. */
async function answerer(...given: Parameters<typeof ask>): Promise<string | undefined> {
  const route = await ask(...given);
  return route.kind === 'agent' ? route.agentId : route.kind === 'unsure' ? route.candidates[0] : '';
}

describe('the encoder router', () => {
  it.each([
    ['Would I be a good match for this job?', job, 'constructor'],
    ['how should i prepare for the intervew', job, 'interview-tips'],
    ['Give me the takeaways of this post', post, 'post-takeaways'],
    ['What will the weather be like tomorrow?', job, ''],
    ['tell me another joke', post, ''],
  ])('sends %j where such questions belong', async (text, view, agentId) => {
    expect(await answerer(text, view)).toBe(agentId);
  });

  it('knows its own questions, and says that a rule did', async () => {
    for (const { id, questions, surfaces } of agents)
      for (const text of questions) {
        const view = { [surfaces[0] ?? '']: { type: surfaces[0] ?? '', id: '1' } };
        const route = await ask(text.toUpperCase(), view);
        expect(route, text).toMatchObject({ kind: 'agent', agentId: id, reason: { by: 'rule' } });
      }
  });

  it('says what spoke for each agent, and which known questions are near', async () => {
    const { reason } = await ask('how should i prepare for the intervew', job);
    expect(reason?.by).toBe('encoder');
    expect(reason?.candidates.map(({ agentId }) => agentId).toSorted()).toEqual(['', ...agents.map(({ id }) => id)]);
    expect(reason?.candidates.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
    expect(reason?.nearest[0]).toMatchObject({
      text: 'How do I prepare for the interview?',
      agentId: 'interview-tips',
    });
  });

  it('takes a starter at its word', async () => {
    const input = { kind: 'starter', agentId: 'x', starterId: 's' } as const;
    expect(await router.route({ input, history: [], view: {}, tenant: 't', signal })).toMatchObject({ agentId: 'x' });
  });

  it('reads a follow-up in the light of who answered before', async () => {
    const after = (question: string, agentId: string) =>
      answerer('what about the third one?', job, [{ question, answer: '…', agentId }]);
    expect(await after('Am I a good fit for this job?', 'constructor')).toBe('constructor');
    expect(await after('How do I prepare for the interview?', 'interview-tips')).toBe('interview-tips');
  });

  it.each(['thanks', 'ok', 'Hello!', 'Tell me a joke', '', '   '])(
    'does not take %j for a follow-up, whatever was asked before',
    async (text) => {
      const history = [{ question: 'How do I prepare for the interview?', answer: '…', agentId: 'interview-tips' }];
      expect(await ask(text, job, history)).toMatchObject({ kind: 'out-of-scope' });
    },
  );

  it('says so when two agents are equally likely', async () => {
    const twin = { surfaces: [], questions: ['Compare these two jobs'], nearMisses: [], followUps: [] };
    const twins = await trainEncoderRouter({
      agents: [
        { ...twin, id: 'a' },
        { ...twin, id: 'b' },
      ],
      outOfScope,
      signal,
    });
    expect(await ask('compare two jobs', {}, [], twins)).toMatchObject({ kind: 'unsure' });
  });

  it.each([
    ['a megabyte', 'fit '.repeat(250_000)],
    ['emoji', '🦊🏳️‍🌈'],
    ['half a character', '\uD83E'],
    ['a prototype', '__proto__ constructor toString'],
  ])('reads %s without harm', async (_, text) => {
    expect(await ask(text, { __proto__: null }, [{ question: text, answer: '', agentId: '__proto__' }])).toHaveProperty(
      'kind',
    );
  });

  it('learns the same in whatever order the data come', async () => {
    const turned = agents.toReversed().map((agent) => ({ ...agent, questions: agent.questions.toReversed() }));
    const other = await trainEncoderRouter({
      agents: turned,
      outOfScope: { questions: outOfScope.questions.toReversed() },
      signal,
    });
    expect(other.contentHash).toBe(router.contentHash);
  });

  it('is sure less often the higher the bar, and then right at least as often as rarely', () => {
    const { curve, sureAt } = router.calibration;
    const decided = curve.map((point) => point.decided);
    expect(decided).toEqual(decided.toSorted((a, b) => b - a));
    expect(sureAt).toBeGreaterThanOrEqual(0.5);
  });
});

describe('an embedder beside the router', () => {
  const failing: Embedder = {
    model: 'm',
    contentHash: 'sha256:0',
    dimensions: 4,
    embed: async (texts, { purpose }) => {
      if (purpose === 'query' && texts.length === 1) throw new Error('gone');
      return texts.map(() => Float32Array.of(1, 0, 0, 0));
    },
  };

  it('may fail: words still decide', async () => {
    const asked = await trainEncoderRouter({ agents, outOfScope, embedder: failing, signal });
    expect(await answerer('how should i prepare for the intervew', job, [], asked)).toBe('interview-tips');
  });

  it('may never answer: words decide after two seconds', async () => {
    const silent: Embedder = {
      ...failing,
      embed: (texts, how) => (texts.length === 1 ? new Promise(() => {}) : failing.embed(texts, how)),
    };
    const asked = await trainEncoderRouter({ agents, outOfScope, embedder: silent, signal });
    expect(await answerer('how should i prepare for the intervew', job, [], asked)).toBe('interview-tips');
  });

  it.each([
    ['English alone', ['en'], false],
    ['English and German', ['en-GB', 'de'], true],
    ['every language', undefined, true],
  ])('that reads %s is asked for what it can read', async (_what, languages, isAsked) => {
    const german = 'Wie bereite ich mich auf das Gespräch am Montag vor?';
    const seen = new Set<string>();
    const embedder: Embedder = {
      ...failing,
      ...(languages && { languages }),
      embed: async (texts) => texts.map((text) => (seen.add(text), Float32Array.of(1, 0, 0, 0))),
    };
    await ask(german, job, [], await trainEncoderRouter({ agents, outOfScope, embedder, signal }));
    expect(seen.has(german)).toBe(isAsked);
  });
});

describe('what was trained', () => {
  const train = (more: Partial<Parameters<typeof trainEncoderRouter>[0]> = {}) =>
    trainEncoderRouter({ agents, outOfScope, cacheFolder: folder, signal, ...more });

  it('is kept, and used again', async () => {
    const first = await train();
    const [file = ''] = await readdir(folder);
    const kept = await readFile(join(folder, file));
    const second = await train();
    expect(second.contentHash).toBe(first.contentHash);
    expect(await ask('is this job right for me', job, [], second)).toEqual(
      await ask('is this job right for me', job, [], first),
    );
    expect(await readdir(folder)).toEqual([file]);
    expect(await readFile(join(folder, file))).toEqual(kept);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 5_000 ? byte ^ 1 : byte)))],
  ])('is trained anew when the file is %s', async (_, damage) => {
    const { contentHash } = await train();
    const [file = ''] = await readdir(folder);
    const sound = await readFile(join(folder, file));
    await writeFile(join(folder, file), damage(sound));
    expect((await train()).contentHash).toBe(contentHash);
    expect(await readFile(join(folder, file))).toEqual(sound);
  });

  it('is another one for another question, or in a folder that cannot be written', async () => {
    const { contentHash } = await train();
    const more = { questions: [...outOfScope.questions, 'How tall is Mount Everest?'] };
    expect((await train({ outOfScope: more })).contentHash).not.toBe(contentHash);
    expect((await train({ cacheFolder: '/dev/null/nowhere' })).contentHash).toBe(contentHash);
  });

  it('is the same whether it is trained first or later', async () => {
    const hashes = [];
    for (let time = 0; time < 3; time++)
      hashes.push((await trainEncoderRouter({ agents, outOfScope, signal })).contentHash);
    expect(new Set(hashes).size).toBe(1);
  });

  it.each([
    ['no routes', { contentHash: 'sha256:1' }],
    ['routes of another form', { contentHash: 'sha256:1', routes: { layout: {}, calibration: {}, classifier: {} } }],
  ])('is trained anew where a whole file holds %s', async (_what, value) => {
    const own = await mkdtemp(join(tmpdir(), 'routes-'));
    const { contentHash } = await train({ cacheFolder: own });
    const [file = ''] = await readdir(own);
    const payload = serialize(value);
    await writeFile(join(own, file), Buffer.concat([createHash('sha256').update(payload).digest(), payload]));
    expect((await train({ cacheFolder: own })).contentHash).toBe(contentHash);
    await rm(own, { recursive: true });
  });

  it('is kept for the last few sets of questions, and for none before them', async () => {
    const own = await mkdtemp(join(tmpdir(), 'routes-'));
    const names = Array.from({ length: 12 }, (_, at) => `router-${at.toString(16).padStart(32, '0')}.bin`);
    for (const [at, name] of names.entries()) {
      await writeFile(join(own, name), '');
      await utimes(join(own, name), at, at);
    }
    await writeFile(join(own, 'another.bin'), '');
    await train({ cacheFolder: own });
    const kept = await readdir(own);
    expect(kept.length).toBe(9);
    expect(kept).toEqual(expect.arrayContaining(['another.bin', ...names.slice(5)]));
    await rm(own, { recursive: true });
  });
});
