import type { Clock, LanguageModel, LanguageModelRequest } from '@trellis/core';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import type { FakeAnthropic, FakeScript } from '@trellis/fake-anthropic';
import { afterEach } from 'vitest';
import { createAnthropicModel } from '../anthropic-model.ts';

export const request: LanguageModelRequest = {
  system: [{ text: 'You answer briefly.', cache: true }],
  messages: [{ role: 'user', content: [{ text: 'Say something.' }] }],
  maxTokens: 1_000,
  purpose: 'answer',
  tenant: 'tenant-1',
  memberKey: 'member-1',
  turnId: 'turn-1',
};

export const patient = { signal: new AbortController().signal, deadlineMs: 10_000 };

export interface Setup {
  readonly server: FakeAnthropic;
  readonly model: LanguageModel;
}

interface Limits {
  readonly firstTokenMs?: number;
  readonly betweenTokensMs?: number;
  readonly clock?: Clock;
}

/** Starts servers for the tests of one file, each with a model that asks it, and closes them after each test. */
export function useFakeServer(): (script: FakeScript, limits?: Limits) => Promise<Setup> {
  const servers: FakeAnthropic[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (script, limits = {}) => {
    const server = await startFakeAnthropic({ script });
    servers.push(server);
    const model = createAnthropicModel({
      client: { apiKey: 'test-key', baseURL: server.url },
      model: 'claude-opus-5-5',
      firstTokenMs: 5_000,
      betweenTokensMs: 5_000,
      random: () => 0,
      ...limits,
    });
    return { server, model };
  };
}
