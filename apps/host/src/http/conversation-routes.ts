import type { FastifyInstance } from 'fastify';
import { notFound } from '../host-error.ts';
import { deleteFromNetwork, exportFromNetwork } from '../own-data.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { idOf, integerOf, objectOf, optional, textOf } from './request-reader.ts';

type WithId = { Params: { id: string } };
const idOfParams = (params: { id: string }) => idOf({ path: 'id', value: params.id });
const maxCursorLength = 500;

/** A member's conversations: to read, to take along, to delete. */
export function addConversationRoutes(server: FastifyInstance, context: HostContext): void {
  const { store, runner } = context;

  server.get('/v1/conversations', async (request) => {
    const { owner } = await identify(context, request);
    const query = objectOf({ path: '', value: request.query });
    const limit = optional(query('limit'), (field) => integerOf(field, { min: 1, max: 100 })) ?? 20;
    const cursor = optional(query('cursor'), (field) => textOf(field, maxCursorLength));
    return store.listConversations(owner, { limit, ...(cursor !== undefined && { cursor }) });
  });

  server.get<WithId>('/v1/conversations/:id', async (request) => {
    const { owner } = await identify(context, request);
    const conversation = await store.readConversation(owner, idOfParams(request.params));
    if (!conversation) throw notFound('conversation');
    // Events have a route of their own, with a cursor.
    return { ...conversation, turns: conversation.turns.map(({ events: _events, ...turn }) => turn) };
  });

  server.get<WithId>('/v1/conversations/:id/export', async (request, reply) => {
    const { owner } = await identify(context, request);
    const conversation = await store.readConversation(owner, idOfParams(request.params));
    if (!conversation) throw notFound('conversation');
    return reply.header('content-disposition', 'attachment; filename="conversation.json"').send(conversation);
  });

  server.delete<WithId>('/v1/conversations/:id', async (request, reply) => {
    const { owner } = await identify(context, request);
    const id = idOfParams(request.params);
    const stopped = await runner.forget(owner, id);
    if (!(await store.deleteConversation(owner, id)) && stopped === 0) throw notFound('conversation');
    return reply.status(204).send();
  });

  server.get('/v1/export', async (request, reply) => {
    const { owner, token } = await identify(context, request);
    const network = await exportFromNetwork(context.network, token);
    const exported = { ...(await store.exportMember(owner)), network };
    return reply.header('content-disposition', 'attachment; filename="assistant-export.json"').send(exported);
  });

  server.delete('/v1/me', async (request) => {
    const { owner, token } = await identify(context, request);
    await runner.forget(owner);
    // The network first: when it does not answer, nothing has happened yet, and the member can try again.
    const imports = await deleteFromNetwork(context.network, { token, memberId: owner.memberId });
    return { conversations: await store.deleteMember(owner), imports };
  });
}
