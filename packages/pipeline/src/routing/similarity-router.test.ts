import { describe, expect, it } from 'vitest';
import { createSimilarityRouter } from './similarity-router.ts';

const agents = [
  {
    id: 'job-fit',
    surfaces: ['job'],
    questions: [
      'Am I a good fit for this job?',
      'Do I have the skills this position asks for?',
      'What is missing in my profile for this role?',
      'How well does my experience match the requirements?',
    ],
    nearMisses: ['What questions will they ask in the interview?', 'Does this jacket fit me?'],
  },
  {
    id: 'interview-tips',
    surfaces: ['job'],
    questions: [
      'How do I prepare for the interview?',
      'What questions will they ask me in the interview?',
      'What should I say about my weaknesses?',
      'What should I ask the interviewer?',
    ],
    nearMisses: ['Am I a good fit for this job?'],
  },
  {
    id: 'post-takeaways',
    surfaces: ['post'],
    questions: ['What are the key takeaways of this post?', 'Summarise this article', 'What is the author saying?'],
    nearMisses: ['Write a post for me'],
  },
];
const outOfScope = ['What is the weather tomorrow?', 'Tell me a joke', 'Book a flight to Rome', 'What is 17 times 23?'];
const router = createSimilarityRouter({ agents, outOfScope });
const signal = new AbortController().signal;
const route = (text: string, view = {}, history: { question: string; answer: string; agentId: string }[] = []) =>
  router.route({ input: { kind: 'question', text }, history, view, tenant: 't', signal });

describe('the similarity router', () => {
  it.each([
    ['Would I be a good match for this job?', { job: { type: 'job', id: '1' } }, 'job-fit'],
    ['which of my skills are missing for the position', { job: { type: 'job', id: '1' } }, 'job-fit'],
    ['how should i prepare for the intervew', { job: { type: 'job', id: '1' } }, 'interview-tips'],
    ['Give me the takeaways of this post', { post: { type: 'post', id: '1' } }, 'post-takeaways'],
  ])('sends %j to the agent that knows such questions', async (text, view, agentId) => {
    expect(await route(text, view)).toMatchObject({ kind: 'agent', agentId });
  });

  it.each(['What will the weather be like tomorrow?', 'tell me another joke', 'xqzt wvvq', ''])(
    'finds %j out of scope',
    async (text) => {
      expect(await route(text, { job: { type: 'job', id: '1' } })).toMatchObject({ kind: 'out-of-scope' });
    },
  );

  it('takes a starter at its word', async () => {
    const input = { kind: 'starter', agentId: 'job-fit', starterId: 'x' } as const;
    expect(await router.route({ input, history: [], view: {}, tenant: 't', signal })).toEqual({
      kind: 'agent',
      agentId: 'job-fit',
      confidence: 1,
    });
  });

  it('reads a follow-up together with the question before it', async () => {
    const history = [{ question: 'How do I prepare for the interview?', answer: '…', agentId: 'interview-tips' }];
    expect(await route('And what should I ask them?', { job: { type: 'job', id: '1' } }, history)).toMatchObject({
      agentId: 'interview-tips',
    });
  });

  it.each(['thanks', 'ok', 'Hello!', 'Tell me a joke', '', '   '])(
    'does not take %j for a follow-up, whatever was asked before',
    async (text) => {
      const history = [{ question: 'How do I prepare for the interview?', answer: '…', agentId: 'interview-tips' }];
      const noise = createSimilarityRouter({ agents, outOfScope: [...outOfScope, 'hello', 'thanks', 'ok'] });
      const input = { kind: 'question', text } as const;
      const view = { job: { type: 'job', id: '1' } } as const;
      expect(await noise.route({ input, history, view, tenant: 't', signal })).toMatchObject({ kind: 'out-of-scope' });
    },
  );

  it('knows its own questions, however much else is near', async () => {
    for (const { id, questions, surfaces } of agents)
      for (const text of questions) {
        const view = { [surfaces[0] ?? '']: { type: surfaces[0] ?? '', id: '1' } };
        expect(await route(text, view), text).toMatchObject({ kind: 'agent', agentId: id });
      }
  });

  it('says so when two agents are equally likely', async () => {
    const twins = createSimilarityRouter({
      agents: [
        { id: 'a', surfaces: [], questions: ['Compare these two jobs'], nearMisses: [] },
        { id: 'b', surfaces: [], questions: ['Compare these two jobs'], nearMisses: [] },
      ],
      outOfScope,
    });
    const request = { input: { kind: 'question', text: 'compare two jobs' } as const, history: [], view: {} };
    expect(await twins.route({ ...request, tenant: 't', signal })).toEqual({ kind: 'unsure', candidates: ['a', 'b'] });
  });

  it('reads a megabyte of text without delay or harm', async () => {
    expect(await route('fit '.repeat(250_000))).toHaveProperty('kind');
  });
});
