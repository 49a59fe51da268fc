import { manualClock } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { describeEmbedder } from '../testing/describe-embedder.ts';
import { type Answer, json, startEmbeddingsServer, vectorOf } from './__fixtures__/embeddings-server.ts';
import { createOpenAiEmbedder } from './open-ai-embedder.ts';
import { toUnitLength } from './split-text.ts';

const { signal } = new AbortController();
const query = { signal, purpose: 'query' } as const;
const unit = (text: string) => toUnitLength(vectorOf(text));
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('{"error":{"message":"the text was: my secret"}}');

/** Moves on whenever somebody starts to wait, by what they wait for; remembers the waits. */
function impatientClock() {
  const waits: number[] = [];
  return {
    waits,
    now: () => 1_000_000,
    startTimer(delayMs: number, callback: () => void) {
      if (delayMs === 30_000) return () => {};
      waits.push(delayMs);
      setImmediate(callback);
      return () => {};
    },
  };
}

const shared = await startEmbeddingsServer();
describeEmbedder('an embeddings server', {
  open: () => createOpenAiEmbedder({ baseUrl: shared.baseUrl, model: 'small' }),
  close: () => shared[Symbol.asyncDispose](),
});

describe('a request', () => {
  it('goes to the endpoint with model, key, texts and further members', async () => {
    await using server = await startEmbeddingsServer();
    const embedder = await createOpenAiEmbedder({
      baseUrl: `${server.baseUrl}/`,
      model: 'small',
      apiKey: 'key-1',
      dimensions: 3,
      parameters: { truncate: false },
    });
    await embedder.embed(['one', 'two'], query);
    const [request] = server.seen;
    expect(request?.url).toBe('/v1/embeddings');
    expect(request?.headers.authorization).toBe('Bearer key-1');
    expect(request?.body).toEqual({ model: 'small', input: ['one', 'two'], encoding_format: 'float', truncate: false });
  });

  it('says what the text is for, in the way the model wants it', async () => {
    await using server = await startEmbeddingsServer();
    const purposes = {
      prefixes: { query: 'query: ', document: 'passage: ' },
      inputTypes: { query: 'search_query', document: 'search_document' },
    };
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, purposes });
    await embedder.embed(['a'], query);
    await embedder.embed(['a'], { signal, purpose: 'document' });
    expect(server.seen.map(({ body }) => [body.input, body['input_type']])).toEqual([
      [['query: a'], 'search_query'],
      [['passage: a'], 'search_document'],
    ]);
  });

  it('holds at most a batch, and vectors keep the order of the texts', async () => {
    await using server = await startEmbeddingsServer();
    const limits = { batchSize: 2 };
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, limits });
    const texts = ['one', 'two', 'three', 'four', 'five'];
    expect(await embedder.embed(texts, query)).toEqual(texts.map(unit));
    expect(server.seen.map(({ body }) => body.input.length)).toEqual([2, 2, 1]);
  });

  it('learns the dimensions when they are not given', async () => {
    await using server = await startEmbeddingsServer();
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm' });
    expect([embedder.dimensions, server.seen.length]).toEqual([3, 1]);
  });

  it('holds long text in parts, and their mean by length is the vector', async () => {
    await using server = await startEmbeddingsServer();
    const limits = { maxCharacters: 20 };
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, limits });
    const [vector] = await embedder.embed(['A first sentence. And a second one'], query);
    const parts = ['A first sentence.', ' And a second one'];
    expect(server.seen[0]?.body.input).toEqual(parts);
    const [a = [], b = []] = parts.map((part) => Array.from(unit(part)));
    const mean = toUnitLength(a.map((value, index) => (value + (b[index] ?? 0)) / 2));
    for (const [index, value] of mean.entries()) expect(vector?.[index]).toBeCloseTo(value, 6);
  });

  it('never grows without end', async () => {
    await using server = await startEmbeddingsServer();
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3 });
    await embedder.embed(['word '.repeat(200_000)], query);
    expect(server.seen.flatMap(({ body }) => body.input)).toHaveLength(16);
  });
});

describe('a server in trouble', () => {
  it.each([429, 500, 503])('is asked again after status %i, no earlier than it says', async (code) => {
    const clock = impatientClock();
    await using server = await startEmbeddingsServer(status(code, { 'retry-after': '7' }), status(code));
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, clock });
    expect(await embedder.embed(['a'], query)).toEqual([unit('a')]);
    expect(clock.waits).toEqual([7000, 1000]);
  });

  it('is asked again after the date it names', async () => {
    const clock = impatientClock();
    const date = new Date(clock.now() + 5000).toUTCString();
    await using server = await startEmbeddingsServer(status(429, { 'retry-after': date }));
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, clock });
    await embedder.embed(['a'], query);
    expect(clock.waits).toEqual([5000]);
  });

  it('is not asked for ever, nor when it asks for more time than there is', async () => {
    const clock = impatientClock();
    await using server = await startEmbeddingsServer(status(503), status(503), status(503));
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, clock });
    await expect(embedder.embed(['a'], query)).rejects.toMatchObject({
      code: 'REQUEST_FAILED',
      message: 'Embeddings server: status 503, after 3 requests',
    });
    await using busy = await startEmbeddingsServer(status(429, { 'retry-after': '3600' }));
    const other = await createOpenAiEmbedder({ baseUrl: busy.baseUrl, model: 'm', dimensions: 3, clock });
    await expect(other.embed(['a'], query)).rejects.toMatchObject({ code: 'REQUEST_FAILED' });
    expect(busy.seen).toHaveLength(1);
  });

  it.each([400, 401, 404, 413, 422])(
    'that refuses with %i is not asked again, and its words are not repeated',
    async (code) => {
      await using server = await startEmbeddingsServer(status(code));
      const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3 });
      const error = await embedder.embed(['my secret'], query).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: 'REQUEST_REFUSED',
        message: `Embeddings server: status ${code} for 1 texts`,
      });
      expect(server.seen).toHaveLength(1);
    },
  );

  it('that breaks off is asked again', async () => {
    const cutOff: Answer = (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":[');
      setImmediate(() => response.destroy());
    };
    const hangUp: Answer = (response) => response.destroy();
    await using server = await startEmbeddingsServer(cutOff, hangUp);
    const clock = impatientClock();
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, clock });
    expect(await embedder.embed(['a'], query)).toEqual([unit('a')]);
    expect(server.seen).toHaveLength(3);
  });

  it('that is not there is an error in the end', async () => {
    const embedder = await createOpenAiEmbedder({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: 'm',
      dimensions: 3,
      clock: impatientClock(),
    });
    await expect(embedder.embed(['a'], query)).rejects.toMatchObject({ code: 'REQUEST_FAILED' });
  });

  it.each<[string, Answer]>([
    ['before its answer', () => {}],
    ['within its answer', (response) => response.writeHead(200).write('{"data":')],
  ])('that stays silent %s runs into the deadline', async (_, answer) => {
    const clock = manualClock();
    await using server = await startEmbeddingsServer(answer);
    const limits = { deadlineMs: 500 };
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, limits, clock });
    const call = embedder.embed(['a'], query).catch((reason: unknown) => reason);
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(500);
    expect(await call).toMatchObject({ name: 'EmbedderError', code: 'TIMED_OUT' });
    expect(clock.pending).toBe(0);
  });

  it('is left alone when the caller gives up while waiting to ask again', async () => {
    const clock = manualClock();
    await using server = await startEmbeddingsServer(status(503));
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3, clock });
    const controller = new AbortController();
    const call = embedder.embed(['a'], { signal: controller.signal, purpose: 'query' });
    while (clock.pending < 2) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('gone'));
    await expect(call).rejects.toThrow('gone');
    expect([clock.pending, server.seen.length]).toEqual([0, 1]);
  });
});

describe('an answer', () => {
  const item = (index: unknown, embedding: unknown) => ({ index, embedding });
  it.each<[string, Answer]>([
    ['no JSON', (response) => response.writeHead(200).end('<html>')],
    ['no object', (response) => json(response, null)],
    ['no list', (response) => json(response, { data: {} })],
    ['too few', (response) => json(response, { data: [item(0, [1, 2, 3])] })],
    ['too many', (response) => json(response, { data: [0, 1, 2].map((index) => item(index, [1, 2, 3])) })],
    ['one twice', (response) => json(response, { data: [item(0, [1, 2, 3]), item(0, [1, 2, 3])] })],
    ['without index', (response) => json(response, { data: [{ embedding: [1, 2, 3] }, { embedding: [1, 2, 3] }] })],
    ['a foreign index', (response) => json(response, { data: [item(0, [1, 2, 3]), item(2, [1, 2, 3])] })],
    ['an odd index', (response) => json(response, { data: [item(0, [1, 2, 3]), item('length', [1, 2, 3])] })],
    ['another dimension', (response) => json(response, { data: [item(0, [1, 2, 3]), item(1, [1, 2])] })],
    ['null for NaN', (response) => json(response, { data: [item(0, [1, null, 3]), item(1, [1, 2, 3])] })],
    [
      'a number beyond all',
      (response) =>
        response.writeHead(200).end('{"data":[{"index":0,"embedding":[1e999,1,1]},{"index":1,"embedding":[1,1,1]}]}'),
    ],
    ['only zeros', (response) => json(response, { data: [item(0, [0, 0, 0]), item(1, [1, 2, 3])] })],
    ['base64', (response) => json(response, { data: [item(0, 'AACAPw=='), item(1, 'AACAPw==')] })],
    ['without end', (response) => response.writeHead(200).end('['.repeat(2_000_000))],
  ])('with %s is refused', async (_, answer) => {
    await using server = await startEmbeddingsServer(answer);
    const embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, model: 'm', dimensions: 3 });
    const call = embedder.embed(['one', 'two'], query);
    await expect(call).rejects.toMatchObject({ name: 'EmbedderError', code: 'INVALID_RESPONSE' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('options', () => {
  it.each([
    ['baseUrl', { baseUrl: 'ftp://host' }],
    ['baseUrl', { baseUrl: 'http://name:word@host/v1' }],
    ['model', { model: ' ' }],
    ['apiKey', { apiKey: 'a\nb' }],
    ['dimensions', { dimensions: 0 }],
    ['batchSize', { limits: { batchSize: 1.5 } }],
    ['deadlineMs', { limits: { deadlineMs: Number.NaN } }],
  ])('are refused by name: %s', async (name, change) => {
    const call = createOpenAiEmbedder({ baseUrl: 'http://host/v1', model: 'm', dimensions: 3, ...change });
    await expect(call).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      message: expect.stringContaining(`${name}: `),
    });
  });

  it('that decide vectors decide the content hash; address and key do not', async () => {
    const base = { baseUrl: 'http://host/v1', model: 'm', dimensions: 3 };
    const hash = async (change: object) => (await createOpenAiEmbedder({ ...base, ...change })).contentHash;
    const plain = await hash({});
    expect(await hash({ baseUrl: 'https://other/v1', apiKey: 'k', limits: { batchSize: 5 } })).toBe(plain);
    const changes = [
      { model: 'n' },
      { dimensions: 4 },
      { revision: '2' },
      { parameters: { dimensions: 3 } },
      { limits: { maxCharacters: 99 } },
      { purposes: { prefixes: { query: 'q', document: 'd' } } },
      { purposes: { inputTypes: { query: 'q', document: 'd' } } },
    ];
    const hashes = await Promise.all(changes.map(hash));
    expect(new Set([plain, ...hashes]).size).toBe(changes.length + 1);
  });
});
