import type { FastifyInstance } from 'fastify';
import { HostError } from '../host-error.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { passOn } from './network-routes.ts';
import { idOf, objectOf, oneOf, optional, refuse, textOf } from './request-reader.ts';

/** The network takes 10 MB; as base64 they are a third more. */
const bodyLimit = 15 * 2 ** 20;
/** The network reads a file for at most 10 s, and may have others to read before. */
const readingTimeoutMs = 30_000;
const kinds = ['auto', 'resume', 'job', 'post', 'article'] as const;

/** A member's own résumé, job or post: handed to the network with the member's token, to be kept there or only read. */
export function addImportRoutes(server: FastifyInstance, context: HostContext): void {
  for (const path of ['/imports', '/readings'] as const) {
    server.post(`/v1${path}`, { bodyLimit }, async (request, reply) => {
      const { token } = await identify(context, request);
      const body = fileOf(request.body);
      return passOn(reply, await context.network.post(path, { token, body, timeoutMs: readingTimeoutMs }));
    });
  }

  server.get('/v1/imports', async (request, reply) => {
    const { token } = await identify(context, request);
    return passOn(reply, await context.network.get('/imports', { token }));
  });

  server.delete<{ Params: { id: string } }>('/v1/imports/:id', async (request, reply) => {
    const { token } = await identify(context, request);
    const id = idOf({ path: 'id', value: request.params.id });
    const { status, body } = await context.network.delete(`/imports/${encodeURIComponent(id)}`, { token });
    if (status >= 500) throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status}.`);
    return reply.status(status).send(body);
  });
}

function fileOf(value: unknown) {
  const body = objectOf({ path: '', value });
  const content = body('content');
  if (typeof content.value !== 'string' || content.value.trim() === '') refuse(content, 'the content of a file');
  const kind = optional(body('kind'), (field) => oneOf(field, kinds));
  const encoding = optional(body('encoding'), (field) => oneOf(field, ['text', 'base64']));
  const filename = optional(body('filename'), (field) => textOf(field, 300));
  return {
    content: content.value,
    ...(kind && { kind }),
    ...(encoding && { encoding }),
    ...(filename !== undefined && { filename }),
  };
}
