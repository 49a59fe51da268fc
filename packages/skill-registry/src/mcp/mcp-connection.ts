import type { Tool } from '@modelcontextprotocol/client';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { raceSignal } from '@trellis/core';
import type { McpAddress } from './mcp-address.ts';
import { limitedFetch } from './limited-fetch.ts';

/** One connection to one server: made when it is first needed, and again after it broke. */
export interface McpConnection {
  /** The connected client. Rejects with the signal's reason when that aborts first; the attempt goes on for the next one who asks. */
  client(signal: AbortSignal): Promise<Client>;
  /** The next call connects anew. */
  drop(client: Client): void;
  /** What went wrong last on this client's connection itself. */
  errorOf(client: Client): Error | undefined;
  close(): Promise<void>;
}

export interface McpConnectionOptions {
  readonly address: McpAddress;
  readonly token?: string | undefined;
  readonly maxBytes: number;
  readonly connectMs: number;
  readonly onToolsChanged: () => void;
}

export type McpTool = Tool;

/** Declares nothing that a server could ask for: no files, no models, no questions to the member. */
const capabilities = {};
const identity = { name: 'trellis', version: '1.0.0' };
/** What a stranger's server calls a schema is never compiled: the skill's own, made flat, is what answers are checked against. */
const anything = {
  getValidator: () => (data: unknown) => ({ valid: true as const, data: data as never, errorMessage: undefined }),
};

export function createMcpConnection(options: McpConnectionOptions): McpConnection {
  let current: Promise<Client> | undefined;
  const clients = new WeakMap<Client, Promise<Client>>();
  const errors = new WeakMap<Client, Error>();
  const closing = new AbortController();

  const connect = async (): Promise<Client> => {
    const client = new Client(identity, {
      capabilities,
      listMaxPages: 20,
      jsonSchemaValidator: anything,
      inputRequired: { autoFulfill: false },
      versionNegotiation: { mode: 'auto', probe: { timeoutMs: Math.min(2000, options.connectMs) } },
      listChanged: { tools: { autoRefresh: false, debounceMs: 50, onChanged: () => options.onToolsChanged() } },
    });
    Object.assign(client, {
      onerror: (error: Error) => errors.set(client, error),
      onclose: () => forget(client),
    });
    try {
      await client.connect(openTransport(options), { timeout: options.connectMs, signal: closing.signal });
    } catch (error) {
      await client.close().catch(() => undefined);
      throw error;
    }
    if (closing.signal.aborted) await client.close();
    return client;
  };
  const forget = (client: Client) => {
    if (current && clients.get(client) === current) current = undefined;
  };
  const start = (): Promise<Client> => {
    const attempt = connect();
    current = attempt;
    const settle = async () => {
      try {
        const client = await attempt;
        clients.set(client, attempt);
        // It may have broken before anybody could know whose it was.
        if (client.transport === undefined) forget(client);
      } catch {
        if (current === attempt) current = undefined;
      }
    };
    void settle();
    return attempt;
  };
  return {
    client: (signal) =>
      raceSignal(closing.signal.aborted ? Promise.reject(new Error('closed')) : (current ?? start()), signal),
    drop(client) {
      forget(client);
      void client.close().catch(() => undefined);
    },
    errorOf: (client) => errors.get(client),
    async close() {
      closing.abort(new Error('closed'));
      const client = await current?.catch(() => undefined);
      current = undefined;
      await client?.close().catch(() => undefined);
    },
  };
}

function openTransport({ address, token, maxBytes }: McpConnectionOptions) {
  if (address.kind === 'http')
    return new StreamableHTTPClientTransport(new URL(address.url), {
      fetch: limitedFetch(maxBytes),
      ...(token !== undefined && { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
      reconnectionOptions: {
        initialReconnectionDelay: 1000,
        maxReconnectionDelay: 30_000,
        reconnectionDelayGrowFactor: 2,
        maxRetries: 3,
      },
    });
  const { command, args = [], env, cwd } = address;
  return new StdioClientTransport({
    command,
    args: [...args],
    ...(env && { env }),
    ...(cwd !== undefined && { cwd }),
    // What a server prints is its own business, and not fit for our log.
    stderr: 'ignore',
    maxBufferSize: maxBytes,
  });
}
