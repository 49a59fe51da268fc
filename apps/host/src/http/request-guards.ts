import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HostError } from '../host-error.ts';

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Refuses what another site's page may have sent, and tells browsers what our own pages may do. */
export function addRequestGuards(server: FastifyInstance, options: { loopbackOnly: boolean }): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (options.loopbackOnly) refuseForeignHost(request);
    if (!readMethods.has(request.method)) refuseForeignOrigin(request);
    if (request.method === 'POST') requireJson(request);
  });
}

/** A name that somebody pointed to this machine must not reach a service without sign-in. */
function refuseForeignHost(request: FastifyRequest): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!loopbackNames.has(host)) {
    throw new HostError('CROSS_ORIGIN', 'In development mode the host answers to localhost only.', { field: 'host' });
  }
}

function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isForeignSite || (origin !== undefined && hostOf(origin) !== request.headers.host)) {
    throw new HostError('CROSS_ORIGIN', 'Requests that change something must come from this host’s own pages.', {
      field: 'origin',
    });
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function requireJson(request: FastifyRequest): void {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    const message = `Expected Content-Type: application/json, got ${type === '' ? 'none' : 'another one'}.`;
    throw new HostError('UNSUPPORTED_MEDIA_TYPE', message, { field: 'content-type' });
  }
}
