import type { ImportPreview } from '@trellis/network';
import type { FastifyInstance } from 'fastify';
import { HostError } from '../host-error.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { passOn } from './network-routes.ts';
import { booleanOf, idOf, objectOf, oneOf, optional, refuse, textOf } from './request-reader.ts';

/** The network takes 10 MB; as base64 they are a third more. */
const bodyLimit = 15 * 2 ** 20;
/** The network reads a file for at most 10 s, and may have others to read before. */
const readingTimeoutMs = 30_000;
const kinds = ['auto', 'resume', 'job', 'post', 'article'] as const;

/**
 * A member's own résumé, job or post: handed to the network with the member's token, to be kept there or only read. Of what is only read, a model
 * may have a second look.
 */
export function addImportRoutes(server: FastifyInstance, context: HostContext): void {
  const post = (path: '/imports' | '/readings', { token, body }: { token: string; body: object }) =>
    context.network.post(path, { token, body, timeoutMs: readingTimeoutMs });

  server.post('/v1/imports', { bodyLimit }, async (request, reply) => {
    const { token } = await identify(context, request);
    return passOn(reply, await post('/imports', { token, body: fileOf(request.body) }));
  });

  server.post('/v1/readings', { bodyLimit }, async (request, reply) => {
    const { owner, token } = await identify(context, request);
    const file = fileOf(request.body);
    const isWanted = optional(objectOf({ path: '', value: request.body })('secondLook'), booleanOf) ?? true;
    const look = isWanted ? context.secondLook : undefined;
    if (!look) return passOn(reply, await post('/readings', { token, body: file }));
    const answer = await post('/readings', { token, body: { ...file, lines: true } });
    if (answer.status !== 200) return passOn(reply, answer);
    return look(answer.body as ImportPreview, { owner, id: context.createId(), signal: context.closing });
  });

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
