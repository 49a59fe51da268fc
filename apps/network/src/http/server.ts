import rateLimit from '@fastify/rate-limit';
import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import type { TokenVerifier, Viewer } from '../auth/token-verifier.ts';
import { NetworkError } from '../network-error.ts';
import { entityTagOf, hasAlready } from './entity-tag.ts';
import { notFound, toFailure } from './error-body.ts';
import type { Failure } from './error-body.ts';
import { createOpenApi } from './openapi.ts';
import { defineRoute } from './route.ts';
import type { Route, RouteInput } from './route.ts';

/** Told about errors that nobody foresaw; the client hears only that there was one. */
export type ErrorListener = (error: unknown, request: { readonly method: string; readonly path: string }) => void;

const defaultRequestTimeoutMs = 10_000;
const defaultRequestsPerMinute = 1200;
/** Of more members at a time, those who asked least lately are forgotten. */
const membersCounted = 20_000;

/** The HTTP service over these routes. Every route needs a token unless it is open. */
export function createServer(options: {
  routes: readonly Route[];
  auth: TokenVerifier;
  onError?: ErrorListener | undefined;
  /** For each member; 1,200 when absent. `Infinity` for no limit. */
  requestsPerMinute?: number;
  /** For a request to arrive as a whole; 10 s when absent. */
  requestTimeoutMs?: number;
}): FastifyInstance {
  const { auth, onError, requestTimeoutMs = defaultRequestTimeoutMs, requestsPerMinute } = options;
  const app = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: requestTimeoutMs,
    // Node looks for slow requests every 30 s unless told otherwise, and for none whose headers may take longer than the whole.
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000) },
    connectionTimeout: 2 * requestTimeoutMs,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 2000 },
    // A parameter that cannot be decoded must answer in the one shape of errors as well.
    frameworkErrors: (error, _request, reply) => void send(reply as unknown as FastifyReply, toFailure(error)),
  });
  useSchemas(app);
  // Only JSON is read; anything else is 415 rather than a body that fits no schema.
  app.removeContentTypeParser(['text/plain']);
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-content-type-options', 'nosniff');
    // Whoever kept an answer must ask whether it still holds, for what a member may see can end at any time.
    const isRead = request.method === 'GET' && reply.statusCode === 200 && typeof payload === 'string';
    reply.header('cache-control', isRead ? 'private, no-cache' : 'no-store');
    if (!isRead) return payload;
    const entityTag = entityTagOf(payload);
    reply.headers({ etag: entityTag, vary: 'authorization' });
    if (!hasAlready(request.headers['if-none-match'], entityTag)) return payload;
    reply.code(304);
    return '';
  });
  app.setNotFoundHandler((_request, reply) => send(reply, notFound()));
  app.setErrorHandler((error, request, reply) => {
    const failure = toFailure(error);
    if (failure.status === 500) onError?.(error, { method: request.method, path: request.routeOptions.url ?? '' });
    return send(reply, failure);
  });
  let document: object | undefined;
  const openApiRoute: Route = defineRoute({
    method: 'GET',
    path: '/openapi.json',
    tag: 'service',
    summary: 'This description.',
    response: Type.Unknown(),
    status: 200,
    open: true,
    handle: () => (document ??= createOpenApi(routes)),
  });
  const routes = [...options.routes, openApiRoute];
  useRateLimit(app, requestsPerMinute);
  // Behind the limiter, which looks at each route as it is registered.
  void app.register(async (scope) => {
    for (const route of routes) register(scope, route, auth);
  });
  return app;
}

function send(reply: FastifyReply, { status, body }: Failure): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

/** Fastify's own Ajv knows only draft 7; ours are of 2020-12. Only what stands in a URL is converted from text. */
function useSchemas(app: FastifyInstance): void {
  const common = { useDefaults: true, allErrors: false, strict: true } as const;
  const forUrls = new Ajv2020({ ...common, coerceTypes: 'array' });
  const forBodies = new Ajv2020({ ...common, coerceTypes: false });
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? forBodies : forUrls).compile(schema as TSchema),
  );
}

const viewers = new WeakMap<FastifyRequest, Viewer>();

/** Counts the requests of each member, once it is known who asks; what needs no token is not counted. */
function useRateLimit(app: FastifyInstance, requestsPerMinute = defaultRequestsPerMinute): void {
  if (requestsPerMinute === Number.POSITIVE_INFINITY) return;
  const options: RateLimitPluginOptions = {
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: membersCounted,
    keyGenerator(request) {
      const viewer = viewers.get(request);
      return viewer ? JSON.stringify([viewer.tenant, viewer.memberId]) : '';
    },
    allowList: (request) => !viewers.has(request),
    errorResponseBuilder: (_request, { after }) =>
      new NetworkError('RATE_LIMITED', `more than ${requestsPerMinute} requests within a minute`, {
        expected: `another try in ${after}`,
      }),
  };
  void app.register(rateLimit, options);
}

function register(app: FastifyInstance, route: Route, auth: TokenVerifier): void {
  const { method, path, parameters, query, body, response, status, bodyLimit, open = false } = route;
  app.route({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      ...(parameters && { params: parameters }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      ...(response && path !== '/openapi.json' && { response: { [status]: response } }),
    },
    ...(bodyLimit !== undefined && { bodyLimit }),
    onRequest: async (request) => {
      if (!open) viewers.set(request, await auth.verify(bearerToken(request)));
    },
    async handler(request, reply) {
      const input = { path: request.params, query: request.query, body: request.body, viewer: viewers.get(request) };
      const result = await route.handle(input as RouteInput<never, never, never>, request);
      return reply.code(status).send(response ? result : undefined);
    },
  });
}

function bearerToken(request: FastifyRequest): string {
  const [, token] = /^Bearer +([\w.~+/=-]{1,8192})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token !== undefined) return token;
  throw new NetworkError('UNAUTHENTICATED', 'there is no bearer token', { expected: 'Authorization: Bearer <token>' });
}
