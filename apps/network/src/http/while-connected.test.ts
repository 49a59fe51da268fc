import { EventEmitter } from 'node:events';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { whileConnected } from './while-connected.ts';

const requestOver = (socket: EventEmitter) => ({ raw: { socket } }) as unknown as FastifyRequest;

describe('what takes long', () => {
  it('ends when its client goes away', async () => {
    const socket = new EventEmitter();
    const running = whileConnected(
      requestOver(socket),
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    socket.emit('close');
    await expect(running).rejects.toMatchObject({ message: 'the client went away' });
  });

  it('leaves no listener on a connection that is used again', async () => {
    const socket = new EventEmitter();
    expect(await whileConnected(requestOver(socket), async () => 'done')).toBe('done');
    await expect(whileConnected(requestOver(socket), () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(socket.listenerCount('close')).toBe(0);
  });
});
