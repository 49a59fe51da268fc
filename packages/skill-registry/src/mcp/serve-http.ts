import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createMcpHandler, hostHeaderValidationResponse, originValidationResponse } from '@modelcontextprotocol/server';
import type { ServeSkillsOptions } from './serve-skills.ts';
import { SkillImportError } from '../import/skill-import-error.ts';
import { createSkillServer } from './serve-skills.ts';

export interface ServeHttpOptions extends ServeSkillsOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** `127.0.0.1` when absent. Any other that is not of this machine needs `allowedHosts`. */
  readonly host?: string;
  /** Host names that a request may be for; those of this machine when absent. */
  readonly allowedHosts?: readonly string[];
  /** Host names of pages that may call from a browser; those of `allowedHosts` when absent. */
  readonly allowedOrigins?: readonly string[];
  /** Connections at the same time; 256 when absent. */
  readonly maxConnections?: number;
  /** Longest request, in bytes; 1 MiB when absent. */
  readonly maxRequestBytes?: number;
}

export interface SkillServer {
  /** With the path of the endpoint. */
  readonly url: string;
  /** Tells callers that listen that the skills are others now. */
  toolsChanged(): void;
  close(): Promise<void>;
}

const local = ['localhost', '127.0.0.1', '[::1]'];
const endpoint = '/mcp';

/**
 * Serves a registry's skills over streamable HTTP. No sessions are kept: every request stands for itself, with the token it brings. Requests
 * for another host name, and those of a page from elsewhere, are refused, so that a name which was bound anew reaches nothing.
 */
export async function serveSkillsOverHttp(options: ServeHttpOptions): Promise<SkillServer> {
  const {
    host = '127.0.0.1',
    port,
    allowedHosts = local,
    maxConnections = 256,
    maxRequestBytes = 1024 * 1024,
  } = options;
  if (!isLocal(host) && options.allowedHosts === undefined)
    throw new SkillImportError('MCP_UNAVAILABLE', `to listen on ${host}, say by allowedHosts which names it has`);
  const { token: _never, ...rest } = options;
  const handler = createMcpHandler(createSkillServer(rest), {
    maxRequestBodySize: maxRequestBytes,
    maxSubscriptions: 64,
  });
  const answer = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname !== endpoint) return new Response(null, { status: 404 });
    const refused =
      hostHeaderValidationResponse(request, [...allowedHosts]) ??
      originValidationResponse(request, [...(options.allowedOrigins ?? allowedHosts)]);
    if (refused) return refused;
    const token = /^Bearer ([\x21-\x7e]{1,8192})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    return handler.fetch(request, token === undefined ? {} : { authInfo: { token, clientId: '', scopes: [] } });
  };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void respond({ request, response, answer });
  });
  server.maxConnections = maxConnections;
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}${endpoint}`,
    toolsChanged: () => handler.notify.toolsChanged(),
    close: () => closeAll(server, handler),
  };
}

const isLocal = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: (request: Request) => Promise<Response>;
}

async function respond({ request, response, answer }: Exchange): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort(new Error('the caller is gone')));
  try {
    const answered = await answer(toWebRequest(request, gone.signal));
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    if (answered.body)
      await pipeline(Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]), response);
    else response.end();
  } catch {
    // A caller that went away, or a request that no server can answer. Nothing of it may stop the others.
    if (!response.headersSent) response.writeHead(400);
    response.end();
  }
}

function toWebRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', headers, url = '/' } = request;
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null;
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: pairs,
    body,
    duplex: 'half',
    signal,
  } as RequestInit);
}

async function closeAll(server: HttpServer, handler: { close(): Promise<void> }): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await handler.close();
  server.closeAllConnections();
  await closed;
}
