import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import Anthropic from '@anthropic-ai/sdk';
import { faultScripts } from '@trellis/fake-anthropic';
import { collect, describeLanguageModel, manualClock } from '@trellis/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { patient, request, useFakeServer } from './__fixtures__/at-fake-server.ts';
import { createAnthropicModel } from './anthropic-model.ts';
import { ModelError } from './model-error.ts';

const start = useFakeServer();

describeLanguageModel('the Anthropic adapter', {
  answering: async (text) => (await start({ steps: [{ answer: text }] })).model,
  stalling: async () => (await start(faultScripts['stall-mid-text'])).model,
  truncating: async () => (await start(faultScripts['truncated-mid-text'])).model,
});

const failureOf = async (stream: AsyncIterable<unknown>): Promise<ModelError> => {
  const error: unknown = await collect(stream).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error(`expected a ModelError, got ${String(error)}`);
  return error;
};

const stalling = faultScripts['stall-mid-text'];
const FIVE_TOKENS = 5;

describe('events', () => {
  it('come in order: thoughts, text, the bill, the end', async () => {
    const { model } = await start({ steps: [{ answer: [{ thinking: 'Let me see.' }, { text: 'Yes. No.' }] }] });
    expect(await collect(model.stream(request, patient))).toMatchInlineSnapshot(`
      [
        {
          "delta": "Let",
          "type": "thinking-delta",
        },
        {
          "delta": " me",
          "type": "thinking-delta",
        },
        {
          "delta": " see",
          "type": "thinking-delta",
        },
        {
          "delta": ".",
          "type": "thinking-delta",
        },
        {
          "delta": "Yes",
          "type": "text-delta",
        },
        {
          "delta": ".",
          "type": "text-delta",
        },
        {
          "delta": " No",
          "type": "text-delta",
        },
        {
          "delta": ".",
          "type": "text-delta",
        },
        {
          "cacheReadTokens": 0,
          "cacheWriteTokens": 5,
          "inputTokens": 7,
          "outputTokens": 8,
          "type": "usage",
        },
        {
          "stop": "end",
          "type": "end",
        },
      ]
    `);
  });

  it('tell what was read from the cache the second time', async () => {
    const { model } = await start({ steps: [{ answer: 'Yes.' }] });
    const usageOf = async () => (await collect(model.stream(request, patient))).find((event) => event.type === 'usage');
    expect(await usageOf()).toMatchObject({ cacheReadTokens: 0, cacheWriteTokens: 5 });
    expect(await usageOf()).toMatchObject({ cacheReadTokens: 5, cacheWriteTokens: 0 });
  });

  it('end with the stop sequence that was asked for', async () => {
    const { model } = await start({ steps: [{ answer: 'one STOP two' }] });
    const events = await collect(model.stream({ ...request, stopSequences: ['STOP'] }, patient));
    expect(events.at(-1)).toEqual({ type: 'end', stop: 'stop-sequence' });
  });
});

describe('whoever stops reading stops the service', () => {
  it('when the reader breaks out', async () => {
    const { server, model } = await start(stalling);
    for await (const event of model.stream(request, patient)) if (event.type === 'text-delta') break;
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('when the signal aborts; the reason is the cause', async () => {
    const { server, model } = await start(stalling);
    const controller = new AbortController();
    const reason = new Error('the member pressed stop');
    const failure = failureOf(
      (async function* () {
        for await (const event of model.stream(request, { ...patient, signal: controller.signal })) {
          yield event;
          controller.abort(reason);
        }
      })(),
    );
    expect(await failure).toMatchObject({ code: 'ABORTED', cause: reason, retryable: false });
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('when the deadline passes', async () => {
    const { server, model } = await start(stalling);
    expect(await failureOf(model.stream(request, { ...patient, deadlineMs: 60 }))).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed', deltas: FIVE_TOKENS });
  });

  it('when the deadline passes, and the reader never comes back', async () => {
    const { server, model } = await start(stalling);
    const iterator = model.stream(request, { ...patient, deadlineMs: 60 })[Symbol.asyncIterator]();
    await iterator.next();
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('when it is silent for too long', async () => {
    const { server, model } = await start(stalling, { betweenTokensMs: 40 });
    await failureOf(model.stream(request, patient));
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });

  it('with return(), at once, although a next() is pending', async () => {
    const { server, model } = await start(stalling);
    const iterator = model.stream(request, patient)[Symbol.asyncIterator]();
    for (let token = 0; token < FIVE_TOKENS; token++) await iterator.next();
    const pending = iterator.next();
    const [read] = await Promise.allSettled([pending, iterator.return?.()]);
    expect(read).toMatchObject({ status: 'rejected', reason: { code: 'ABORTED' } });
    expect(await server.requests[0]?.finished).toMatchObject({ kind: 'client-closed' });
  });
});

describe('a connection is used again after a whole answer', () => {
  it('and the service never saw it closed early', async () => {
    // The connection's end comes a little after the answer's, as over a real network.
    const { server, model } = await start({ steps: [{ answer: 'Yes.', fault: { kind: 'keep-open', ms: 5 } }] });
    for (let question = 0; question < 6; question++) await collect(model.stream(request, patient));
    expect(server.requests.map(({ outcome }) => outcome?.kind)).toEqual(Array(6).fill('complete'));
    // The pool gets a connection back a moment after its answer, so a second one may be opened.
    expect(Math.max(...server.requests.map(({ connection }) => connection))).toBeLessThanOrEqual(2);
  });
});

describe('the second attempt', () => {
  it('waits as long as the service says', async () => {
    const clock = manualClock();
    const script = {
      steps: [
        { times: 1, fault: { kind: 'status' as const, status: 429, headers: { 'retry-after': '7' } } },
        { answer: 'Yes.' },
      ],
    };
    const { server, model } = await start(script, { clock, firstTokenMs: 60_000 });
    const events = collect(model.stream(request, { ...patient, deadlineMs: 60_000 }));
    await server.requests[0]?.finished;
    await vi.waitUntil(() => server.requests[0]?.outcome && clock.pending === 2);
    await clock.advance(6_999);
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect((await events).at(-1)).toEqual({ type: 'end', stop: 'end' });
    expect(server.requests).toHaveLength(2);
  });

  it('is not made when the wait would pass the deadline: the failure says how long to wait', async () => {
    const { model } = await start(faultScripts['rate-limited-long']);
    const failure = await failureOf(model.stream(request, patient));
    expect(failure).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_600_000, status: 429, retryable: true });
    expect(failure.requestId).toMatch(/^req_/);
  });

  it('is waited for by a program that has nothing else to do', async () => {
    const { server } = await start(faultScripts['overloaded-once']);
    const program = `
      import { modelsFromEnvironment } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
      const { models } = modelsFromEnvironment({ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: ${JSON.stringify(server.url)} });
      const options = { signal: new AbortController().signal, deadlineMs: 10000 };
      for await (const event of models.small.stream(${JSON.stringify(request)}, options))
        if (event.type === 'end') console.log(event.stop);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('end\n');
  }, 20_000);

  it('is made after thoughts, as long as there was no text', async () => {
    const { server, model } = await start({
      steps: [
        { times: 1, answer: [{ thinking: 'Hm.' }, { text: 'Never seen.' }], fault: { kind: 'end', atToken: 2 } },
        { answer: 'Yes.' },
      ],
    });
    const events = await collect(model.stream(request, patient));
    const text = events.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('');
    expect([text, server.requests.length]).toEqual(['Yes.', 2]);
  });
});

describe('silence', () => {
  it('is not counted while the reader takes its time', async () => {
    const clock = manualClock();
    const { model } = await start({ steps: [{ answer: 'one two three' }] }, { clock, betweenTokensMs: 100 });
    let text = '';
    for await (const event of model.stream(request, { ...patient, deadlineMs: 60_000 })) {
      if (event.type === 'text-delta') text += event.delta;
      await clock.advance(1_000);
    }
    expect(text).toBe('one two three');
  });
});

describe('no timer stays behind', () => {
  it.each([
    ['a whole answer', 'max-tokens'],
    ['an error', 'bad-request'],
    ['a cut answer', 'truncated-mid-text'],
    ['an answer on an open connection', 'unasked-tool'],
  ] as const)('after %s', async (_, name) => {
    const clock = manualClock();
    const { model } = await start(faultScripts[name], { clock });
    await collect(model.stream(request, patient)).catch(() => {});
    expect(clock.pending).toBe(0);
  });

  it('after the reader left', async () => {
    const clock = manualClock();
    const { model } = await start(stalling, { clock });
    for await (const event of model.stream(request, patient)) if (event.type === 'text-delta') break;
    expect(clock.pending).toBe(0);
  });
});

describe('the key', () => {
  const key = 'sk-very-secret';

  it('is in no error, although the service repeats it', async () => {
    const { server } = await start({
      steps: [{ fault: { kind: 'status', status: 401, message: `the key ${key} is not valid` } }],
    });
    const model = createAnthropicModel({
      client: { apiKey: key, baseURL: server.url },
      model: 'claude-opus-5-5',
      firstTokenMs: 1_000,
      betweenTokensMs: 1_000,
    });
    const failure = await failureOf(model.stream(request, patient));
    expect(failure.message).toContain('the key [redacted] is not valid');
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(key);
  });

  it('is in no error, although it cannot stand in a header', async () => {
    const model = createAnthropicModel({
      client: { apiKey: `${key}\n€`, baseURL: 'http://127.0.0.1:9' },
      model: 'claude-opus-5-5',
      firstTokenMs: 1_000,
      betweenTokensMs: 1_000,
    });
    const failure = await failureOf(model.stream(request, patient));
    expect(failure.code).toBe('INVALID_CONFIGURATION');
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(key);
  });

  it("of the machine is not sent to a server that was given none, but the server's own 401 is told", async () => {
    const { server } = await start({ steps: [{ answer: 'Yes.' }] });
    vi.stubEnv('ANTHROPIC_API_KEY', key);
    const model = createAnthropicModel({
      client: { baseURL: server.url },
      model: 'claude-opus-5-5',
      firstTokenMs: 1_000,
      betweenTokensMs: 1_000,
    });
    const failure = await failureOf(model.stream(request, patient));
    vi.unstubAllEnvs();
    expect(failure.code).toBe('UNAUTHENTICATED');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });
});

describe('nothing of an answer is logged', () => {
  it('although its event cannot be read', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { model } = await start(faultScripts['malformed-event']);
    const failure = await failureOf(model.stream(request, patient));
    expect([failure.code, failure.cause, log.mock.calls]).toEqual(['MALFORMED_STREAM', undefined, []]);
    log.mockRestore();
  });
});

describe('a service that is not there', () => {
  it('is UNREACHABLE, with the reason of the system', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    await new Promise((resolve) => holder.close(resolve));
    const model = createAnthropicModel({
      client: new Anthropic({ apiKey: 'k', baseURL: `http://127.0.0.1:${port}` }),
      model: 'claude-opus-5-5',
      firstTokenMs: 1_000,
      betweenTokensMs: 1_000,
      random: () => 0,
    });
    const failure = await failureOf(model.stream(request, patient));
    expect(failure).toMatchObject({ code: 'UNREACHABLE', retryable: true });
    expect(failure.message).toContain('ECONNREFUSED');
  });
});
