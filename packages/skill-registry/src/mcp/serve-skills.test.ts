import { request as httpRequest } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Skill } from '@trellis/core';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it } from 'vitest';
import { json, startTestService } from '../__fixtures__/test-service.ts';
import { findItems, getItem, sendNote } from '../__fixtures__/test-skills.ts';
import type { SkillSettings } from '../index.ts';
import { createSkillRegistry } from '../index.ts';
import { serveSkillsOverHttp } from '../mcp.ts';
import type { ServeHttpOptions, SkillCaller } from '../mcp.ts';

const skills = [getItem, findItems, sendNote];

/** A service, its registry served over MCP, and clients of it. */
async function open({
  skills: own = skills as readonly Skill[],
  settings = {},
  ...options
}: Partial<ServeHttpOptions> & { skills?: readonly Skill[]; settings?: SkillSettings } = {}) {
  const service = await startTestService((request, response) => {
    if (request.url?.includes('missing')) response.writeHead(404).end();
    else
      json(
        response,
        request.url?.includes('broken') ? { nothing: 1 } : { id: request.headers.authorization ?? 'nobody' },
      );
  });
  const registry = createSkillRegistry({ skills: own, settings, services: { network: { baseUrl: service.url } } });
  const server = await serveSkillsOverHttp({ registry: () => registry, port: 0, token: 'the-host', ...options });
  const clients: Client[] = [];
  const connect = async (token?: string, mode: 'legacy' | 'auto' = 'auto') => {
    const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers } }));
    clients.push(client);
    return client;
  };
  const close = async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.close();
    await registry.close();
    await service[Symbol.asyncDispose]();
  };
  return { server, service, connect, [Symbol.asyncDispose]: close };
}

/** A raw request, as `fetch` would not send it. */
function ask(url: string, headers: Record<string, string>, body = '{}'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        readText(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

describe('a registry served over MCP', () => {
  it.each(['legacy', 'auto'] as const)(
    'lists what reads, and calls it with the token of the caller (%s)',
    async (mode) => {
      await using opened = await open();
      const [ada, nobody] = await Promise.all([opened.connect('ada', mode), opened.connect(undefined, mode)]);
      const { tools } = await ada.listTools();
      expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
        ['get-item', true],
        ['find-items', true],
      ]);
      const call = { name: 'get-item', arguments: { itemId: '7' } };
      expect((await ada.callTool(call)).structuredContent).toEqual({ id: 'Bearer ada' });
      expect((await nobody.callTool(call)).structuredContent).toEqual({ id: 'nobody' });
    },
  );

  it('offers writes only where the host says so, and says what they are', async () => {
    await using opened = await open({ writes: true });
    const client = await opened.connect('ada');
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === sendNote.name)?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
    });
  });

  it.each([
    ['input that does not fit', { name: 'get-item', arguments: {} }, 'INVALID_INPUT: input'],
    ['an answer that does not fit', { name: 'get-item', arguments: { itemId: 'broken' } }, 'INVALID_RESPONSE: answer'],
    ['what is not there', { name: 'get-item', arguments: { itemId: 'missing' } }, 'NOT_FOUND'],
  ])('answers %s with an error that a model can read', async (_what, call, text) => {
    await using opened = await open();
    const result = await (await opened.connect('ada')).callTool(call);
    expect(result.isError).toBe(true);
    expect(result.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining(text) });
  });

  it('refuses a write that it does not offer, and a tool that there is not', async () => {
    await using opened = await open();
    const client = await opened.connect('ada');
    await expect(client.callTool({ name: sendNote.name, arguments: {} })).rejects.toThrow('there is no such tool');
    expect(opened.service.requests).toEqual([]);
  });

  describe('that knows its callers', () => {
    const guarded = { ...findItems, name: 'find-guarded', scopes: ['items'] } as Skill;
    const rights: Readonly<Record<string, SkillCaller>> = {
      ada: { tenant: 'acme', scopes: ['items'] },
      bob: { tenant: 'acme', scopes: [] },
      eve: { tenant: 'other', scopes: ['items'] },
    };
    const identify = async (token = '') => rights[token] ?? Promise.reject(new Error('no such token'));
    const options = { identify, skills: [getItem as Skill, guarded], settings: { 'get-item': { tenants: ['acme'] } } };

    it.each([
      ['ada', ['get-item', 'find-guarded']],
      ['bob', ['get-item']],
      ['eve', ['find-guarded']],
    ])('lists and calls for %s what its tenant and its token are good for', async (token, expected) => {
      await using opened = await open(options);
      const client = await opened.connect(token);
      expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(expected);
      const results = await Promise.allSettled(
        ['get-item', 'find-guarded'].map((name) => client.callTool({ name, arguments: { itemId: '7' } })),
      );
      const called = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
      expect(called.map((index) => ['get-item', 'find-guarded'][index])).toEqual(expected);
    });

    it.each([undefined, 'mallory'])('has no tools for the token %s, and does not say why', async (token) => {
      await using opened = await open(options);
      const client = await opened.connect(token);
      await expect(client.listTools()).rejects.toThrow('the token is missing, bad, or cannot be checked now');
      await expect(client.callTool({ name: 'get-item', arguments: { itemId: '7' } })).rejects.toThrow('the token');
      expect(opened.service.requests).toEqual([]);
    });
  });

  it('bounds what runs at the same time', async () => {
    await using opened = await open({ maxCalls: 1 });
    const client = await opened.connect('ada');
    const call = (itemId: string) => client.callTool({ name: 'get-item', arguments: { itemId } });
    const results = await Promise.all(['1', '2', '3', '4'].map(call));
    expect(results.some(({ isError }) => isError !== true)).toBe(true);
    for (const { isError, content } of results)
      if (isError) expect(content[0]).toMatchObject({ text: expect.stringContaining('too many calls') });
  });

  it.each([
    ['another host name', { host: 'evil.example' }, 403],
    ['a page from elsewhere', { origin: 'https://evil.example' }, 403],
    ['a page of this machine, but no message', { origin: 'http://localhost:3000' }, 400],
  ])('refuses a request of %s', async (_what, headers, status) => {
    await using opened = await open();
    expect((await ask(opened.server.url, headers)).status).toBe(status);
  });

  it('refuses other paths, long requests, and addresses of the network without names', async () => {
    await using opened = await open({ maxRequestBytes: 1000 });
    expect((await ask(opened.server.url.replace('/mcp', '/other'), {})).status).toBe(404);
    expect((await ask(opened.server.url, {}, `"${'x'.repeat(5000)}"`)).status).toBe(413);
    const elsewhere = open({ host: '0.0.0.0' });
    await expect(elsewhere).rejects.toThrow('allowedHosts');
  });

  it('speaks over stdio too', async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const program = `
      import { createSkillRegistry } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
      import { serveSkillsOverStdio } from ${JSON.stringify(new URL('../mcp.ts', import.meta.url).href)};
      import { getItem } from ${JSON.stringify(new URL('../__fixtures__/test-skills.ts', import.meta.url).href)};
      const registry = createSkillRegistry({ skills: [getItem], services: { network: { baseUrl: process.argv[1] } } });
      serveSkillsOverStdio({ registry: () => registry, token: process.argv[2] });`;
    await using service = await startTestService((request, response) =>
      json(response, { id: request.headers.authorization }),
    );
    const args = ['--input-type=module', '-e', program, service.url, 'ada'];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
    const result = await client.callTool({ name: 'get-item', arguments: { itemId: '7' } });
    expect(result.structuredContent).toEqual({ id: 'Bearer ada' });
    await client.close();
  });
});
