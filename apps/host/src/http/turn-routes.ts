import type { Feedback, Owner } from '@trellis/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../host-error.ts';
import { memberOf } from '../identity.ts';
import { contextOfNew, earlierThan } from '../turns/conversation-context.ts';
import { questionText } from '../turns/question-text.ts';
import type { LiveTurn } from '../turns/turn-runner.ts';
import { createTurnLog } from '../turns/turn-log.ts';
import type { HostContext } from './host-context.ts';
import { identify } from './host-context.ts';
import { idOf, integerOf, objectOf, oneOf, optional, refuse, textOf } from './request-reader.ts';
import { sendTurn } from './send-turn.ts';
import { readTurnBody } from './turn-body.ts';

type WithId = { Params: { id: string } };
const maxCommentLength = 2_000;
const noContext = { history: [], earlier: [] } as const;

/** Asking, following, stopping and judging a turn. */
export function addTurnRoutes(server: FastifyInstance, context: HostContext): void {
  server.post('/v1/turns', async (request, reply) => {
    const turn = await startTurn(context, request);
    return sendTurn(context, request, reply, { turn, after: -1 });
  });

  server.get<WithId>('/v1/turns/:id/events', async (request, reply) => {
    const { owner } = await identify(context, request);
    const turn = await findTurn(context, owner, idOf({ path: 'id', value: request.params.id }));
    const after = cursorOf(request, turn);
    return sendTurn(context, request, reply, { turn, after });
  });

  server.post<WithId>('/v1/turns/:id/stop', async (request, reply) => {
    const { owner } = await identify(context, request);
    const id = idOf({ path: 'id', value: request.params.id });
    if (!context.runner.stop(owner, id) && !(await context.store.readTurn(owner, id))) throw notFound('turn');
    return reply.status(202).send({ turnId: id });
  });

  server.post<WithId>('/v1/turns/:id/feedback', async (request, reply) => {
    const { owner } = await identify(context, request);
    const body = objectOf({ path: '', value: request.body });
    const comment = optional(body('comment'), (field) => textOf(field, maxCommentLength));
    const feedback: Feedback = {
      turnId: idOf({ path: 'id', value: request.params.id }),
      rating: oneOf(body('rating'), ['up', 'down']),
      ...(comment !== undefined && { comment }),
      at: new Date(context.clock.now()).toISOString(),
    };
    if (!(await context.store.saveFeedback(owner, feedback))) throw notFound('turn');
    return reply.status(204).send();
  });
}

async function startTurn(context: HostContext, request: FastifyRequest): Promise<LiveTurn> {
  const { owner, token, scopes } = await identify(context, request);
  const { input, view, locale = request.headers['accept-language'], timeZone, ...body } = readTurnBody(request.body);
  const conversationId = body.conversationId ?? `conversation-${context.createId()}`;
  // Before the store and the network are asked: who asks too much is refused at the door.
  context.runner.check(owner, conversationId);
  const member = memberOf(owner, { locale, timeZone });
  const [question, { history, earlier }] = await Promise.all([
    questionText(context, { input, view, member, token }),
    body.conversationId === undefined ? noContext : contextOfNew(context.store, owner, conversationId),
  ]);
  const turnId = `turn-${context.createId()}`;
  const starterText = input.kind === 'starter' ? { starterText: question } : {};
  const { tenant } = owner;
  return context.runner.start({
    request: {
      turnId,
      conversationId,
      input,
      ...starterText,
      view,
      tenant,
      member,
      token,
      ...(scopes && { scopes }),
      history,
    },
    question,
    earlier,
  });
}

/** A turn that runs or ran a moment ago, else one from the store. */
async function findTurn(context: HostContext, owner: Owner, id: string): Promise<LiveTurn> {
  const live = context.runner.find(owner, id);
  if (live) return live;
  const stored = await context.store.readTurn(owner, id);
  if (!stored) throw notFound('turn');
  const { conversationId, question, events } = stored;
  const earlier = await earlierThan(context.store, owner, stored);
  return { id, conversationId, owner, question, earlier, log: createTurnLog(events) };
}

/** `?after=` or `Last-Event-ID`; -1 when the client has nothing yet. */
function cursorOf(request: FastifyRequest, turn: LiveTurn): number {
  const query = objectOf({ path: '', value: request.query })('after');
  const header = { path: 'last-event-id', value: request.headers['last-event-id'] };
  const field = query.value === undefined ? header : query;
  if (field.value === undefined || field.value === '') return -1;
  const cursor = integerOf(field, { min: -1, max: Number.MAX_SAFE_INTEGER });
  if (cursor >= turn.log.events.length)
    refuse(field, `at most ${turn.log.events.length - 1}, the newest event there is`);
  return cursor;
}
