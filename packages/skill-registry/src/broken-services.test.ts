import type { ServerResponse } from 'node:http';
import { call, defineSkill } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { json, startTestService } from './__fixtures__/test-service.ts';
import { getItem, sendNote } from './__fixtures__/test-skills.ts';
import { createSkillRegistry } from './index.ts';

const secret = 'member-secret-42';
const head = (response: ServerResponse, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers });

async function entryFor(
  answer: (response: ServerResponse, attempt: number) => void,
  options: { callMs?: number } = {},
) {
  let attempt = 0;
  await using service = await startTestService((_request, response) => answer(response, ++attempt));
  const limits = { callMs: options.callMs ?? 2000, maxResponseBytes: 1024 };
  const registry = createSkillRegistry({ skills: [getItem], services: { network: { baseUrl: service.url } }, limits });
  const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
  const events = await collect(run.run([call(getItem, { itemId: secret })]));
  await registry.close();
  await service.idle();
  const [entry] = run.dossier.entries;
  const { requests } = service;
  return { entry, requests, code: entry?.ok === false ? entry.failure.code : 'OK', ok: events.at(-1) };
}

describe('a broken service becomes a typed failure', () => {
  it.each<[string, string, (response: ServerResponse) => void]>([
    ['404', 'NOT_FOUND', (response) => json(response, { id: secret }, 404)],
    ['410', 'NOT_FOUND', (response) => json(response, {}, 410)],
    ['401', 'FORBIDDEN', (response) => json(response, {}, 401)],
    ['403', 'FORBIDDEN', (response) => json(response, {}, 403)],
    ['400', 'INVALID_INPUT', (response) => json(response, {}, 400)],
    ['422', 'INVALID_INPUT', (response) => json(response, {}, 422)],
    ['429', 'UNAVAILABLE', (response) => json(response, {}, 429)],
    ['500', 'UNAVAILABLE', (response) => json(response, {}, 500)],
    ['503', 'UNAVAILABLE', (response) => json(response, {}, 503)],
    ['a redirect', 'INVALID_RESPONSE', (response) => response.writeHead(302, { location: '/items/other' }).end()],
    [
      'a redirect elsewhere',
      'INVALID_RESPONSE',
      (r) => r.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
    ],
    [
      'another content type',
      'INVALID_RESPONSE',
      (response) => head(response, { 'content-type': 'text/html' }).end('{}'),
    ],
    ['no content type', 'INVALID_RESPONSE', (response) => response.writeHead(200).end(`{"id":"${secret}"}`)],
    [
      'another charset',
      'INVALID_RESPONSE',
      (r) => head(r, { 'content-type': 'application/json; charset=utf-16' }).end('{}'),
    ],
    ['truncated JSON', 'INVALID_RESPONSE', (response) => head(response).end(`{"id":"${secret}`)],
    ['no body', 'INVALID_RESPONSE', (response) => head(response).end()],
    ['204', 'INVALID_RESPONSE', (response) => response.writeHead(204).end()],
    ['invalid UTF-8', 'INVALID_RESPONSE', (r) => head(r).end(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))],
    ['the wrong type', 'INVALID_RESPONSE', (response) => json(response, { id: 7, [secret]: secret })],
    ['a missing field', 'INVALID_RESPONSE', (response) => json(response, { [secret]: 1 })],
    ['null', 'INVALID_RESPONSE', (response) => json(response, null)],
    ['JSON nested 400 deep', 'INVALID_RESPONSE', (r) => head(r).end('['.repeat(400) + ']'.repeat(400))],
    ['a length over the limit', 'INVALID_RESPONSE', (r) => head(r, { 'content-length': '104857600' }).write('{')],
    ['a reset before the answer', 'UNAVAILABLE', (response) => response.socket?.resetAndDestroy()],
    [
      'a length that is not kept',
      'UNAVAILABLE',
      (r) => head(r, { 'content-length': '50' }).write('{', () => r.destroy()),
    ],
    ['not HTTP', 'UNAVAILABLE', (response) => response.socket?.end('220 mail.example.org ESMTP\r\n')],
  ])('%s is %s', async (_name, code, answer) => {
    const result = await entryFor(answer);
    expect([result.code, result.ok]).toEqual([code, expect.objectContaining({ type: 'skill-end', ok: false })]);
    expect(result.entry?.ok === false && result.entry.failure.message).not.toContain(secret);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => undefined],
    ['sends headers only', (response) => head(response).flushHeaders()],
    ['stops half-way', (response) => head(response).write('{"id":')],
  ])('TIMEOUT when it %s', async (_name, answer) => {
    expect((await entryFor(answer, { callMs: 60 })).code).toBe('TIMEOUT');
  });

  it('reads 100 MB no further than the limit', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const result = await entryFor((response) => {
      head(response);
      const more = () => {
        while (sent < 100 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect(result).toMatchObject({
      code: 'INVALID_RESPONSE',
      entry: { failure: { message: expect.stringContaining('1024') } },
    });
    // What the socket's buffers take, not more.
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('is UNAVAILABLE where nobody listens', async () => {
    const service = await startTestService(() => undefined);
    await service[Symbol.asyncDispose]();
    const registry = createSkillRegistry({ skills: [getItem], services: { network: { baseUrl: service.url } } });
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
    await collect(run.run([call(getItem, { itemId: 'a' })]));
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    await registry.close();
  });
});

describe('one retry', () => {
  const good = (response: ServerResponse) => json(response, { id: 'x' });
  it.each<[string, (response: ServerResponse) => void]>([
    ['502', (response) => json(response, {}, 502)],
    ['503', (response) => json(response, {}, 503)],
    ['504', (response) => json(response, {}, 504)],
    ['a reset', (response) => response.socket?.resetAndDestroy()],
    ['a body that breaks off', (r) => head(r, { 'content-length': '50' }).write('{', () => r.destroy())],
  ])('is made for a read after %s', async (_name, bad) => {
    const result = await entryFor((response, attempt) => (attempt === 1 ? bad(response) : good(response)));
    expect([result.code, result.requests.length]).toEqual(['OK', 2]);
  });

  it.each([500, 501, 429, 404])('is not made after %i', async (status) => {
    const result = await entryFor((response) => json(response, {}, status));
    expect(result.requests).toHaveLength(1);
  });

  it('is not made a second time', async () => {
    expect((await entryFor((response) => json(response, {}, 503))).requests).toHaveLength(2);
  });

  it('is not made for what is not a GET', async () => {
    await using service = await startTestService((_request, response) => json(response, {}, 503));
    const registry = createSkillRegistry({ skills: [sendNote], services: { network: { baseUrl: service.url } } });
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
    await collect(run.run([call(sendNote, { text: 'x' })], { confirmed: true }));
    expect(service.requests).toHaveLength(1);
    await registry.close();
  });
});

describe('a broken skill becomes a typed failure', () => {
  const broken = (change: object) => ({ ...getItem, ...change });
  const fail = () => {
    throw new Error(secret);
  };
  it.each<[string, string, object, unknown, number]>([
    ['an input of the wrong type', 'INVALID_INPUT', {}, { itemId: 7 }, 0],
    ['no input', 'INVALID_INPUT', {}, undefined, 0],
    ['an input that is no JSON', 'INVALID_INPUT', {}, { itemId: 7n }, 0],
    ['an input that contains itself', 'INVALID_INPUT', {}, loop(), 0],
    ['a throwing toRequest', 'INVALID_INPUT', { toRequest: fail }, { itemId: 'a' }, 0],
    ['a toRequest without its path', 'INVALID_INPUT', { toRequest: () => ({}) }, { itemId: 'a' }, 0],
    ['a toRequest that returns nothing', 'INVALID_INPUT', { toRequest: () => undefined }, { itemId: 'a' }, 0],
    [
      'a GET with a body',
      'INVALID_INPUT',
      { toRequest: () => ({ path: { itemId: 'a' }, body: 1 }) },
      { itemId: 'a' },
      0,
    ],
    ['an empty id', 'INVALID_INPUT', {}, { itemId: '' }, 0],
    ['an id that climbs', 'INVALID_INPUT', {}, { itemId: '..' }, 0],
    ['an id that climbs inside', 'INVALID_INPUT', {}, { itemId: `${secret}/../admin` }, 0],
    ['an id that climbs backwards', 'INVALID_INPUT', {}, { itemId: '..\\admin' }, 0],
    ['an id with a line break', 'INVALID_INPUT', {}, { itemId: 'a\nb' }, 0],
    ['an id that is half a character', 'INVALID_INPUT', {}, { itemId: '\ud800' }, 0],
    ['a huge id', 'INVALID_INPUT', {}, { itemId: 'x'.repeat(20_000) }, 0],
    ['a throwing fromResponse', 'INVALID_RESPONSE', { fromResponse: fail }, { itemId: 'a' }, 1],
    ['an output that is not its own', 'INVALID_RESPONSE', { fromResponse: () => ({}) }, { itemId: 'a' }, 1],
  ])('%s is %s', async (_name, code, change, input, requests) => {
    await using service = await startTestService((_request, response) => json(response, { id: 'x' }));
    const skill = broken(change);
    const registry = createSkillRegistry({ skills: [skill], services: { network: { baseUrl: service.url } } });
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
    await collect(run.run([{ skill, input }]));
    const [entry] = run.dossier.missing;
    expect(entry).toMatchObject({ ok: false, failure: { code } });
    expect(entry?.ok === false && entry.failure.message).not.toContain(secret);
    expect(service.requests).toHaveLength(requests);
    await registry.close();
  });

  it('UNAVAILABLE for a skill that this host does not have', async () => {
    const registry = createSkillRegistry({ skills: [], services: {} });
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
    await collect(run.run([call(getItem, { itemId: 'a' })]));
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    await registry.close();
  });
});

describe('what arrives at the service', () => {
  const item = Type.Object({ id: Type.String() });
  const probe = defineSkill({
    name: 'probe',
    description: 'x',
    useWhen: 'x',
    effect: 'read',
    input: Type.Object({ id: Type.String(), tags: Type.Array(Type.String()) }),
    output: item,
    rpc: { service: 'network', method: 'GET', path: '/a/{id}/b', response: item },
    toRequest: ({ id, tags }) => ({ path: { id }, query: { tag: tags, n: 3, on: true } }),
    fromResponse: (value) => value,
  });

  it.each([
    ['a b', ['x', 'y'], 'GET /v1/a/a%20b/b?tag=x&tag=y&n=3&on=true'],
    ['a/b?c#d', ['&='], 'GET /v1/a/a%2Fb%3Fc%23d/b?tag=%26%3D&n=3&on=true'],
    ['%2e%2e', [], 'GET /v1/a/%252e%252e/b?n=3&on=true'],
    ['größe', ['日本'], 'GET /v1/a/gr%C3%B6%C3%9Fe/b?tag=%E6%97%A5%E6%9C%AC&n=3&on=true'],
    ['$&', [], 'GET /v1/a/%24%26/b?n=3&on=true'],
  ])('id %j is encoded', async (id, tags, expected) => {
    await using service = await startTestService((_request, response) => json(response, { id: 'x' }));
    const services = { network: { baseUrl: `${service.url}/v1/` } };
    const registry = createSkillRegistry({ skills: [probe], services });
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000 });
    await collect(run.run([call(probe, { id, tags })]));
    expect(service.requests).toEqual([expected]);
    await registry.close();
  });
});

describe('the address of an entry', () => {
  it.each([
    ['https://example.org/jobs/7', 'https://example.org/jobs/7'],
    ['http://example.org/jobs/7', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:pass@example.org/', undefined],
    ['not an address', undefined],
  ])('of %s is %s', async (url, expected) => {
    expect((await entryFor((response) => json(response, { id: 'x', url }))).entry?.url).toBe(expected);
  });
});

function loop(): unknown {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
}
