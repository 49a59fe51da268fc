import { describe, expect, it } from 'vitest';
import type { LanguageModelRequest } from '../language-model.ts';
import { collect } from './collect.ts';
import { describeLanguageModel } from './describe-language-model.ts';
import { scriptedModel } from './scripted-model.ts';

const request: LanguageModelRequest = {
  system: [{ text: 'system text' }],
  messages: [{ role: 'user', content: [{ text: 'user text' }] }],
  maxTokens: 10,
  purpose: 'plan',
  tenant: 't',
  memberKey: 'm',
  turnId: 'turn',
};
const options = { signal: new AbortController().signal, deadlineMs: 1_000 };

describeLanguageModel('the scripted model', {
  answering: async (text) => scriptedModel([{ text: [...text] }]),
  stalling: async () => scriptedModel([{ text: 'some', stall: true }]),
  truncating: async () => scriptedModel([{ text: 'some', error: new Error('cut off') }]),
});

describe('scriptedModel', () => {
  it('fails on a request that no step expects, even when the caller swallows the error', async () => {
    const model = scriptedModel([]);
    await collect(model.stream(request, options)).catch(() => {});
    expect(() => model.assertDone()).toThrow("unexpected request for 'plan'");
  });

  it('fails on a request that is not the expected one', async () => {
    const model = scriptedModel([{ expect: { purpose: 'answer' }, text: 'x' }]);
    await expect(collect(model.stream(request, options))).rejects.toThrow("expected a request for 'answer'");
    expect(() => model.assertDone()).toThrow("expected a request for 'answer'");
  });

  it('fails when a text is missing from the request', async () => {
    const model = scriptedModel([{ expect: { includes: ['user text', 'absent'] }, text: 'x' }]);
    await expect(collect(model.stream(request, options))).rejects.toThrow('"absent"');
  });

  it('fails when a step was left unused', () => {
    expect(() => scriptedModel([{ text: 'x' }]).assertDone()).toThrow('1 of 1 steps were not used');
  });

  it('passes when every step was used as expected', async () => {
    const model = scriptedModel([{ expect: { purpose: 'plan', includes: ['system text'] }, text: ['a', 'b'] }]);
    await collect(model.stream(request, options));
    expect(() => model.assertDone()).not.toThrow();
  });
});
