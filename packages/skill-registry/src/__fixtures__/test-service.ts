import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** A real service on loopback that keeps count of what it was asked. */
export interface TestService extends AsyncDisposable {
  readonly url: string;
  /** `GET /path?query`, in the order in which they arrived. */
  readonly requests: string[];
  /** Headers of the newest request. */
  readonly headers: () => IncomingMessage['headers'];
  readonly body: () => string;
  /** Most requests that were in work at one time. */
  readonly peak: () => number;
  /** Connections that were opened in all. */
  readonly connections: () => number;
  /** Connections that are open now. */
  readonly openConnections: () => number;
  /** Resolves once so many requests have arrived. */
  arrived(count: number): Promise<void>;
  /** Resolves once no connection is open any more. */
  idle(): Promise<void>;
}

export async function startTestService(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestService> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const listeners = new Set<() => void>();
  let last: IncomingMessage | undefined;
  let body = '';
  let now = 0;
  let peak = 0;
  let connections = 0;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        listeners.delete(check);
        resolve();
      };
      listeners.add(check);
      check();
    });
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    last = request;
    body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    peak = Math.max(peak, ++now);
    response.once('close', () => {
      now -= 1;
      changed();
    });
    request.once('end', () => {
      changed();
      handle(request, response);
    });
  };
  const server = createServer(listener);
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      changed();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers: () => last?.headers ?? {},
    body: () => body,
    peak: () => peak,
    connections: () => connections,
    openConnections: () => sockets.size,
    arrived: (count) => until(() => requests.length >= count),
    idle: () => until(() => sockets.size === 0),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
