import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { HostileBehaviour } from './hostile-behaviours.ts';

/** A server that answers request `/items/N` with the bytes of behaviour N, and nothing that HTTP asks for beside. */
export async function startHostileService(behaviours: readonly HostileBehaviour[]) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    let head = '';
    socket.on('data', (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const index = Number(/\/items\/(\d+)/.exec(head)?.[1]);
      head = '';
      behaviours[index]?.answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
