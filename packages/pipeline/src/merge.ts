/**
 * Passes on what several streams yield, as it comes; the first failure ends it. The other streams are abandoned then, not awaited, and so
 * are all when the reader goes away.
 */
export async function* merge<T>(...streams: readonly AsyncGenerator<T, unknown>[]): AsyncGenerator<T, void> {
  const next = (stream: AsyncGenerator<T, unknown>) => stream.next().then((step) => ({ stream, step }));
  const pending = new Map(streams.map((stream) => [stream, next(stream)]));
  try {
    while (pending.size > 0) {
      const { stream, step } = await Promise.race(pending.values());
      // Put behind the others: one that always has something must not keep them out.
      pending.delete(stream);
      if (step.done) continue;
      pending.set(stream, next(stream));
      yield step.value;
    }
  } finally {
    for (const [stream, step] of pending) {
      step.catch(() => {}); // Whatever it has to say, nobody listens.
      stream.return(undefined).catch(() => {});
    }
  }
}
