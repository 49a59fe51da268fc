import type { FastifyInstance } from 'fastify';
import type { HostMetrics } from '../metrics.ts';

/** What tells whether the host can take questions. */
export interface Readiness {
  /** Resolves to the names of what does not work; empty when ready. */
  check(): Promise<readonly string[]>;
}

/** For whoever runs the host: is it alive, is it ready, how is it doing. */
export function addOperationRoutes(
  server: FastifyInstance,
  parts: { metrics: HostMetrics; readiness: Readiness },
): void {
  server.get('/health', async () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    const failing = await parts.readiness.check();
    const ready = failing.length === 0;
    return reply.status(ready ? 200 : 503).send(ready ? { status: 'ready' } : { status: 'not-ready', failing });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(parts.metrics.contentType).send(await parts.metrics.text()),
  );
}
