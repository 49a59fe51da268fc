import { startFakeAnthropic } from '@trellis/fake-anthropic';
import type { LanguageModelRequest, ModelText } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patient, request, useFakeServer } from './__fixtures__/at-fake-server.ts';
import { createAnthropicModel } from './anthropic-model.ts';
import { toRequestBody } from './request-body.ts';

const start = useFakeServer();
const bodyOf = (changes: Partial<LanguageModelRequest>) => toRequestBody('claude-opus-5-5', { ...request, ...changes });
const ephemeral = { type: 'ephemeral' };

describe('toRequestBody', () => {
  it('says who asks by pseudonym, and nothing else about the turn', () => {
    expect(bodyOf({})).toEqual({
      model: 'claude-opus-5-5',
      max_tokens: 1_000,
      stream: true,
      system: [{ type: 'text', text: 'You answer briefly.', cache_control: ephemeral }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Say something.' }] }],
      metadata: { user_id: 'member-1' },
    });
  });

  it.each([
    [undefined, {}],
    ['none', { thinking: { type: 'disabled' } }],
    ['low', { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'low' } }],
    ['high', { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'high' } }],
  ] as const)('effort %s', (effort, expected) => {
    const { thinking, output_config } = bodyOf(effort ? { effort } : {});
    expect({ ...(thinking && { thinking }), ...(output_config && { output_config }) }).toEqual(expected);
  });

  it('keeps the last four cache marks', () => {
    const marked = (text: string): ModelText => ({ text, cache: true });
    const body = bodyOf({
      system: ['a', 'b', 'c'].map(marked),
      messages: [{ role: 'user', content: ['d', 'e', 'f'].map(marked) }],
    });
    expect(JSON.stringify([body.system, body.messages]).match(/"text":"."(,"cache_control")?/g)).toEqual([
      '"text":"a"',
      '"text":"b"',
      '"text":"c","cache_control"',
      '"text":"d","cache_control"',
      '"text":"e","cache_control"',
      '"text":"f","cache_control"',
    ]);
  });

  it('leaves out blank texts, and moves their mark to the text before', () => {
    const body = bodyOf({ system: [{ text: 'rules' }, { text: ' \n', cache: true }, { text: '' }] });
    expect(body.system).toEqual([{ type: 'text', text: 'rules', cache_control: ephemeral }]);
  });

  it('refuses a request without any text', () => {
    expect(() => bodyOf({ messages: [{ role: 'user', content: [{ text: ' ' }] }] })).toThrow(
      'expected at least one message with text',
    );
  });
});

describe('the service takes', () => {
  it.each(['none', 'low', 'medium', 'high'] as const)('effort %s', async (effort) => {
    const { model } = await start({ steps: [{ answer: 'Yes.' }] });
    expect((await collect(model.stream({ ...request, effort }, patient))).at(-1)).toEqual({ type: 'end', stop: 'end' });
  });

  it('whatever stands in a text: surrogates, control characters, marks', async () => {
    const server = await startFakeAnthropic({ script: { steps: [{ answer: 'Yes.' }] } });
    const model = createAnthropicModel({
      client: { apiKey: 'test-key', baseURL: server.url },
      model: 'claude-opus-5-5',
      firstTokenMs: 5_000,
      betweenTokensMs: 5_000,
    });
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\ud800', '\udc00x', '\u0000', '\u2028', '', '\u00a0', '{"__proto__":1}'),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    const parts = fc.array(fc.record({ text, cache: fc.boolean() }), { maxLength: 6 });
    const hostile = fc.record({
      system: parts,
      messages: fc.tuple(parts, parts).map(([first, second]) => [
        { role: 'user' as const, content: [{ text: 'hello' }, ...first] },
        { role: 'user' as const, content: second },
      ]),
    });
    await fc.assert(
      fc.asyncProperty(hostile, async (changes) => {
        const events = await collect(model.stream({ ...request, ...changes }, patient));
        expect(events.at(-1)).toEqual({ type: 'end', stop: 'end' });
      }),
      { numRuns: 40 },
    );
    await server.close();
  }, 30_000);
});
