import type { View } from '@trellis/core';
import { createAnthropicModel } from '@trellis/model-gateway';
import { faultScripts, startFakeAnthropic } from '@trellis/fake-anthropic';
import { textOf } from '@trellis/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './real-world.ts';
import { startWorld } from './real-world.ts';

const deadlineMs = 1_500;
const question = { kind: 'starter', agentId: 'post-takeaways', starterId: 'key-takeaways' } as const;
const view: View = { post: { type: 'post', id: 'post-checkout-with-the-keyboard' } };

describe('a turn whose model misbehaves', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 30_000);
  afterAll(() => world?.close());

  it.each(Object.keys(faultScripts))(
    '%s: ends once, within its deadline, with an answer',
    async (name) => {
      const fake = await startFakeAnthropic({ script: faultScripts[name as keyof typeof faultScripts] });
      const client = { apiKey: 'test', baseURL: fake.url };
      const large = createAnthropicModel({ client, model: 'claude-opus-5-5', firstTokenMs: 200, betweenTokensMs: 200 });
      try {
        const startedAt = performance.now();
        const events = await world.askWith(large, { input: question, view, deadlineMs });
        expect(performance.now() - startedAt).toBeLessThan(deadlineMs * 2);
        expect(events.filter(({ type }) => type === 'turn-end')).toEqual([events.at(-1)]);
        expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
        expect(textOf(events).trim()).not.toBe('');
      } finally {
        await fake.close();
      }
    },
    10_000,
  );
});

describe('a turn whose network goes away', () => {
  it('answers, and says what it could not look at', async () => {
    const world = await startWorld();
    await world.network.close();
    const events = await world.ask({ input: question, view });
    expect(events.find(({ type }) => type === 'notice')).toMatchObject({
      code: 'PARTIAL_DATA',
      text: expect.stringContaining('could not be reached'),
    });
    expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
    expect(textOf(events).trim()).not.toBe('');
    await world.close();
  });

  it('in the middle of a turn: answers with what it has', async () => {
    const world = await startWorld();
    const input = { kind: 'starter', agentId: 'job-fit', starterId: 'am-i-a-fit' } as const;
    const events = [];
    for await (const event of world.start({ input, view: { job: { type: 'job', id: 'job-icu-nurse' } } })) {
      events.push(event);
      if (event.type === 'skill-end' && event.skill === 'get-profile') await world.network.close();
    }
    expect(events.find(({ type }) => type === 'notice')).toMatchObject({
      code: 'PARTIAL_DATA',
      text: expect.stringContaining('could not be reached'),
    });
    expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
    expect(textOf(events)).toContain('Registered nurse');
    await world.close();
  });
});
