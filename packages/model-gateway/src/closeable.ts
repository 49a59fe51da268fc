/**
 * A stream that its reader can leave at any time. `return()` of a plain generator waits behind the `next()` that is pending; this one first
 * aborts the signal that `make` was given, so that whatever is awaited in there ends at once.
 */
export function closeable<T>(parent: AbortSignal, make: (signal: AbortSignal) => AsyncGenerator<T>): AsyncIterable<T> {
  const controller = new AbortController();
  const onAbort = () => controller.abort(parent.reason);
  const guarded = async function* () {
    if (parent.aborted) onAbort();
    else parent.addEventListener('abort', onAbort, { once: true });
    try {
      yield* make(controller.signal);
    } finally {
      parent.removeEventListener('abort', onAbort);
    }
  };
  const stream = guarded();
  let pending = 0;
  const iterator: AsyncIterator<T> = {
    async next() {
      pending++;
      try {
        return await stream.next();
      } finally {
        pending--;
      }
    },
    return() {
      if (pending > 0) controller.abort();
      return stream.return();
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
