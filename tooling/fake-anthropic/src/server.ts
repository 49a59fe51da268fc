import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FieldProblem } from './check.ts';
import { BodyTooLarge, readJsonBody } from './http-body.ts';
import { sendError, sendJson } from './http-errors.ts';
import type { ErrorAnswer } from './http-errors.ts';
import { createMessagesService, NotFound } from './messages-service.ts';
import { startRecording } from './record.ts';
import type { RecordedRequest, Recording, RequestOutcome } from './record.ts';
import { parseScript } from './script.ts';
import type { FakeScript } from './script.ts';

export interface FakeAnthropicOptions {
  readonly script: FakeScript;
  /** Any free one when absent. */
  readonly port?: number;
  /** Loopback when absent. */
  readonly host?: string;
  /** Requests without a key get a 401, unless this is false. */
  readonly requireCredentials?: boolean;
  /** 32 MiB when absent, as the real service. */
  readonly maxBodyBytes?: number;
  /** Milliseconds, for how long prompts stay cached. */
  readonly now?: () => number;
  /** Called when a request is over. */
  readonly onRequest?: (request: RecordedRequest) => void;
}

export interface FakeAnthropic {
  /** What goes into `baseURL`. */
  readonly url: string;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Indexes of the script's steps that no request has used. */
  unusedSteps(): number[];
  /** Cuts what is still running and stops listening. */
  close(): Promise<void>;
}

interface Context {
  readonly options: FakeAnthropicOptions;
  readonly service: ReturnType<typeof createMessagesService>;
  readonly closing: AbortSignal;
  active: number;
}

/** Starts a server that speaks the Messages API and answers from a script. Throws a `FieldProblem` when the script is wrong. */
export async function startFakeAnthropic(options: FakeAnthropicOptions): Promise<FakeAnthropic> {
  const script = parseScript(options.script);
  const closing = new AbortController();
  const service = createMessagesService(script, options.now ?? Date.now);
  const context: Context = { options, service, closing: closing.signal, active: 0 };
  const requests: RecordedRequest[] = [];
  const connections = new WeakMap<object, number>();
  let connectionCount = 0;

  const server = createServer((request, response) => {
    if (!connections.has(request.socket)) connections.set(request.socket, ++connectionCount);
    const recording = startRecording({
      id: `req_${randomUUID().replaceAll('-', '')}`,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      connection: connections.get(request.socket) ?? 0,
    });
    requests.push(recording.record);
    void serve(request, response, recording, context).then(() => options.onRequest?.(recording.record));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    requests,
    unusedSteps: service.unusedSteps,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, recording: Recording, context: Context) {
  const { record } = recording;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.setHeader('request-id', record.id);
  const signal = AbortSignal.any([gone.signal, context.closing]);
  let kind: RequestOutcome['kind'];
  context.active++;
  try {
    const problem = admissionProblem(request, context.options);
    if (problem) sendError(response, problem, record.id);
    kind = problem || (await route(request, response, { recording, context, signal })) ? 'complete' : 'fault';
  } catch (error) {
    kind = 'complete';
    if (context.closing.aborted) kind = 'server-closed';
    else if (signal.aborted || (request.destroyed && !request.complete)) kind = 'client-closed';
    else answerProblem(response, error, record.id);
  } finally {
    context.active--;
  }
  record.status = response.headersSent ? response.statusCode : null;
  recording.end(kind);
}

/** What is wrong before the body is read. */
function admissionProblem(request: IncomingMessage, options: FakeAnthropicOptions): ErrorAnswer | null {
  const { authorization, 'x-api-key': key } = request.headers;
  if (options.requireCredentials !== false && !key && !/^Bearer \S/.test(authorization ?? ''))
    return { status: 401, message: 'authorization or x-api-key header is required' };
  if (!request.headers['anthropic-version']) return { status: 400, message: 'anthropic-version: header is required' };
  return null;
}

interface Exchange {
  readonly recording: Recording;
  readonly context: Context;
  readonly signal: AbortSignal;
}

/** Answers a request. Resolves to whether the answer came to its true end. */
async function route(request: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<boolean> {
  const { recording, context, signal } = exchange;
  const { record } = recording;
  const { service, options } = context;
  const { pathname, searchParams } = URL.parse(record.path, 'http://localhost') ?? new URL('http://localhost');
  const readBody = async () => {
    record.body = await readJsonBody(request, options.maxBodyBytes ?? 32 * 2 ** 20);
    return record.body;
  };
  const endpoint = `${record.method} ${pathname}`;
  if (endpoint === 'POST /v1/messages') {
    const active = () => context.active;
    const stage = { response, requestId: record.id, signal, active, onDelta: recording.onDelta };
    return service.createMessage(await readBody(), request.headers, stage, recording);
  }
  if (endpoint === 'POST /v1/messages/count_tokens') sendJson(response, 200, service.countTokens(await readBody()));
  else if (endpoint === 'GET /v1/models') sendJson(response, 200, service.listModels(searchParams));
  else if (endpoint.startsWith('GET /v1/models/'))
    sendJson(response, 200, service.retrieveModel(pathname.slice('/v1/models/'.length)));
  else throw new NotFound(`${endpoint}: not found`);
  return true;
}

function answerProblem(response: ServerResponse, error: unknown, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = (error as Error).message;
  const status =
    error instanceof FieldProblem ? 400 : error instanceof NotFound ? 404 : error instanceof BodyTooLarge ? 413 : 500;
  sendError(response, { status, message }, requestId);
}
