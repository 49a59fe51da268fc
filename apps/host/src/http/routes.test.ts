import type { LoggedEvent } from '@trellis/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TurnScript } from '../testing/scripted-pipeline.ts';
import { answering, createScriptedPipeline } from '../testing/scripted-pipeline.ts';
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

async function hostWith(
  script: TurnScript = answering('Hello.'),
  options: Parameters<typeof createTestHost>[2] & { network?: TestNetwork } = {},
) {
  const pipeline = createScriptedPipeline(script);
  const { network = shared, ...rest } = options;
  const test = await createTestHost(network, pipeline, rest);
  open.push(test);
  const inject = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const response = await test.host.server.inject({
      method,
      url,
      headers: {
        host: 'localhost',
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = response.headers['content-type']?.toString().startsWith('application/json;')
      ? (response.json() as Record<string, never>)
      : undefined;
    return { status: response.statusCode, headers: response.headers, text: response.body, json };
  };
  const ask = (body: object, headers: Record<string, string> = {}) =>
    inject('POST', '/v1/turns', { body, headers: { accept: 'application/jsonl', ...headers } });
  return { ...test, pipeline, inject, ask };
}

const question = { input: { kind: 'question', text: 'What is it?' } };
const eventsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LoggedEvent);

describe('POST /v1/turns', () => {
  it('answers with the events, one a line, when asked for JSON lines', async () => {
    const { ask } = await hostWith(answering('Hel', 'lo.'));
    const { status, headers, text } = await ask(question);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/jsonl; charset=utf-8');
    expect(eventsOf(text).map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '0 turn-start',
      '1 route-end',
      '2 text-start',
      '3 text-delta',
      '4 text-delta',
      '5 text-end',
      '6 turn-end',
    ]);
  });

  it('answers with AG-UI over SSE, where the id of a frame is the number of its event', async () => {
    const { inject } = await hostWith(answering('Hello.'));
    const { headers, text } = await inject('POST', '/v1/turns', { body: question });
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(headers['location']).toBe(`/v1/turns/${String(headers['x-trellis-turn'])}/events`);
    expect([...text.matchAll(/^id: (\d+)\ndata: \{"type":"(\w+)"/gm)].map(([, id, type]) => `${id} ${type}`)).toEqual([
      '0 RUN_STARTED',
      '1 CUSTOM',
      '2 TEXT_MESSAGE_START',
      '3 TEXT_MESSAGE_CONTENT',
      '4 TEXT_MESSAGE_END',
      '5 RUN_FINISHED',
    ]);
  });

  it('hands the pipeline the member of the token, and what the client wants to see', async () => {
    const { ask, pipeline, tokenOf } = await hostWith();
    const token = await tokenOf('person-7', 'acme');
    await ask(
      { ...question, view: { job: { type: 'job', id: 'j1' } }, locale: 'de-AT', timeZone: 'Europe/Vienna' },
      { authorization: `Bearer ${token}` },
    );
    expect(pipeline.requests[0]).toMatchObject({
      tenant: 'acme',
      member: { id: 'person-7', locale: 'de-AT', timeZone: 'Europe/Vienna' },
      token,
      view: { job: { type: 'job', id: 'j1' } },
      input: { kind: 'question', text: 'What is it?' },
      history: [],
    });
  });

  it('gives a follow-up its history, and refuses a conversation of somebody else', async () => {
    const { ask, pipeline, tokenOf } = await hostWith(answering('An answer.'));
    const first = await ask(question);
    const conversationId = String(first.headers['x-trellis-conversation']);
    await ask({ ...question, conversationId });
    expect(pipeline.requests[1]?.history).toEqual([
      { question: 'What is it?', answer: 'An answer.', agentId: 'test-agent' },
    ]);
    const stranger = { authorization: `Bearer ${await tokenOf('stranger')}` };
    expect((await ask({ ...question, conversationId }, stranger)).json).toEqual({
      error: { code: 'NOT_FOUND', message: 'There is no such conversation.' },
    });
  });

  it('knows the text of a starter that was made for the entity in view', async () => {
    const { ask, inject, pipeline, jobId } = await hostWith();
    const starter = { kind: 'starter', agentId: 'test-agent', starterId: 'what-is' };
    const view = { job: { type: 'job', id: jobId } };
    const { headers } = await ask({ input: starter, view, locale: 'de' });
    expect(pipeline.requests[0]?.starterText).toBe('Was ist Lighthouse keeper?');
    const conversation = await inject('GET', `/v1/conversations/${String(headers['x-trellis-conversation'])}`);
    expect(conversation.json).toMatchObject({ turns: [{ question: 'Was ist Lighthouse keeper?' }] });
  });
});

describe('a body that cannot be used names its field', () => {
  it.each<[string, unknown, string, string]>([
    ['nothing', '', 'input', 'INVALID_REQUEST'],
    ['no JSON', '{"input":', '', 'INVALID_REQUEST'],
    ['a list', '[]', '', 'INVALID_REQUEST'],
    ['null', 'null', '', 'INVALID_REQUEST'],
    ['a prototype key', '{"__proto__":{"x":1},"input":{}}', '', 'INVALID_REQUEST'],
    ['no input', {}, 'input', 'INVALID_REQUEST'],
    ['an unknown kind', { input: { kind: 'order' } }, 'input.kind', 'INVALID_REQUEST'],
    ['a question without text', { input: { kind: 'question' } }, 'input.text', 'INVALID_REQUEST'],
    ['a blank question', { input: { kind: 'question', text: ' \u0000\n ' } }, 'input.text', 'INVALID_REQUEST'],
    ['a question that is a number', { input: { kind: 'question', text: 7 } }, 'input.text', 'INVALID_REQUEST'],
    ['a huge question', { input: { kind: 'question', text: 'x'.repeat(4001) } }, 'input.text', 'INVALID_REQUEST'],
    ['an id with a path', { ...question, conversationId: '../x' }, 'conversationId', 'INVALID_REQUEST'],
    ['a view that is a list', { ...question, view: [] }, 'view', 'INVALID_REQUEST'],
    ['an entity without id', { ...question, view: { job: { type: 'job' } } }, 'view.job.id', 'INVALID_REQUEST'],
    [
      'an entity under the wrong key',
      { ...question, view: { job: { type: 'post', id: 'x' } } },
      'view.job.type',
      'INVALID_REQUEST',
    ],
    [
      'an unknown agent',
      { input: { kind: 'starter', agentId: 'x', starterId: 'y' } },
      'input.agentId',
      'INVALID_REQUEST',
    ],
    [
      'an unknown starter',
      { input: { kind: 'starter', agentId: 'test-agent', starterId: 'y' } },
      'input.starterId',
      'INVALID_REQUEST',
    ],
  ])('%s', async (_, body, field, code) => {
    const { ask, inject, pipeline } = await hostWith();
    const { status, json } = await ask(body as object);
    expect([status, json?.['error']]).toEqual([400, expect.objectContaining({ code, field })]);
    expect(JSON.stringify(json)).not.toMatch(/\bat .*:\d+:\d+|node_modules/);
    expect(pipeline.requests).toEqual([]);
    expect((await inject('GET', '/v1/conversations')).json).toEqual({ items: [] });
  });

  it('a body that is too large', async () => {
    const { ask } = await hostWith();
    const { status, json } = await ask({ ...question, padding: 'x'.repeat(70_000) });
    expect([status, json?.['error']]).toEqual([413, expect.objectContaining({ code: 'BODY_TOO_LARGE' })]);
  });

  it('half a character and control characters in a question are left out', async () => {
    const { ask, pipeline } = await hostWith();
    await ask({ input: { kind: 'question', text: 'a\u0007b\ud800?' } });
    expect(pipeline.requests[0]?.input).toEqual({ kind: 'question', text: 'ab\ufffd?' });
  });
});

describe('requests of other sites', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['text', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403, 'CROSS_ORIGIN'],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403, 'CROSS_ORIGIN'],
    ['another origin', { origin: 'https://evil.example' }, 403, 'CROSS_ORIGIN'],
    ['no origin at all', { origin: 'null' }, 403, 'CROSS_ORIGIN'],
    ['a name that points here', { host: 'evil.example' }, 403, 'CROSS_ORIGIN'],
  ])('%s', async (_, headers, status, code) => {
    const { inject, pipeline } = await hostWith();
    const response = await inject('POST', '/v1/turns', { body: JSON.stringify(question), headers });
    expect([response.status, response.json?.['error']]).toEqual([status, expect.objectContaining({ code })]);
    expect(pipeline.requests).toEqual([]);
  });

  it('our own page', async () => {
    const { ask } = await hostWith();
    const headers = { origin: 'http://localhost:4310', host: 'localhost:4310', 'sec-fetch-site': 'same-origin' };
    expect((await ask(question, headers)).status).toBe(200);
  });
});

describe('a member sees only what is theirs', () => {
  it('conversations, turns and feedback of another one are not there', async () => {
    const { ask, inject, tokenOf } = await hostWith();
    const asked = await ask(question);
    const turn = String(asked.headers['x-trellis-turn']);
    const conversation = String(asked.headers['x-trellis-conversation']);
    const headers = { authorization: `Bearer ${await tokenOf('stranger')}` };
    const otherTenant = { authorization: `Bearer ${await tokenOf('me', 'other')}` };
    for (const each of [headers, otherTenant]) {
      const statuses = await Promise.all([
        inject('GET', `/v1/turns/${turn}/events`, { headers: each }),
        inject('POST', `/v1/turns/${turn}/stop`, { headers: each }),
        inject('POST', `/v1/turns/${turn}/feedback`, { headers: each, body: { rating: 'up' } }),
        inject('GET', `/v1/conversations/${conversation}`, { headers: each }),
        inject('GET', `/v1/conversations/${conversation}/export`, { headers: each }),
        inject('DELETE', `/v1/conversations/${conversation}`, { headers: each }),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      expect((await inject('GET', '/v1/conversations', { headers: each })).json).toEqual({ items: [] });
    }
    expect((await inject('GET', `/v1/conversations/${conversation}`)).status).toBe(200);
  });

  it('can judge, take along and delete it, the own résumé too', async () => {
    const { ask, inject, tokenOf } = await hostWith(answering('Yes.'));
    const headers = { authorization: `Bearer ${await tokenOf('me', 'leaving')}` };
    const asked = await ask(question, headers);
    const turn = String(asked.headers['x-trellis-turn']);
    const conversation = String(asked.headers['x-trellis-conversation']);
    const feedback = { rating: 'down', comment: 'Too short' };
    expect((await inject('POST', `/v1/turns/${turn}/feedback`, { body: feedback, headers })).status).toBe(204);
    const content = JSON.stringify({ basics: { name: 'Ada Example' } });
    const imported = await inject('POST', '/v1/imports', { body: { kind: 'resume', content }, headers });
    expect((await inject('GET', '/v1/imports', { headers })).json).toMatchObject({
      items: [{ id: imported.json?.['id'], entities: [{ type: 'person', title: 'Ada Example' }] }],
    });
    expect((await inject('GET', '/v1/export', { headers })).json).toMatchObject({
      conversations: [{ id: conversation, turns: [{ id: turn, answer: 'Yes.' }] }],
      feedback: [{ turnId: turn, ...feedback }],
      network: { resumes: [{ basics: { name: 'Ada Example' } }], imports: [{ id: imported.json?.['id'] }] },
    });
    const single = await inject('GET', `/v1/conversations/${conversation}/export`, { headers });
    expect(single.headers['content-disposition']).toMatch(/^attachment/);
    expect((await inject('DELETE', '/v1/me', { headers })).json).toEqual({ conversations: 1, imports: 1 });
    expect((await inject('GET', `/v1/turns/${turn}/events`, { headers })).status).toBe(404);
    expect((await inject('GET', '/v1/export', { headers })).json).toMatchObject({
      conversations: [],
      feedback: [],
      network: { resumes: [], entities: [], imports: [] },
    });
  });

  it.each<[string, unknown, string]>([
    ['no rating', {}, 'rating'],
    ['an unknown rating', { rating: 'meh' }, 'rating'],
    ['a huge comment', { rating: 'up', comment: 'x'.repeat(2001) }, 'comment'],
  ])('feedback with %s is refused', async (_, body, field) => {
    const { inject } = await hostWith();
    const response = await inject('POST', '/v1/turns/turn-1/feedback', { body });
    expect([response.status, response.json?.['error']]).toEqual([400, expect.objectContaining({ field })]);
  });
});

describe('in production', () => {
  it('nobody is anybody without a token, and there is no development session', async () => {
    const { inject, tokenOf } = await hostWith(answering('x'), { production: true });
    for (const path of ['/v1/session', '/v1/conversations', '/v1/export', '/v1/network/jobs', '/v1/turns/t/events']) {
      const { status, headers } = await inject('GET', path);
      expect([path, status, headers['www-authenticate']]).toEqual([path, 401, 'Bearer']);
    }
    expect((await inject('POST', '/v1/turns', { body: question })).status).toBe(401);
    const headers = { authorization: `Bearer ${await tokenOf('me')}` };
    expect((await inject('POST', '/v1/dev/session', { body: { personId: 'x' }, headers })).status).toBe(404);
    expect((await inject('GET', '/v1/session', { headers })).json).toMatchObject({ mode: 'production' });
  });

  it.each(['Bearer', 'Bearer ', 'Basic eDp5', 'Bearer a b', 'Bearer a.b.c', `Bearer ${'x'.repeat(500)}`])(
    'refuses %j',
    async (authorization) => {
      const { inject } = await hostWith(answering('x'), { production: true });
      const { status, json } = await inject('GET', '/v1/session', { headers: { authorization } });
      expect([status, json?.['error']]).toEqual([401, expect.objectContaining({ code: 'UNAUTHENTICATED' })]);
    },
  );

  it('a bad token is refused in development as well', async () => {
    const { inject } = await hostWith();
    expect((await inject('GET', '/v1/session', { headers: { authorization: 'Bearer x.y.z' } })).status).toBe(401);
    expect((await inject('GET', '/v1/session')).status).toBe(200);
  });
});

describe('what the page needs', () => {
  it('starters in the language of the member', async () => {
    const { inject, jobId } = await hostWith();
    const headers = { 'accept-language': 'de-DE,de;q=0.9' };
    const { json } = await inject('GET', `/v1/starters?type=job&id=${jobId}`, { headers });
    expect(json).toEqual({ items: [{ agentId: 'test-agent', id: 'what-is', text: 'Was ist Lighthouse keeper?' }] });
  });

  it.each([
    ['an unknown entity', '/v1/starters?type=job&id=nope', 404, undefined],
    ['an unknown type', '/v1/starters?type=planet&id=x', 400, 'type'],
    ['no id', '/v1/starters?type=job', 400, 'id'],
    ['no such list', '/v1/network/secrets', 400, 'collection'],
    ['no such job', '/v1/network/jobs/nope', 404, 'id'],
    ['an id with a path', '/v1/network/jobs/..%2F..%2Fimports', 400, 'id'],
    ['a limit that is no number', '/v1/conversations?limit=many', 400, 'limit'],
    ['no such page', '/nowhere', 404, undefined],
  ])('%s', async (_, url, status, field) => {
    const { inject } = await hostWith();
    const response = await inject('GET', url);
    expect([response.status, response.json?.['error']?.['field']]).toEqual([status, field]);
  });

  it('the network, with the rights of the member', async () => {
    const { inject, jobId, tokenOf } = await hostWith();
    expect((await inject('GET', `/v1/network/jobs/${jobId}`)).json).toMatchObject({ title: 'Lighthouse keeper' });
    const stranger = { authorization: `Bearer ${await tokenOf('stranger')}` };
    expect((await inject('GET', `/v1/network/jobs/${jobId}`, { headers: stranger })).status).toBe(404);
  });

  it('imports, with what was taken and left, and their removal', async () => {
    const { inject } = await hostWith();
    const resume = JSON.stringify({
      basics: { name: 'Ada Example', label: 'Engineer', phone: '1234' },
      work: [{ name: 'Acme', position: 'Engineer', startDate: '2019-01' }],
    });
    const body = { kind: 'resume', filename: 'resume.json', content: resume };
    const { status, json } = await inject('POST', '/v1/imports', { body });
    expect([status, json]).toMatchObject([
      201,
      { kind: 'resume', entities: [{ type: 'person', title: 'Ada Example' }] },
    ]);
    expect((await inject('GET', '/v1/network/people/me')).json).toMatchObject({ name: 'Ada Example' });
    const removed = await inject('DELETE', `/v1/imports/${String(json?.['id'])}`);
    expect(removed.status).toBe(204);
    expect((await inject('GET', '/v1/network/people/me')).status).toBe(404);
  });

  it.each([
    ['nothing', {}, 'content'],
    ['blank content', { content: ' ' }, 'content'],
    ['an unknown kind', { content: 'x', kind: 'photo' }, 'kind'],
    ['a job that is none', { content: '{"@type":"Recipe"}', kind: 'job', filename: 'x.json' }, undefined],
  ])('an import of %s is refused', async (_, body, field) => {
    const { inject } = await hostWith();
    const { status, json } = await inject('POST', '/v1/imports', { body });
    expect(status).toBe(400);
    if (field !== undefined) expect(json?.['error']).toMatchObject({ field });
    expect(json?.['error']).toMatchObject({ message: expect.stringMatching(/./) });
  });

  it('in development, a token to act as somebody else', async () => {
    const { inject, jobId } = await hostWith();
    const unknown = await inject('POST', '/v1/dev/session', { body: { personId: 'nobody' } });
    expect(unknown.status).toBe(404);
    expect(jobId).not.toBe('');
  });
});

describe('for operators', () => {
  it('health, readiness and metrics', async () => {
    const own = await startTestNetwork();
    const { inject, ask } = await hostWith(answering('x'), { network: own });
    await ask(question);
    expect((await inject('GET', '/health')).json).toEqual({ status: 'ok' });
    expect((await inject('GET', '/ready')).json).toEqual({ status: 'ready' });
    const { text } = await inject('GET', '/metrics');
    expect(text).toContain(
      'gen_ai_workflow_duration_seconds_count{gen_ai_agent_id="test-agent",outcome="answered",degraded="no"} 1',
    );
    expect(text).toContain('trellis_turns_active 0');
    await own.network.close();
    expect(await inject('GET', '/ready')).toMatchObject({
      status: 503,
      json: { status: 'not-ready', failing: ['network'] },
    });
  });

  it('every reply carries the headers that keep a browser safe', async () => {
    const { inject } = await hostWith();
    for (const url of ['/', '/health', '/nowhere', '/style.css']) {
      const { headers } = await inject('GET', url);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});
