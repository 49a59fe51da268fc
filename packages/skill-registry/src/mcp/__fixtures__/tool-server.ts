/**
 * An MCP server for tests, as a process of its own. `node tool-server.ts` speaks over stdio; with `http` it listens and prints its address as the
 * first line.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

const text = { type: 'string' };
const read = { readOnlyHint: true };
const input = (properties: object, required: string[] = []) =>
  ({ type: 'object', properties, required }) as Tool['inputSchema'];
const tools: Tool[] = [
  {
    name: 'tickets_search',
    description: 'Finds tickets by words.',
    inputSchema: input(
      { words: text, filter: { type: 'object', properties: { state: { enum: ['open', 'closed'] } } } },
      ['words'],
    ),
    outputSchema: input({
      tickets: { type: 'array', items: { type: 'object', properties: { id: text, title: text } } },
    }),
    annotations: read,
  },
  { name: 'say', description: 'Says it again.', inputSchema: input({ what: text }, ['what']), annotations: read },
  { name: 'who', description: 'Who asks.', inputSchema: input({}), annotations: read },
  { name: 'close_ticket', description: 'Closes a ticket.', inputSchema: input({ id: text }, ['id']) },
  { name: 'misbehave', description: 'Does it wrong.', inputSchema: input({ how: text }, ['how']), annotations: read },
  {
    name: 'bulk',
    description: 'Takes a list of things.',
    inputSchema: input({ all: { type: 'array', items: { type: 'object' } } }, ['all']),
  },
];
const said = (what: string): CallToolResult => ({ content: [{ type: 'text', text: what }] });

let cancel = () => {};
const cancelled = new Promise<void>((resolve) => (cancel = resolve));

async function answer(
  name: string,
  given: Record<string, unknown>,
  token: string | undefined,
): Promise<CallToolResult> {
  if (given['what'] === 'cancelled') await cancelled;
  if (name === 'say') return said(String(given['what']));
  if (name === 'who')
    return said(`${token ?? 'nobody'} ${process.pid} ${Object.keys(process.env).includes('SECRET_OF_HOST')}`);
  if (name === 'close_ticket') return said('closed');
  if (name === 'tickets_search') {
    const found = { tickets: [{ id: '7', title: `About ${String(given['words'])}`, more: given['filter'] ?? null }] };
    return { content: [{ type: 'text', text: JSON.stringify(found) }], structuredContent: found };
  }
  const { how } = given;
  if (how === 'crash') process.exit(1);
  if (how === 'hang') await new Promise(() => setInterval(() => undefined, 1000));
  if (how === 'big') return said('x'.repeat(5_000_000));
  if (how === 'fail') return { isError: true, content: [{ type: 'text', text: 'a secret of the tool' }] };
  if (how === 'picture') return { content: [{ type: 'image', data: 'aGk=', mimeType: 'image/png' }] };
  throw new Error('how?');
}

const changes = new Set<() => void>();
function makeServer(): Server {
  const server = new Server({ name: 'tickets', version: '1.0.0' }, { capabilities: { tools: { listChanged: true } } });
  server.setRequestHandler('tools/list', () => ({ tools }));
  server.setRequestHandler('tools/call', async ({ params }, { http, mcpReq }) => {
    const { name, arguments: given = {} } = params;
    if (given['how'] === 'hang') mcpReq.signal.addEventListener('abort', cancel);
    if (given['what'] === 'change') {
      changes.forEach((change) => change());
      await server.sendToolListChanged().catch(() => undefined);
    }
    return answer(name, given, http?.authInfo?.token);
  });
  return server;
}

async function listen(): Promise<void> {
  const handler = createMcpHandler(makeServer);
  changes.add(() => handler.notify.toolsChanged());
  const server = createServer(async (request, response) => {
    const headers = request.headers as Record<string, string>;
    const body = request.method === 'POST' ? (Readable.toWeb(request) as ReadableStream) : null;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const init = { method: request.method ?? 'GET', headers, body, duplex: 'half', signal: gone.signal } as RequestInit;
    const token = headers['authorization']?.slice('Bearer '.length);
    const answered = await handler.fetch(
      new Request('http://localhost/mcp', init),
      token === undefined ? {} : { authInfo: { token, clientId: '', scopes: [] } },
    );
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    if (answered.body) Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
    else response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp\n`);
}

if (process.argv[2] === 'http') await listen();
else {
  serveStdio(makeServer);
  process.stdin.once('end', () => process.exit());
}
