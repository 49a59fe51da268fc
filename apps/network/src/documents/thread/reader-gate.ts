import { ImportError } from '../../import/import-error.ts';

/** Lets a few readers work at a time. */
export interface ReaderGate {
  /** Runs `read` when it is its turn. Rejects with `BUSY` when too many wait already, or with the signal's reason. */
  enter<T>(read: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Each reader may take some hundred megabytes: that many `atOnce`, and no more than `waiting` behind them. */
export function createReaderGate({ atOnce = 2, waiting = 32 } = {}): ReaderGate {
  const queue: (() => void)[] = [];
  let running = 0;
  const turn = async (signal?: AbortSignal): Promise<void> => {
    if (running < atOnce) return void (running += 1);
    if (queue.length >= waiting)
      throw new ImportError('BUSY', 'too many files are being read just now', { expected: 'a try in a minute' });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      const place = queue.indexOf(resolve);
      if (place >= 0) queue.splice(place, 1);
      reject(signal?.reason);
    };
    queue.push(resolve);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  };
  const leave = () => {
    const next = queue.shift();
    // Whoever is next takes over the place that is freed.
    if (next) next();
    else running -= 1;
  };
  return {
    async enter(read, signal) {
      signal?.throwIfAborted();
      await turn(signal);
      try {
        return await read();
      } finally {
        leave();
      }
    },
  };
}
