import { raceSignal } from '@trellis/core';

/** Lets at most so many work at once; the others wait in the order in which they came. */
export interface Slots {
  /** Resolves to the function that gives the slot back. Rejects with the signal's reason when that aborts first. */
  take(signal: AbortSignal): Promise<() => void>;
  taken(): number;
  waiting(): number;
}

export function createSlots(size: number): Slots {
  const waiting = new Set<() => void>();
  let free = size;
  const giveBack = () => {
    const [next] = waiting;
    if (!next) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  };
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return giveBack;
      }
      let grant = () => {};
      const granted = new Promise<void>((resolve) => {
        grant = resolve;
      });
      waiting.add(grant);
      try {
        await raceSignal(granted, signal);
      } catch (error) {
        // Granted and aborted in the same moment: the slot must not be lost.
        if (!waiting.delete(grant)) giveBack();
        throw error;
      }
      return giveBack;
    },
    taken: () => size - free,
    waiting: () => waiting.size,
  };
}
