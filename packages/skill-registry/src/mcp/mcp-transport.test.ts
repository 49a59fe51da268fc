import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { startProcess } from '../__fixtures__/start-process.ts';
import { createSkillRegistry, runPlan } from '../index.ts';
import type { SkillRegistryLimits } from '../index.ts';
import type { McpAddress, McpTransportOptions } from '../mcp.ts';
import { createMcpTransport } from '../mcp.ts';

const file = new URL('__fixtures__/tool-server.ts', import.meta.url);
const stdio: McpAddress = { kind: 'stdio', command: process.execPath, args: [file.pathname] };
const signal = new AbortController().signal;

interface Opening {
  readonly options?: Partial<McpTransportOptions>;
  readonly limits?: SkillRegistryLimits;
}

async function open(address: McpAddress, { options = {}, limits = {} }: Opening = {}) {
  const transport = createMcpTransport({ servers: { tickets: address }, ...options });
  const imported = await transport.importSkills('tickets', { signal });
  const { skills } = imported;
  const registry = createSkillRegistry({
    skills,
    services: {},
    transports: [transport],
    limits: { callMs: 20_000, ...limits },
  });
  const call = async (name: string, input: object, token?: string) => {
    const skill = skills.find((one) => one.name === name);
    if (!skill) throw new Error(`no skill ${name}`);
    const run = registry.startTurn({ signal, deadlineMs: 30_000, ...(token !== undefined && { token }) });
    const events = run.run([{ skill, input }], { confirmed: true });
    for (let step = await events.next(); !step.done; step = await events.next());
    const [entry] = run.dossier.entries;
    return entry?.ok ? entry.value : entry?.failure;
  };
  return { imported, registry, call, [Symbol.asyncDispose]: () => registry.close() };
}

async function* whole(text: string) {
  yield text;
}

describe('the tools of an MCP server', () => {
  it('are not waited for when the transport closes before the server has said a word', async () => {
    const args = ['-e', 'setInterval(() => {}, 1000)'];
    const silent: McpAddress = { kind: 'stdio', command: process.execPath, args };
    const transport = createMcpTransport({ servers: { silent }, connectMs: 600_000 });
    const stop = new AbortController();
    const imported = transport.importSkills('silent', { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(imported).rejects.toThrow('stopped');
    await expect(transport.close()).resolves.toBeUndefined();
  });

  it('are called by a plan, in another process, over stdio', async () => {
    await using opened = await open(stdio);
    const { skills } = opened.imported;
    const run = opened.registry.startTurn({ signal, deadlineMs: 30_000 });
    const calls = [
      { id: 'found', skill: 'tickets-search', input: { words: 'parking', filterState: 'open' } },
      { skill: 'say', input: { what: '$found.tickets.title' } },
    ];
    const events = runPlan(run, whole(dump({ calls })), skills);
    let step = await events.next();
    while (!step.done) step = await events.next();
    expect(step.value.problems).toEqual([]);
    expect(run.dossier.entries.map((entry) => entry.ok && entry.value)).toEqual([
      { tickets: [{ id: '7', title: 'About parking' }] },
      { text: 'About parking' },
    ]);
  });

  it('are flat, and read only where they say so', async () => {
    await using opened = await open(stdio);
    const { sheets, notes } = opened.imported;
    expect(sheets.map(({ name, effect, input }) => [name, effect, Object.keys(input).join(' ')])).toEqual([
      ['tickets-search', 'read', 'words filterState'],
      ['say', 'read', 'what'],
      ['who', 'read', ''],
      ['close-ticket', 'write', 'id'],
      ['misbehave', 'read', 'how'],
    ]);
    expect(notes.filter(({ kind }) => kind === 'left-out').map(({ operation, reason }) => [operation, reason])).toEqual(
      [['bulk', 'it needs input.all: a list of something else than texts, numbers or booleans']],
    );
  });

  it('get nothing of the host over stdio: no token, no environment', async () => {
    process.env['SECRET_OF_HOST'] = 'x';
    await using opened = await open(stdio);
    delete process.env['SECRET_OF_HOST'];
    expect(await opened.call('who', {}, 'member-token')).toEqual({ text: expect.stringMatching(/^nobody \d+ false$/) });
  });

  it('get the token of each member where the host says so, and of nobody else', async () => {
    await using server = await startProcess(file, ['http']);
    await using own = await open({ kind: 'http', url: server.line, passToken: true });
    await using foreign = await open({ kind: 'http', url: server.line });
    const who = [
      own.call('who', {}, 'ada'),
      own.call('who', {}, 'bob'),
      own.call('who', {}),
      foreign.call('who', {}, 'ada'),
    ];
    const names = (await Promise.all(who)).map((answer) => String((answer as { text: string }).text).split(' ')[0]);
    expect(names).toEqual(['ada', 'bob', 'nobody', 'nobody']);
  });
});

describe('a server that misbehaves', () => {
  it.each(['stdio', 'http'])('over %s, has a typed outcome each time, and the next call works', async (kind) => {
    await using server = kind === 'http' ? await startProcess(file, ['http']) : undefined;
    await using opened = await open(server ? { kind: 'http', url: server.line } : stdio);
    const outcomes = [];
    for (const how of ['big', 'fail', 'throw', 'picture', ...(kind === 'stdio' ? ['crash'] : [])]) {
      outcomes.push(await opened.call('misbehave', { how }));
      expect(await opened.call('say', { what: how })).toEqual({ text: how });
    }
    expect(outcomes).toMatchObject([
      { code: 'INVALID_RESPONSE', message: 'the answer of tickets is too long' },
      { code: 'UNAVAILABLE', message: 'the tool of tickets says that it failed' },
      { code: 'UNAVAILABLE' },
      { text: '[image, left out]' },
      ...(kind === 'stdio' ? [{ code: 'UNAVAILABLE' }] : []),
    ]);
  });

  it.each(['stdio', 'http'])('over %s, and does not answer, is given up at the deadline', async (kind) => {
    await using server = kind === 'http' ? await startProcess(file, ['http']) : undefined;
    const address: McpAddress = server ? { kind: 'http', url: server.line } : stdio;
    await using opened = await open(address, { limits: { callMs: 1500 } });
    expect(await opened.call('misbehave', { how: 'hang' })).toMatchObject({ code: 'TIMEOUT' });
    // The server was told, too.
    expect(await opened.call('say', { what: 'cancelled' })).toEqual({ text: 'cancelled' });
  });

  it('and is gone is an unavailable one, and a clear error of the import', async () => {
    const server = await startProcess(file, ['http']);
    await using opened = await open({ kind: 'http', url: server.line });
    await server[Symbol.asyncDispose]();
    expect(await opened.call('say', { what: 'x' })).toMatchObject({ code: 'UNAVAILABLE' });
    await using transport = Object.assign(
      createMcpTransport({ servers: { gone: { kind: 'http', url: server.line } } }),
      {
        [Symbol.asyncDispose]: async () => undefined,
      },
    );
    await expect(transport.importSkills('gone', { signal })).rejects.toMatchObject({ code: 'MCP_UNAVAILABLE' });
    const nothing = createMcpTransport({ servers: { none: { kind: 'stdio', command: '/nowhere/at-all' } } });
    await expect(nothing.importSkills('none', { signal })).rejects.toThrow('did not tell its tools (ENOENT)');
  });

  it.each([
    ['Tickets', stdio],
    ['tickets', { kind: 'stdio', command: '' }],
    ['tickets', { kind: 'http', url: 'file:///etc/passwd' }],
    ['tickets', { kind: 'http', url: 'http://user:pass@localhost/' }],
  ] as [string, McpAddress][])('is refused by its address: %s %o', (name, address) => {
    expect(() => createMcpTransport({ servers: { [name]: address } })).toThrow('MCP server');
  });
});

describe('a server whose tools change', () => {
  it.each(['stdio', 'http'])('says so over %s', async (kind) => {
    await using server = kind === 'http' ? await startProcess(file, ['http']) : undefined;
    let told = (_server: string) => {};
    const changed = new Promise<string>((resolve) => {
      told = resolve;
    });
    const address: McpAddress = server ? { kind: 'http', url: server.line } : stdio;
    await using opened = await open(address, { options: { onToolsChanged: (name) => told(name) } });
    await opened.call('say', { what: 'change' });
    expect(await changed).toBe('tickets');
  });
});
