import { TrellisError } from '@trellis/core';
import { StoreError } from '@trellis/store';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HostError } from '../host-error.ts';

/** Gives every error the one shape `{ error: { code, message, field? } }`. What went wrong inside stays in the log. */
export function addErrorReplies(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError>(replyWithError);
  server.setNotFoundHandler(async (request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.split('?', 1)[0]}.`;
    return reply.status(404).send({ error: { code: 'NOT_FOUND', message } });
  });
}

/** Also for what Fastify refuses before any route or hook is asked. */
export function replyWithError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toHostError(error);
  if (known.status >= 500) request.log.error({ err: error }, 'request failed');
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds));
  if (known.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
  const { code, message, field } = known;
  return reply.status(known.status).send({ error: { code, message, ...(field !== undefined && { field }) } });
}

function toHostError(error: FastifyError): HostError {
  if (TrellisError.isInstance(error) && error instanceof HostError) return error;
  if (error instanceof StoreError && error.code === 'INVALID_CURSOR') {
    const message = "'cursor': expected the one of the page before, or none to start again.";
    return new HostError('INVALID_REQUEST', message, { field: 'cursor', cause: error });
  }
  switch (error.code) {
    case 'FST_ERR_BAD_URL':
      return new HostError('INVALID_REQUEST', 'The address is not well encoded.', { field: 'url', cause: error });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HostError('BODY_TOO_LARGE', 'The body is larger than this request may be.', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new HostError('UNSUPPORTED_MEDIA_TYPE', 'Expected Content-Type: application/json.', {
        field: 'content-type',
        cause: error,
      });
    default:
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new HostError('INVALID_REQUEST', 'The request could not be read.', { cause: error });
  }
  return new HostError('INTERNAL', 'Something went wrong. The error was logged.', { cause: error });
}
