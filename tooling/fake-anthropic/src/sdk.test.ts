import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeScript } from './script.ts';
import { startFakeAnthropic } from './server.ts';
import type { FakeAnthropic } from './server.ts';

const servers: FakeAnthropic[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(script: FakeScript) {
  const server = await startFakeAnthropic({ script });
  servers.push(server);
  return { server, client: new Anthropic({ apiKey: 'test', baseURL: server.url, maxRetries: 0, logLevel: 'off' }) };
}

const weather = { name: 'get_weather', input_schema: { type: 'object' as const } };
const question: MessageCreateParamsNonStreaming = {
  model: 'claude-opus-5-5',
  max_tokens: 500,
  messages: [{ role: 'user', content: 'What is the weather in Köln?' }],
};

async function eventsOf(client: Anthropic, params = question) {
  const events: { type: string }[] = [];
  for await (const event of await client.messages.create({ ...params, stream: true })) events.push(event);
  return events;
}

describe('the SDK reads a stream', () => {
  it('of every kind of block, in the true order', async () => {
    const { client } = await start({
      steps: [
        {
          answer: [
            { thinking: 'Hm.' },
            { redactedThinking: 'opaque' },
            { text: 'I look.' },
            { tool: 'get_weather', id: 'toolu_1', input: { city: 'Köln' } },
            { tool: 'get_weather', id: 'toolu_2' },
          ],
        },
      ],
    });
    const lines = (await eventsOf(client, { ...question, tools: [weather] })).map((event) => {
      const { type, ...rest } = event as { type: string; message?: unknown };
      return type === 'message_start' ? type : `${type} ${JSON.stringify(rest)}`;
    });
    expect(lines).toMatchInlineSnapshot(`
      [
        "message_start",
        "content_block_start {"index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}",
        "content_block_delta {"index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}}",
        "content_block_delta {"index":0,"delta":{"type":"thinking_delta","thinking":"."}}",
        "content_block_delta {"index":0,"delta":{"type":"signature_delta","signature":"H9frT18ZlwGvVV3sU2vPS+DTP293o9O2rUdqQ2xBDm4="}}",
        "content_block_stop {"index":0}",
        "content_block_start {"index":1,"content_block":{"type":"redacted_thinking","data":"opaque"}}",
        "content_block_stop {"index":1}",
        "content_block_start {"index":2,"content_block":{"type":"text","text":"","citations":null}}",
        "content_block_delta {"index":2,"delta":{"type":"text_delta","text":"I"}}",
        "content_block_delta {"index":2,"delta":{"type":"text_delta","text":" look"}}",
        "content_block_delta {"index":2,"delta":{"type":"text_delta","text":"."}}",
        "content_block_stop {"index":2}",
        "content_block_start {"index":3,"content_block":{"type":"tool_use","id":"toolu_1","name":"get_weather","caller":{"type":"direct"},"input":{}}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"{"}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"\\""}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"city"}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"\\""}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":":"}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"\\""}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"Köln"}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"\\""}}",
        "content_block_delta {"index":3,"delta":{"type":"input_json_delta","partial_json":"}"}}",
        "content_block_stop {"index":3}",
        "content_block_start {"index":4,"content_block":{"type":"tool_use","id":"toolu_2","name":"get_weather","caller":{"type":"direct"},"input":{}}}",
        "content_block_stop {"index":4}",
        "message_delta {"delta":{"stop_reason":"tool_use","stop_sequence":null,"stop_details":null,"container":null},"usage":{"input_tokens":36,"cache_read_input_tokens":0,"cache_creation_input_tokens":0,"output_tokens":15,"output_tokens_details":{"thinking_tokens":3},"server_tool_use":null}}",
        "message_stop {}",
      ]
    `);
  });

  it('into the message that the whole answer is', async () => {
    const script: FakeScript = {
      steps: [
        { answer: [{ thinking: 'Hm.' }, { text: 'Sun ☀️.' }, { tool: 'get_weather', id: 't', input: { a: [1] } }] },
      ],
    };
    const { client } = await start(script);
    const params = { ...question, tools: [weather] };
    const { id: _, parsed_output: __, ...streamed } = await client.messages.stream(params).finalMessage();
    const { id: ___, ...whole } = await client.messages.create(params);
    expect(JSON.parse(JSON.stringify(streamed))).toEqual(whole);
    expect(whole).toMatchObject({ stop_reason: 'tool_use', usage: { output_tokens_details: { thinking_tokens: 2 } } });
  });

  it.each([
    ['byte' as const, 'lf' as const],
    ['byte' as const, 'crlf' as const],
    [{ seed: 3, maxBytes: 40 }, 'crlf' as const],
  ])('cut by %j with %s', async (split, lineEnd) => {
    const { client } = await start({ steps: [{ answer: 'Größe — 日本語 👩‍🔬', wire: { split, lineEnd } }] });
    const message = await client.messages.stream(question).finalMessage();
    expect(message.content).toEqual([{ type: 'text', text: 'Größe — 日本語 👩‍🔬', citations: null }]);
  });

  it('of structured output', async () => {
    const { client } = await start({ steps: [{ answer: [{ json: { fit: 0.5, gaps: ['SQL'] } }] }] });
    const format = { type: 'json_schema' as const, schema: { type: 'object' } };
    const message = await client.messages.parse({ ...question, output_config: { format } });
    expect(message.parsed_output ?? JSON.parse((message.content[0] as { text: string }).text)).toEqual({
      fit: 0.5,
      gaps: ['SQL'],
    });
  });
});

describe('an answer stops', () => {
  it.each([
    ['at the end', { answer: 'Yes.' }, {}, { stop_reason: 'end_turn', stop_details: null }],
    ['at max_tokens', { answer: 'one two three four' }, { max_tokens: 2 }, { stop_reason: 'max_tokens' }],
    ['with nothing but a warm cache', { answer: 'one' }, { max_tokens: 0 }, { stop_reason: 'max_tokens', content: [] }],
    [
      'at a stop sequence',
      { answer: 'one END two' },
      { stop_sequences: ['two', 'END'] },
      {
        stop_reason: 'stop_sequence',
        stop_sequence: 'END',
        content: [{ type: 'text', text: 'one ', citations: null }],
      },
    ],
    ['for a pause', { answer: 'Wait.', stop: 'pause_turn' as const }, {}, { stop_reason: 'pause_turn' }],
    [
      'with a refusal',
      { answer: 'Some', refusal: { category: 'bio', explanation: 'no' } },
      {},
      { stop_reason: 'refusal', stop_details: { type: 'refusal', category: 'bio', explanation: 'no' } },
    ],
  ])('%s', async (_, step, changes, expected) => {
    const { client } = await start({ steps: [step] });
    expect(await client.messages.create({ ...question, ...changes })).toMatchObject(expected);
  });
});

describe('thinking', () => {
  const script: FakeScript = { steps: [{ answer: [{ thinking: 'Secret plan.' }, { text: 'Yes.' }] }] };

  it('is left out when it is disabled', async () => {
    const { client } = await start(script);
    const message = await client.messages.create({ ...question, thinking: { type: 'disabled' } });
    expect(message.content.map((block) => block.type)).toEqual(['text']);
  });

  it('is only a signature when it is omitted, and paid for', async () => {
    const { client } = await start(script);
    const thinking = { type: 'adaptive' as const, display: 'omitted' as const };
    const message = await client.messages.create({ ...question, thinking });
    expect(message.content[0]).toEqual({ type: 'thinking', thinking: '', signature: expect.stringMatching(/./) });
    expect(message.usage.output_tokens_details?.thinking_tokens).toBe(3);
  });

  it('comes back unchanged, or the request is refused', async () => {
    const { client } = await start(script);
    const { content } = await client.messages.create(question);
    const after = (blocks: typeof content) =>
      client.messages.create({
        ...question,
        messages: [
          ...question.messages,
          { role: 'assistant', content: blocks as never },
          { role: 'user', content: 'Why?' },
        ],
      });
    await expect(after(content)).resolves.toMatchObject({ stop_reason: 'end_turn' });
    const changed = content.map((block) => (block.type === 'thinking' ? { ...block, thinking: 'Other plan.' } : block));
    await expect(after(changed)).rejects.toMatchObject({
      status: 400,
      apiMessage: expect.stringContaining('messages.1.content.0: Invalid `signature` in `thinking` block'),
    });
  });
});

describe('every error class', () => {
  it.each([
    [400, 'BadRequestError', 'invalid_request_error'],
    [401, 'AuthenticationError', 'authentication_error'],
    [402, 'PaymentRequiredError', 'billing_error'],
    [403, 'PermissionDeniedError', 'permission_error'],
    [404, 'NotFoundError', 'not_found_error'],
    [408, 'RequestTimeoutError', 'timeout_error'],
    [409, 'ConflictError', 'conflict_error'],
    [413, 'ContentTooLargeError', 'invalid_request_error'],
    [422, 'UnprocessableEntityError', 'invalid_request_error'],
    [429, 'RateLimitError', 'rate_limit_error'],
    [499, 'ClientClosedRequestError', 'invalid_request_error'],
    [500, 'InternalServerError', 'api_error'],
    [503, 'ServiceUnavailableError', 'api_error'],
    [504, 'GatewayTimeoutError', 'timeout_error'],
    [529, 'OverloadedError', 'overloaded_error'],
  ])('%i is a %s', async (status, name, type) => {
    const headers = { 'retry-after': '7' };
    const { client, server } = await start({
      steps: [{ fault: { kind: 'status', status, code: 'some_code', headers } }],
    });
    const error: unknown = await client.messages.create(question).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name, status, type, errorCode: 'some_code', requestID: server.requests[0]?.id });
    expect(error instanceof APIError && error.headers?.get('retry-after')).toBe('7');
  });

  it('an error event in the stream is an APIError without a status', async () => {
    const { client } = await start({ steps: [{ answer: 'a b c', fault: { kind: 'error-event', atToken: 2 } }] });
    await expect(eventsOf(client)).rejects.toMatchObject({ status: undefined, type: 'overloaded_error' });
  });

  it('a reset in the stream is what fetch makes of it', async () => {
    const { client } = await start({ steps: [{ answer: 'a b c', fault: { kind: 'reset', atToken: 2 } }] });
    await expect(eventsOf(client)).rejects.toThrow('terminated');
  });

  it('a connection that is reset before the headers is an APIConnectionError', async () => {
    const { client } = await start({ steps: [{ fault: { kind: 'reset' } }] });
    await expect(eventsOf(client)).rejects.toMatchObject({ name: 'APIConnectionError' });
  });

  it('headers that never come are an APIConnectionTimeoutError', async () => {
    const { client } = await start({ steps: [{ fault: { kind: 'no-headers' } }] });
    const request = client.messages.create({ ...question, stream: true }, { timeout: 50 });
    await expect(request).rejects.toMatchObject({ name: 'APIConnectionTimeoutError' });
  });

  it('a clean end without message_stop looks like an end to the iterator, and not to the helper', async () => {
    const { client } = await start({ steps: [{ answer: 'a b c', fault: { kind: 'end', atToken: 2 } }] });
    expect((await eventsOf(client)).at(-1)).toMatchObject({ type: 'content_block_delta' });
    await expect(client.messages.stream(question).finalMessage()).rejects.toThrow('without producing a Message');
  });
});

describe('the bill', () => {
  const marked = (text: string) => ({ type: 'text' as const, text, cache_control: { type: 'ephemeral' as const } });

  it('adds up: input, read and written together are what count_tokens says', async () => {
    const { client } = await start({ steps: [{ answer: 'Yes.' }] });
    const prompt = {
      model: question.model,
      messages: question.messages,
      tools: [weather],
      system: [marked('Be brief.')],
    };
    const { input_tokens: counted } = await client.messages.countTokens(prompt);
    const bills = [];
    for (let round = 0; round < 2; round++) {
      const { usage } = await client.messages.create({ ...prompt, max_tokens: 9 });
      bills.push([usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens]);
    }
    const [first = [], second = []] = bills;
    expect([first, second].map((bill) => bill.reduce((sum: number, part) => sum + (part ?? 0), 0))).toEqual([
      counted,
      counted,
    ]);
    expect([first[2], second[1], second[2]]).toEqual([0, 0, first[1]]);
    expect(first[1]).toBeGreaterThan(0);
  });

  it('is cumulative in the stream: the last event holds the total', async () => {
    const { client, server } = await start({ steps: [{ answer: 'one two three' }] });
    const events = (await eventsOf(client)) as { type: string; usage?: { output_tokens: number } }[];
    expect(events.find(({ type }) => type === 'message_delta')?.usage?.output_tokens).toBe(3);
    expect(server.requests[0]?.usage?.output_tokens).toBe(3);
  });
});

describe('models', () => {
  it('are listed in pages', async () => {
    const { client } = await start({ steps: [{ answer: 'x' }], models: ['house-model'] });
    const ids = [];
    for await (const model of client.models.list({ limit: 5 })) ids.push(model.id);
    expect(ids).toHaveLength(23);
    expect(ids).toContain('house-model');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are told one by one, with what they can do', async () => {
    const { client } = await start({ steps: [{ answer: 'x' }] });
    expect(await client.models.retrieve('claude-haiku-5-5')).toMatchObject({
      line: 'haiku',
      lifecycle: 'active',
      capabilities: { effort: { supported: true }, thinking: { types: { adaptive: { supported: true } } } },
    });
    await expect(client.models.retrieve('claude-none')).rejects.toMatchObject({ status: 404 });
  });
});

describe('a client that goes away is noticed', () => {
  it.each([
    ['by breaking out', true],
    ['by its signal', false],
  ])('%s', async (_, breaks) => {
    const { client, server } = await start({
      steps: [{ answer: 'a b c d e', timing: { stall: { atToken: 2, ms: 'forever' } } }],
    });
    const controller = new AbortController();
    const stream = await client.messages.create({ ...question, stream: true }, { signal: controller.signal });
    for await (const event of stream)
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta' && event.delta.text === ' b') {
        if (breaks) break;
        controller.abort();
      }
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed', deltas: 2 });
  });
});
