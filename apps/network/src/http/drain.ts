import type { FastifyInstance } from 'fastify';

/** Ends a server: running requests may finish within the time given, everything else is closed at once. */
export interface Drain {
  close(withinMs: number): Promise<void>;
}

/** Watches an app's requests from now on. Connections that say nothing count for nothing, unlike in Node's own `close`. */
export function createDrain(app: FastifyInstance): Drain {
  let running = 0;
  let onIdle = () => {};
  app.server.on('request', (_request, response) => {
    running += 1;
    response.once('close', () => {
      running -= 1;
      if (running === 0) onIdle();
    });
  });
  return {
    async close(withinMs) {
      const closed = app.close();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
        if (running === 0) onIdle();
      });
      app.server.closeAllConnections();
      await closed;
    },
  };
}
