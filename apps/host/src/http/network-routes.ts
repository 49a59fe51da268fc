import type { FastifyInstance } from 'fastify';
import { HostError } from '../host-error.ts';
import type { NetworkResponse } from '../network-client.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { idOf, oneOf } from './request-reader.ts';

const collections = ['jobs', 'people', 'companies', 'posts', 'articles', 'courses', 'skills'] as const;

/** The network as the page needs it: read only, with the member's own rights, under the same origin. */
export function addNetworkRoutes(server: FastifyInstance, context: HostContext): void {
  server.get<{ Params: { collection: string } }>('/v1/network/:collection', async (request, reply) => {
    const { token } = await identify(context, request);
    const collection = oneOf({ path: 'collection', value: request.params.collection }, collections);
    const query = request.url.split('?')[1] ?? '';
    return passOn(reply, await context.network.get(`/${collection}`, { token, query }));
  });

  server.get<{ Params: { collection: string; id: string } }>('/v1/network/:collection/:id', async (request, reply) => {
    const { token } = await identify(context, request);
    const collection = oneOf({ path: 'collection', value: request.params.collection }, collections);
    const id = idOf({ path: 'id', value: request.params.id });
    return passOn(reply, await context.network.get(`/${collection}/${encodeURIComponent(id)}`, { token }));
  });
}

interface Sendable {
  status(code: number): { send(body: unknown): unknown };
}

/** What went wrong on the network's side is our failure; what was wrong with the request is the client's. */
export function passOn(reply: Sendable, { status, body }: NetworkResponse): unknown {
  if (status < 500) return reply.status(status).send(body);
  if (status === 503 && codeOf(body) === 'BUSY') {
    const message = 'Too many files are being read just now. Nothing was kept: please try again in a minute.';
    throw new HostError('NETWORK_BUSY', message, { retryAfterSeconds: 30 });
  }
  throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status}.`);
}

const codeOf = (body: unknown) => (body as { error?: { code?: unknown } } | undefined)?.error?.code;
