import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TurnScript } from '../testing/scripted-pipeline.ts';
import { answering, createScriptedPipeline, createSteppedTurn } from '../testing/scripted-pipeline.ts';
import type { TestHost, TestNetwork } from '../testing/test-host.ts';
import { createTestHost, startTestNetwork } from '../testing/test-host.ts';

let shared: TestNetwork;
beforeAll(async () => {
  shared = await startTestNetwork();
});
afterAll(() => shared.network.close());

const open: TestHost[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function listening(script: TurnScript, options: Parameters<typeof createTestHost>[2] = {}) {
  const test = await createTestHost(shared, createScriptedPipeline(script), options);
  open.push(test);
  return { ...test, url: await test.listen() };
}

const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
const body = JSON.stringify({ input: { kind: 'question', text: 'What is it?' } });
const ask = (url: string, signal?: AbortSignal) =>
  fetch(`${url}/v1/turns`, { method: 'POST', headers, body, ...(signal && { signal }) });
const turnOf = (response: Response) => response.headers.get('x-trellis-turn') ?? '';
const eventsUrl = (url: string, turn: string, query = '') => `${url}/v1/turns/${turn}/events${query}`;

/** Reads until `text` has arrived, and leaves the rest unread. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  const decoder = new TextDecoder();
  let all = '';
  while (!all.includes(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    all += decoder.decode(value, { stream: true });
  }
  return all;
}
const readerOf = (response: Response) => (response.body as ReadableStream<Uint8Array>).getReader();
const framesOf = (text: string) => text.split('\n\n').filter((frame) => frame.includes('data: '));

describe('a turn is one log', () => {
  it('two readers get the same bytes, live and afterwards, and so does one from the store', async () => {
    const { script, step } = createSteppedTurn();
    const { url } = await listening(script, { limits: { retentionMs: 0 } });
    const first = await ask(url);
    const turn = turnOf(first);
    const second = await fetch(eventsUrl(url, turn));
    for (let i = 0; i < 3; i++) step();
    const [a, b] = await Promise.all([first.text(), second.text()]);
    const later = await (await fetch(eventsUrl(url, turn))).text();
    expect(framesOf(a)).toHaveLength(7);
    expect([b, later]).toEqual([a, a]);
  });

  it('resumes at every event without a gap and without a repetition', async () => {
    const { url } = await listening(answering('a', 'b', 'c'));
    const first = await ask(url);
    const whole = framesOf(await first.text());
    const idOf = (frame: string) => Number(/^id: (\d+)$/m.exec(frame)?.[1]);
    for (let after = -1; after <= 7; after++) {
      const expected = whole.filter((frame) => idOf(frame) > after);
      const byQuery = await fetch(eventsUrl(url, turnOf(first), `?after=${after}`));
      expect(framesOf(await byQuery.text())).toEqual(expected);
      const byHeader = await fetch(eventsUrl(url, turnOf(first)), { headers: { 'last-event-id': String(after) } });
      expect(framesOf(await byHeader.text())).toEqual(expected);
    }
  });

  it.each(['8', '999999', 'x', '1.5', '-2'])('refuses the cursor %j', async (after) => {
    const { url } = await listening(answering('a', 'b', 'c'));
    const first = await ask(url);
    await first.text();
    const response = await fetch(eventsUrl(url, turnOf(first), `?after=${after}`));
    expect([response.status, await response.json()]).toMatchObject([400, { error: { field: 'after' } }]);
  });
});

describe('a client that disappears', () => {
  it('stops nothing: the turn goes on, and the rest is there to be read', async () => {
    const { script, step } = createSteppedTurn();
    const { url } = await listening(script);
    const gone = new AbortController();
    const first = await ask(url, gone.signal);
    const turn = turnOf(first);
    step();
    const seen = framesOf(await readUntil(readerOf(first), 'part 0'));
    gone.abort();
    const resumed = await fetch(eventsUrl(url, turn, `?after=${seen.length - 1}`));
    step();
    step();
    const rest = framesOf(await resumed.text());
    const whole = framesOf(await (await fetch(eventsUrl(url, turn))).text());
    expect([...seen, ...rest]).toEqual(whole);
    expect(whole.at(-1)).toContain('"outcome":"answered"');
  });
});

describe('stopping', () => {
  it('is a request of its own; what was written stays', async () => {
    const { script, step } = createSteppedTurn();
    const { url } = await listening(script);
    const first = await ask(url);
    step();
    const reader = readerOf(first);
    await readUntil(reader, 'part 0');
    const stop = await fetch(`${url}/v1/turns/${turnOf(first)}/stop`, { method: 'POST', headers });
    expect(stop.status).toBe(202);
    const rest = await readUntil(reader, 'RUN_FINISHED');
    expect(rest).toContain('"outcome":"stopped"');
    expect(rest).toContain('"outcome":{"type":"cancelled"}');
    const again = await fetch(`${url}/v1/turns/${turnOf(first)}/stop`, { method: 'POST', headers });
    expect(again.status).toBe(202);
  });
});

describe('a reader that takes nothing', () => {
  it('does not hold up the turn, costs no more than its socket buffers, and can come back', async () => {
    const count = 20_000;
    const delta = 'x'.repeat(2_000);
    const script: TurnScript = async function* ({ turnId, conversationId }) {
      yield { type: 'turn-start', turnId, conversationId };
      yield { type: 'text-start', messageId: 'm' };
      for (let i = 0; i < count; i++) {
        yield { type: 'text-delta', messageId: 'm', delta };
        if (i % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      yield { type: 'text-end', messageId: 'm' };
      yield { type: 'turn-end', outcome: 'answered' };
    };
    const { url, host } = await listening(script);
    const { port } = new URL(url);
    let written = 0;
    host.server.server.on('connection', (socket) => {
      const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
      socket.write = ((...args: unknown[]) => {
        written += Buffer.byteLength(args[0] as string);
        return write(...args);
      }) as typeof socket.write;
    });
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    const request = [
      'POST /v1/turns HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    socket.write(`${request.join('\r\n')}\r\n\r\n${body}`);
    const conversation = async () => {
      const { items } = (await (await fetch(`${url}/v1/conversations`)).json()) as { items: { id: string }[] };
      return items[0]?.id;
    };
    let id = await conversation();
    while (id === undefined) id = await conversation(); // It is there once the turn has ended.
    const megabytes = written / 1e6;
    socket.destroy();
    expect(megabytes).toBeGreaterThan(0.05);
    expect(megabytes).toBeLessThan(15);
    const stored = (await (await fetch(`${url}/v1/conversations/${id}`)).json()) as { turns: { id: string }[] };
    const turn = stored.turns[0]?.id ?? '';
    const rest = await fetch(eventsUrl(url, turn, `?after=${count}`));
    expect(framesOf(await rest.text())).toHaveLength(3);
  }, 60_000);
});

describe('too many turns of one member', () => {
  it('are refused with a time to come back', async () => {
    const { script } = createSteppedTurn();
    const { url } = await listening(script, { limits: { maxPerMember: 1 } });
    await ask(url);
    const second = await ask(url);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await second.json()).toMatchObject({ error: { code: 'TOO_MANY_TURNS' } });
  });
});

describe('closing the host', () => {
  it('lets the turn end, tells its reader, and refuses new ones', async () => {
    const { script, step } = createSteppedTurn();
    const { url, host } = await listening(script);
    const first = await ask(url);
    const closed = host.close(5_000);
    const refused = await ask(url);
    expect([refused.status, await refused.json()]).toMatchObject([503, { error: { code: 'SHUTTING_DOWN' } }]);
    for (let i = 0; i < 3; i++) step();
    expect(await first.text()).toContain('RUN_FINISHED');
    await closed;
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});
