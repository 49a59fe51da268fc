import type { buildConnector } from 'undici';

/** Enough for any header block that is allowed; a body comes in more pieces, which cost next to nothing. */
const mostBytes = 16_384;

/**
 * Hands a connection's bytes on in small pieces. The client makes an error, with its stack, for every header that comes after too many, as far
 * as one piece reaches: with pieces as large as the socket gives them, one hostile answer holds everybody up for a tenth of a second.
 */
export function withSmallReads(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      const [, socket] = result;
      if (socket) {
        const read = socket.read.bind(socket);
        socket.read = (size) => read(size ?? (Math.min(socket.readableLength, mostBytes) || undefined));
      }
      callback(...result);
    });
}
