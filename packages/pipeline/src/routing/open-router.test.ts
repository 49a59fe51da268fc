import { describe, expect, it } from 'vitest';
import { createOpenRouter } from './open-router.ts';

const agent = (id: string, surface: string) => ({
  id,
  surfaces: [surface],
  questions: [],
  nearMisses: [],
  followUps: [],
});
const { route } = createOpenRouter([agent('a', 'job'), agent('b', 'post')]);
const { signal } = new AbortController();
const ask = (text: string, view = {}) =>
  route({ input: { kind: 'question', text }, history: [], view, tenant: 't', signal });

describe('a router that learnt nothing', () => {
  it('names those for what is in view first', async () => {
    expect(await ask('What is it?')).toEqual({ kind: 'unsure', candidates: ['a', 'b'] });
    const post = { post: { type: 'post', id: 'p' } };
    expect(await ask('What is it?', post)).toEqual({ kind: 'unsure', candidates: ['b', 'a'] });
  });

  it('takes a starter at its word, and nothing for nobody’s', async () => {
    const input = { kind: 'starter', agentId: 'b', starterId: 's' } as const;
    expect(await route({ input, history: [], view: {}, tenant: 't', signal })).toMatchObject({ agentId: 'b' });
    expect(await ask(' ')).toMatchObject({ kind: 'out-of-scope' });
  });
});
