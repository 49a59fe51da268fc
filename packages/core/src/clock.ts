/** Time as a value, so that nothing waits in a test. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `callback` once after `delayMs`; the function it returns cancels that. */
  startTimer(delayMs: number, callback: () => void): () => void;
}

/** A longer wait than this would fire at once: a timer of the machine counts in 31 bits. */
const longestMs = 2 ** 31 - 1;

/**
 * The machine's clock. A timer keeps its process alive until it fires or is cancelled: whoever waits for it would otherwise never be told,
 * because Node ends a program in which nothing else is left to do.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  startTimer(delayMs, callback) {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (leftMs: number) => {
      timer = setTimeout(leftMs > longestMs ? () => wait(leftMs - longestMs) : callback, Math.min(leftMs, longestMs));
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
