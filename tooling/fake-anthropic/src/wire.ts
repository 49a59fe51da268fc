import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { seededRandom } from './pace.ts';
import type { Wire } from './script.ts';

/** An event of the stream: `type` is on the `event:` line as well. */
export interface StreamEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** An event as it stands on the wire. */
export function frameBytes(event: StreamEvent, lineEnd: Wire['lineEnd'] = 'lf'): Buffer {
  const end = lineEnd === 'crlf' ? '\r\n' : '\n';
  return Buffer.from(`event: ${event.type}${end}data: ${JSON.stringify(event)}${end}${end}`);
}

/** Cuts bytes as the script wants: whole events, single bytes, or pieces of seeded length. */
export function createSplitter({ split = 'event' }: Wire): (bytes: Buffer) => Iterable<Buffer> {
  if (split === 'event') return (bytes) => [bytes];
  const random = typeof split === 'object' ? seededRandom(split.seed) : () => 0;
  const maxBytes = typeof split === 'object' ? split.maxBytes : 1;
  return function* pieces(bytes) {
    for (let from = 0; from < bytes.length;) {
      const to = from + 1 + Math.floor(random() * maxBytes);
      yield bytes.subarray(from, to);
      from = to;
    }
  };
}

/** Writes to a response, a piece at a time; waits for a slow reader, and rejects when the signal aborts. */
export function createWriter(response: ServerResponse, wire: Wire, signal: AbortSignal) {
  const split = createSplitter(wire);
  return async (bytes: Buffer): Promise<void> => {
    let first = true;
    for (const piece of split(bytes)) {
      // A turn of the event loop between two pieces, or the socket joins them.
      if (!first) await setImmediate();
      first = false;
      signal.throwIfAborted();
      if (!response.write(piece)) await once(response, 'drain', { signal });
    }
  };
}
