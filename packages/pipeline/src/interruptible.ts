import { raceSignal } from '@trellis/core';

/**
 * Passes a stream on until `signal` aborts, then throws its reason at once. The stream is abandoned, not awaited: a generator that hangs in
 * an await queues `return()` behind it, and would hold the turn for ever.
 */
export async function* interruptible<T, R>(stream: AsyncIterator<T, R>, signal: AbortSignal): AsyncGenerator<T, R> {
  let open = true;
  try {
    for (;;) {
      signal.throwIfAborted();
      const step = await raceSignal(stream.next(), signal);
      if (step.done) {
        open = false;
        return step.value;
      }
      yield step.value;
    }
  } finally {
    if (open) void abandon(stream);
  }
}

/** How it takes that is its own affair: the reader is gone. */
async function abandon(stream: AsyncIterator<unknown>): Promise<void> {
  try {
    await stream.return?.();
  } catch {
    // Nobody is left to be told.
  }
}
