import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiveTurn } from '../turns/turn-runner.ts';
import { agUiOverSse, jsonLines, wantsJsonLines } from '../wire/turn-encoding.ts';
import { writeTurn } from '../wire/write-turn.ts';
import type { HostContext } from './host-context.ts';

/** Streams a turn to one client. Returns at once; the turn goes on without the client. */
export function sendTurn(
  context: HostContext,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { turn: LiveTurn; after: number },
): FastifyReply {
  const { turn, after } = options;
  const encoding = wantsJsonLines(request.headers.accept)
    ? jsonLines
    : agUiOverSse({
        turnId: turn.id,
        conversationId: turn.conversationId,
        question: turn.question,
        earlier: turn.earlier,
      });
  reply.hijack();
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  reply.raw.on('error', () => gone.abort());
  reply.raw.writeHead(200, {
    // Hooks have set them; a hijacked reply does not send them by itself.
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': encoding.contentType,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-trellis-turn': turn.id,
    'x-trellis-conversation': turn.conversationId,
    location: `/v1/turns/${turn.id}/events`,
  });
  reply.raw.flushHeaders();
  const signal = AbortSignal.any([gone.signal, context.closing]);
  const writing = { log: turn.log, after, encoding, output: reply.raw, signal, clock: context.clock };
  const stream = writeTurn(writing).finally(() => {
    context.streams.delete(stream);
    // The host closes while the turn is not over: the client comes back to another one.
    if (!reply.raw.writableEnded) reply.raw.destroy();
  });
  context.streams.add(stream);
  return reply;
}
