import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeAnthropic } from './server.ts';
import type { FakeAnthropic } from './server.ts';
import { signThinking } from './sign-thinking.ts';

let server: FakeAnthropic;
beforeAll(async () => {
  server = await startFakeAnthropic({ script: { steps: [{ answer: 'Yes.' }] }, maxBodyBytes: 20_000 });
});
afterAll(() => server.close());

const valid = { model: 'claude-opus-5-5', max_tokens: 2_000, messages: [{ role: 'user', content: 'Hello' }] };
const headers = { 'x-api-key': 'test', 'anthropic-version': '2023-06-01' };

async function ask(body: unknown, more: { headers?: Record<string, string>; path?: string; method?: string } = {}) {
  const response = await fetch(server.url + (more.path ?? '/v1/messages'), {
    method: more.method ?? 'POST',
    headers: more.headers ?? headers,
    ...(more.method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const { error, request_id } = (await response.json()) as {
    error?: { type: string; message: string };
    request_id?: string;
  };
  if (error) expect(request_id).toBe(response.headers.get('request-id'));
  return { status: response.status, ...error };
}

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const text = (words: string, cache?: object) => ({ type: 'text', text: words, ...(cache && { cache_control: cache }) });
const toolUse = (id: string) => ({ type: 'tool_use', id, name: 'look', input: {} });
const toolResult = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: 'found' });
const tool = { name: 'look', input_schema: { type: 'object' } };
const mark = { type: 'ephemeral' };
const longMark = { type: 'ephemeral', ttl: '1h' };

describe('a valid request is taken', () => {
  it.each<[string, object]>([
    ['the least', {}],
    [
      'a thread with every role',
      { messages: [user('a'), assistant('b'), { role: 'system', content: 'c' }, user('d')] },
    ],
    ['two messages of one role', { messages: [user('a'), user('b'), assistant('c'), user('d')] }],
    ['system as blocks, with marks', { system: [text('a', longMark), text('b', mark)], cache_control: mark }],
    [
      'paired tool calls',
      {
        tools: [tool],
        messages: [user('a'), assistant([toolUse('1'), toolUse('2')]), user([toolResult('2'), toolResult('1')])],
      },
    ],
    [
      'its own thinking',
      {
        messages: [
          user('a'),
          assistant([{ type: 'thinking', thinking: 'x', signature: signThinking('x') }, text('b')]),
          user('c'),
        ],
      },
    ],
    [
      'prefill, where the model has it',
      { model: 'claude-haiku-4-5', messages: [user('a'), assistant('The answer is')] },
    ],
    [
      'every option',
      {
        tools: [tool],
        tool_choice: { type: 'tool', name: 'look' },
        thinking: { type: 'enabled', budget_tokens: 1024, display: 'summarized' },
        output_config: { effort: 'max', format: { type: 'json_schema', schema: {} } },
        stop_sequences: ['x'],
        metadata: { user_id: 'u' },
        service_tier: 'auto',
        speed: null,
        inference_geo: null,
        container: null,
        diagnostics: { previous_message_id: null },
      },
    ],
  ])('%s', async (_, changes) => {
    expect(await ask({ ...valid, ...changes })).toEqual({ status: 200 });
  });
});

describe('a wrong request is a 400 that names the field', () => {
  it.each<[object, string]>([
    [{ model: undefined }, 'model: Field required'],
    [{ max_tokens: undefined }, 'max_tokens: Field required'],
    [{ messages: undefined }, 'messages: Field required'],
    [{ model: 7 }, 'model: Input should be a valid string'],
    [{ max_tokens: -1 }, 'max_tokens: Input should be greater than or equal to 0'],
    [{ max_tokens: 1.5 }, 'max_tokens: Input should be a valid integer'],
    [{ max_tokens: 1e9 }, 'max_tokens: 1000000000 > 128000'],
    [{ temperature: 0 }, 'temperature: Extra inputs are not permitted'],
    [{ messages: [] }, 'messages: List should have at least 1 item(s)'],
    [{ messages: {} }, 'messages: Input should be a valid list'],
    [{ messages: [{ role: 'tool', content: 'x' }] }, "messages.0.role: Input should be 'user', 'assistant', 'system'"],
    [{ messages: [{ content: 'x' }] }, 'messages.0.role: Field required'],
    [{ messages: [{ role: 'user' }] }, 'messages.0.content: Field required'],
    [{ messages: [{ ...user('x'), name: 'me' }] }, 'messages.0.name: Extra inputs are not permitted'],
    [{ messages: [assistant('x')] }, 'messages: first message must use the "user" role'],
    [{ messages: [user('')] }, 'messages.0.content: all messages must have non-empty content'],
    [{ messages: [user([])] }, 'messages.0.content: all messages must have non-empty content'],
    [{ messages: [user(' \n')] }, 'messages.0.content: text content blocks must contain non-whitespace'],
    [{ messages: [user([text('')])] }, 'messages.0.content.0.text: text content blocks must be non-empty'],
    [{ messages: [user([text(' ')])] }, 'messages.0.content.0.text: text content blocks must contain non-whitespace'],
    [{ messages: [user([{ type: 'audio' }])] }, "messages.0.content.0.type: Input should be 'text', 'tool_result'"],
    [{ messages: [user([toolUse('1')])] }, "messages.0.content.0.type: Input should be 'text', 'tool_result'"],
    [{ messages: [user('a'), assistant('b')] }, 'messages.1: claude-opus-5-5 does not support prefill'],
    [
      { model: 'claude-haiku-4-5', messages: [user('a'), assistant('b ')] },
      'messages.1: final assistant content cannot end with trailing whitespace',
    ],
    [{ messages: [user([toolResult('1')])] }, 'messages.0: unexpected `tool_use_id`'],
    [{ messages: [user('a'), assistant([toolUse('1')]), user('b')] }, 'messages.2: `tool_use` ids were found without'],
    [
      { messages: [user('a'), assistant([toolUse('1')]), user([toolResult('1'), toolResult('1')])] },
      'messages.2: unexpected `tool_use_id`',
    ],
    [
      { messages: [user('a'), assistant([toolUse('1'), toolUse('1')]), user([toolResult('1')])] },
      'messages.1: `tool_use` ids must be unique',
    ],
    [
      { model: 'claude-haiku-4-5', messages: [user('a'), assistant([toolUse('1')])] },
      'messages: `tool_use` ids were found without',
    ],
    [{ tools: [tool, tool] }, 'tools: Tool names must be unique: look'],
    [{ tools: [{ ...tool, name: 'a b' }] }, 'tools.0.name: String should match pattern'],
    [{ tools: [{ name: 'a' }] }, 'tools.0.input_schema: Field required'],
    [{ tools: [{ ...tool, input_schema: { type: 'string' } }] }, "tools.0.input_schema.type: Input should be 'object'"],
    [{ tool_choice: { type: 'auto' } }, 'tool_choice: may only be specified while providing `tools`'],
    [{ tools: [tool], tool_choice: { type: 'tool', name: 'other' } }, "tool_choice.tool.name: Tool 'other' not found"],
    [
      { tools: [tool], tool_choice: { type: 'none', disable_parallel_tool_use: true } },
      'tool_choice.disable_parallel_tool_use: Extra inputs',
    ],
    [
      { thinking: { type: 'enabled', budget_tokens: 1000 } },
      'thinking.budget_tokens: Input should be greater than or equal to 1024',
    ],
    [
      { thinking: { type: 'enabled', budget_tokens: 2000 } },
      'thinking.enabled.budget_tokens: `max_tokens` must be greater',
    ],
    [{ thinking: { type: 'off' } }, "thinking.type: Input should be 'adaptive'"],
    [{ output_config: { effort: 'none' } }, "output_config.effort: Input should be 'low'"],
    [{ output_config: { format: { type: 'json' } } }, 'output_config.format.schema: Field required'],
    [{ stop_sequences: ['a', '\n'] }, 'stop_sequences.1: each stop sequence must contain non-whitespace'],
    [{ metadata: { email: 'a@b' } }, 'metadata.email: Extra inputs are not permitted'],
    [{ metadata: { user_id: 'x'.repeat(257) } }, 'metadata.user_id: String should have at most 256'],
    [{ system: [text('a', { type: 'forever' })] }, "system.0.cache_control.type: Input should be 'ephemeral'"],
    [
      { system: ['a', 'b', 'c', 'd', 'e'].map((word) => text(word, mark)) },
      'A maximum of 4 blocks with cache_control may be provided. Found 5.',
    ],
    [{ system: [text('a', mark), text('b', longMark)] }, "cache_control.ttl: a ttl='1h' block must not come after"],
    [
      { messages: [user('a'), assistant([{ type: 'thinking', thinking: 'x', signature: 'y' }]), user('b')] },
      'messages.1.content.0: Invalid `signature`',
    ],
    [JSON.parse('{"__proto__": {"stream": true}}') as object, '__proto__: Extra inputs are not permitted'],
  ])('%j', async (changes, message) => {
    const body = JSON.stringify({ ...valid, ...changes });
    const asked =
      '__proto__' in changes && Object.hasOwn(changes, '__proto__') ? `${body.slice(0, -1)},"__proto__":{}}` : body;
    const answer = await ask(asked);
    expect(answer).toEqual({ status: 400, type: 'invalid_request_error', message: expect.any(String) });
    expect(answer.message?.startsWith(message) || answer.message).toBe(true);
  });

  it.each([
    ['no JSON', '{"model":'],
    ['nothing', ''],
    ['a lone surrogate', JSON.stringify({ ...valid, messages: [user('\ud800')] })],
  ])('%s', async (_, body) => {
    expect(await ask(body)).toMatchObject({ status: 400, message: expect.stringContaining('not valid JSON') });
  });

  it.each(['[]', 'null', '7', '"x"'])('%s, which is no object', async (body) => {
    expect(await ask(body)).toMatchObject({ status: 400, message: 'Input should be an object' });
  });
});

describe('around the body', () => {
  it.each<[string, number, string, Parameters<typeof ask>[1]]>([
    ['no credentials', 401, 'authentication_error', { headers: { 'anthropic-version': '1' } }],
    [
      'an empty bearer',
      401,
      'authentication_error',
      { headers: { 'anthropic-version': '1', authorization: 'Bearer ' } },
    ],
    ['no version', 400, 'invalid_request_error', { headers: { 'x-api-key': 'k' } }],
    ['another path', 404, 'not_found_error', { path: '/v1/complete' }],
    ['another method', 404, 'not_found_error', { method: 'GET' }],
    ['a path that is none', 404, 'not_found_error', { path: '//[' }],
  ])('%s is a %i', async (_, status, type, more) => {
    expect(await ask(valid, more)).toMatchObject({ status, type });
  });

  it('an unknown model is a 404', async () => {
    expect(await ask({ ...valid, model: 'gpt-9' })).toMatchObject({ status: 404, message: 'model: gpt-9' });
  });

  it('a body that is too large is a 413', async () => {
    expect(await ask({ ...valid, system: 'x'.repeat(20_000) })).toMatchObject({ status: 413 });
  });
});
