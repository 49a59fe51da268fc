import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeScript } from './script.ts';
import { startFakeAnthropic } from './server.ts';
import type { FakeAnthropic, FakeAnthropicOptions } from './server.ts';

const servers: FakeAnthropic[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(script: FakeScript, options: Partial<FakeAnthropicOptions> = {}) {
  const server = await startFakeAnthropic({ script, ...options });
  servers.push(server);
  return server;
}

const headers = { 'x-api-key': 'test', 'anthropic-version': '2023-06-01' };
const ask = (server: FakeAnthropic, changes: object = {}, more: Record<string, string> = {}) =>
  fetch(`${server.url}/v1/messages`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify({
      model: 'claude-opus-5-5',
      max_tokens: 100,
      messages: [{ role: 'user', content: 'Hello there' }],
      ...changes,
    }),
  });
const textOf = async (answer: Promise<Response>) => {
  const { content, error } = (await (await answer).json()) as {
    content?: { text: string }[];
    error?: { message: string };
  };
  return content?.[0]?.text ?? error?.message;
};

describe('the first step that fits serves a request', () => {
  const script: FakeScript = {
    steps: [
      { when: { model: 'haiku' }, answer: 'by model' },
      { when: { user: 'weather' }, answer: 'by user text' },
      { when: { user: { regex: '^BYE', flags: 'i' } }, answer: 'by pattern' },
      { when: { system: 'pirate' }, answer: 'by system' },
      { when: { tools: ['look', 'find'] }, answer: 'by tools' },
      { when: { headers: { 'X-Test': 'blue' } }, answer: 'by header' },
      { times: 1, answer: 'once' },
      { when: 'any', answer: 'always' },
    ],
  };
  const tool = (name: string) => ({ name, input_schema: { type: 'object' } });
  const says = (content: unknown) => ({ messages: [{ role: 'user', content }] });

  it.each<[string, object, Record<string, string>]>([
    ['by model', { model: 'claude-haiku-5-5' }, {}],
    ['by user text', says('The weather?'), {}],
    [
      'by user text',
      says([
        { type: 'text', text: 'Hm.' },
        { type: 'text', text: 'The weather?' },
      ]),
      {},
    ],
    ['by pattern', says('bye now'), {}],
    ['by system', { system: [{ type: 'text', text: 'You are a pirate.' }] }, {}],
    ['by tools', { tools: [tool('find'), tool('look'), tool('more')] }, {}],
    ['by header', {}, { 'x-test': 'light blue' }],
    ['once', { tools: [tool('look')], messages: [{ role: 'user', content: 'Hello' }] }, { 'x-test': 'red' }],
  ])('%s: %j %j', async (expected, changes, more) => {
    expect(await textOf(ask(await start(script), changes, more))).toBe(expected);
  });

  it('only looks at the last user message', async () => {
    const server = await start(script);
    const messages = [
      { role: 'user', content: 'The weather?' },
      { role: 'assistant', content: 'Bye' },
      { role: 'user', content: 'Hello' },
    ];
    expect(await textOf(ask(server, { messages }))).toBe('once');
    expect(await textOf(ask(server, { messages }))).toBe('always');
    expect(server.requests.map(({ step }) => step)).toEqual([6, 7]);
    expect(server.unusedSteps()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('says so when none fits', async () => {
    const server = await start({ steps: [{ when: { user: 'weather' }, answer: 'x' }] });
    expect(await textOf(ask(server))).toContain('no step of the script fits this request');
    expect(server.requests[0]).toMatchObject({ step: null, status: 400 });
  });
});

describe('a record', () => {
  it('says what was asked, what was answered, and over which connection', async () => {
    const seen: string[] = [];
    const server = await start({ steps: [{ answer: 'Yes.' }] }, { onRequest: ({ id }) => void seen.push(id) });
    await (await ask(server)).text();
    await (await ask(server, { nonsense: true })).text();
    await server.requests[1]?.finished;
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/v1/messages', status: 200, step: 0, outcome: { kind: 'complete', deltas: 2 } },
      { status: 400, step: null, body: { nonsense: true }, outcome: { kind: 'complete', deltas: 0 } },
    ]);
    expect(seen).toEqual(server.requests.map(({ id }) => id));
  });

  it.each<[string, FakeScript['steps'][number]]>([
    ['before the headers', { fault: { kind: 'no-headers' } }],
    ['after the headers', { answer: 'x', fault: { kind: 'headers-only' }, timing: { pingMs: 5 } }],
    ['in a stall', { answer: 'x y', timing: { stall: { atToken: 1, ms: 'forever' } } }],
    ['in a flood that nobody reads', { answer: 'word '.repeat(500_000) }],
  ])('says that the client went away %s', async (_, step) => {
    const server = await start({ steps: [step] });
    const controller = new AbortController();
    const { hostname, port } = new URL(server.url);
    const body = JSON.stringify({
      model: 'claude-opus-5-5',
      max_tokens: 100_000,
      stream: true,
      messages: [{ role: 'user', content: 'x' }],
    });
    const socket = connect({ host: hostname, port: Number(port), signal: controller.signal }).on('error', () => {});
    socket.write(
      `POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 1\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    await expect.poll(() => server.requests[0]?.body).toBeDefined();
    controller.abort();
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('says that the client went away before its body was sent', async () => {
    const server = await start({ steps: [{ answer: 'x' }] });
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port) }).on('error', () => {});
    socket.write(
      'POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 1\r\ncontent-length: 99\r\n\r\n{"mo',
    );
    await expect.poll(() => server.requests.length).toBe(1);
    socket.destroy();
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('says that the server was closed', async () => {
    const server = await startFakeAnthropic({ script: { steps: [{ fault: { kind: 'no-headers' } }] } });
    const answer = ask(server).catch((error: Error) => error.message);
    await expect.poll(() => server.requests[0]?.step).toBe(0);
    await server.close();
    expect(await answer).toBe('fetch failed');
    expect(server.requests[0]?.outcome?.kind).toBe('server-closed');
  });
});

describe('pings', () => {
  it('come in silence, as often as the script says', async () => {
    const server = await start({
      steps: [{ answer: 'x', timing: { firstTokenMs: 100, pingMs: 10 } }],
    });
    const stream = await (await ask(server, { stream: true })).text();
    // One always comes after the first block's start.
    expect(stream.match(/event: ping\ndata: \{"type":"ping"\}\n\n/g)?.length).toBe(10);
  });
});

describe('bytes on the wire', () => {
  it('are whole events with both lines, or end in CRLF when the script says so', async () => {
    const server = await start({ steps: [{ answer: 'x', wire: { lineEnd: 'crlf', split: 'byte' } }] });
    const response = await ask(server, { stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = (await response.text()).split('\r\n\r\n').slice(0, -1);
    for (const event of events) {
      const [, name, data = ''] = /^event: (\w+)\r\ndata: (.*)$/.exec(event) ?? [];
      expect((JSON.parse(data) as { type: string }).type).toBe(name);
    }
    expect(events.at(-1)).toBe('event: message_stop\r\ndata: {"type":"message_stop"}');
  });

  it("hold a tool's input back, unless it is streamed eagerly", async () => {
    const server = await start({
      steps: [{ answer: [{ tool: 'look', input: { a: 'b c d e f g h' } }], timing: { tokenMs: 10, pingMs: 8 } }],
    });
    const pingsBetween = async (eager: boolean) => {
      const tool = { name: 'look', input_schema: { type: 'object' }, eager_input_streaming: eager };
      const stream = await (await ask(server, { stream: true, tools: [tool] })).text();
      const names = [...stream.matchAll(/^event: (\w+)/gm)].map(([, name]) => name);
      return names
        .slice(names.indexOf('content_block_delta'), names.lastIndexOf('content_block_delta'))
        .includes('ping');
    };
    expect([await pingsBetween(true), await pingsBetween(false)]).toEqual([true, false]);
  });
});

describe('many at once', () => {
  it('write slower than one alone, as in a capacity incident', async () => {
    const server = await start({
      steps: [{ answer: 'a b c d e f g h', timing: { tokenMs: 4, load: { capacity: 1, slowdown: 1 } } }],
    });
    const timeOf = async (count: number) => {
      const from = server.requests.length;
      await Promise.all(Array.from({ length: count }, async () => (await ask(server)).text()));
      const outcomes = await Promise.all(server.requests.slice(from).map(({ finished }) => finished));
      return Math.max(...outcomes.map(({ afterMs }) => afterMs));
    };
    const alone = await timeOf(1);
    expect((await timeOf(6)) / alone).toBeGreaterThan(2);
  });
});

describe('an answer that is not streamed', () => {
  it.each<[FakeScript['steps'][number], unknown]>([
    [{ answer: 'x', fault: { kind: 'error-event', atToken: 0 } }, 529],
    [{ answer: 'x', fault: { kind: 'reset', atToken: 0 } }, 'fetch failed'],
    [{ answer: 'x', timing: { firstTokenMs: 20, tokenMs: 5 } }, 200],
  ])('%j', async (step, expected) => {
    const server = await start({ steps: [step] });
    expect(
      await ask(server).then(
        ({ status }) => status,
        (error: Error) => error.message,
      ),
    ).toBe(expected);
  });
});

describe('a port that is taken', () => {
  it('is an error, not a crash', async () => {
    const server = await start({ steps: [{ answer: 'x' }] });
    const port = Number(new URL(server.url).port);
    await expect(startFakeAnthropic({ script: { steps: [{ answer: 'x' }] }, port })).rejects.toThrow('EADDRINUSE');
  });
});
