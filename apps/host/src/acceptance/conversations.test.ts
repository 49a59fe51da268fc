import type { HistoryTurn, View } from '@trellis/core';
import { textOf } from '@trellis/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './real-world.ts';
import { startWorld } from './real-world.ts';

const job: View = { job: { type: 'job', id: 'job-accessible-frontend' } };
const post: View = { post: { type: 'post', id: 'post-checkout-with-the-keyboard' } };

describe('free questions about the sample', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 30_000);
  afterAll(() => world?.close());

  const agentFor = async (text: string, view: View, history: readonly HistoryTurn[] = []) => {
    const events = await world.ask({ input: { kind: 'question', text }, view, history });
    const route = events.find((event) => event.type === 'route-end');
    expect(textOf(events).trim()).not.toBe('');
    return route?.type === 'route-end' ? route.agentId : events.at(-1)?.type === 'turn-end' ? 'nobody' : 'no end';
  };

  it.each([
    ['Am I qualified for this?', job, 'job-fit'],
    ['which skills am I missing for this role?', job, 'job-fit'],
    ['Do my skills match what they are looking for', job, 'job-fit'],
    ['How can I prepare for the interview?', job, 'interview-tips'],
    ['What will they probably ask me?', job, 'interview-tips'],
    ['what should i ask the interviewer', job, 'interview-tips'],
    ['Summarise this post for me', post, 'post-takeaways'],
    ['What is the main point here?', post, 'post-takeaways'],
    ['Is the author trying to sell something?', post, 'post-takeaways'],
    ['What is the capital of Mongolia?', job, 'nobody'],
    ['Write me a poem about rain', post, 'nobody'],
    ['What will the weather be like tomorrow?', job, 'nobody'],
  ])('%j is answered by %s', async (text, view, agentId) => {
    expect(await agentFor(text, view)).toBe(agentId);
  });

  it('go to another agent in the middle of a conversation, with its history', async () => {
    const history = [{ question: 'Am I a good fit for this job?', answer: 'In good part.', agentId: 'job-fit' }];
    expect(await agentFor('And how do I prepare for the interview?', job, history)).toBe('interview-tips');
    expect(await agentFor('And which of these gaps matters most?', job, history)).toBe('job-fit');
  });
});
