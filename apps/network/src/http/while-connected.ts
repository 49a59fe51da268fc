import type { FastifyRequest } from 'fastify';
import { NetworkError } from '../network-error.ts';

/** Runs what takes long, with a signal that is aborted when the client goes away before it ends. */
export async function whileConnected<T>(request: FastifyRequest, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { socket } = request.raw;
  const controller = new AbortController();
  const leave = () => controller.abort(new NetworkError('INVALID_REQUEST', 'the client went away'));
  socket.once('close', leave);
  try {
    return await run(controller.signal);
  } finally {
    socket.off('close', leave);
  }
}
