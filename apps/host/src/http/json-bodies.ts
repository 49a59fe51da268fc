import type { FastifyInstance } from 'fastify';
import { HostError } from '../host-error.ts';

/** Reads JSON bodies. An empty one is `{}`; keys that could reach a prototype are refused. */
export function addJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text.trim() === '') return done(null, {});
    return parse(request, text, (error, value) => {
      if (error)
        done(
          new HostError('INVALID_REQUEST', 'The body is not valid JSON, or has a key that is not allowed.', {
            field: '',
            cause: error,
          }),
        );
      else done(null, value);
    });
  });
}
