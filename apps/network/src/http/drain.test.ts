import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createDrain } from './drain.ts';

async function start() {
  const app = fastify();
  let finish = () => {};
  const entered = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      const done = new Promise<void>((release) => (finish = release));
      resolve();
      await done;
      return 'whole';
    });
  });
  const drain = createDrain(app);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { drain, url, entered, finish: () => finish() };
}

describe('a server that is closed', () => {
  it('lets a running request end', async () => {
    const { drain, url, entered, finish } = await start();
    const response = fetch(`${url}/slow`).then((each) => each.text());
    await entered;
    const closed = drain.close(60_000);
    finish();
    expect(await response).toBe('whole');
    await closed;
  });

  it('does not wait for one longer than it was told', async () => {
    const { drain, url, entered } = await start();
    const response = fetch(`${url}/slow`).then((each) => each.text());
    const failed = response.catch((error: unknown) => error);
    await entered;
    await drain.close(1);
    expect(await failed).toBeInstanceOf(Error);
  });
});
