import type { Clock } from '../clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on; timers that come due fire in order, each at its own time, with promises settled in between. */
  advance(ms: number): Promise<void>;
  /** How many timers are waiting: 0 at the end of a test that left none behind. */
  readonly pending: number;
}

/** A clock that stands still until it is told to move. */
export function manualClock(startMs = 0): ManualClock {
  let now = startMs;
  const timers = new Set<{ at: number; callback: () => void }>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    startTimer(delayMs, callback) {
      const timer = { at: now + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    get pending() {
      return timers.size;
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers.delete(next);
        next.callback();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
