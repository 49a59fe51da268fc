import type { LoggedEvent } from '@trellis/core';

/** So many events are handed to a reader at once, at most: what one write to a socket should carry. */
const batchSize = 64;

/**
 * What happened in one turn, in order. It is the only source of a turn's events: who follows a turn live and who comes back after a broken
 * connection read the same list by cursor, so there is no seam between the two.
 */
export interface TurnLog {
  readonly events: readonly LoggedEvent[];
  /** True once `turn-end` is in it. Nothing comes after that. */
  readonly ended: boolean;
  /** Throws when `event` is not the next one. */
  append(event: LoggedEvent): void;
  /**
   * What comes after sequence number `after` (-1: everything), in batches: what is there already, then what arrives, until the turn ends or
   * `signal` aborts; neither throws. A reader that is slow falls behind in the log and costs no memory of its own.
   */
  read(options: { after: number; signal: AbortSignal }): AsyncGenerator<readonly LoggedEvent[]>;
}

/** An empty log, or one of a turn that is over. */
export function createTurnLog(earlier: readonly LoggedEvent[] = []): TurnLog {
  const events = [...earlier];
  const waiting = new Set<() => void>();
  const hasEnded = () => events.at(-1)?.type === 'turn-end';

  const nextAppend = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });

  return {
    events,
    get ended() {
      return hasEnded();
    },
    append(event) {
      if (hasEnded()) throw new Error(`event ${event.seq} (${event.type}) came after the turn's end`);
      if (event.seq !== events.length) throw new Error(`expected event ${events.length}, got ${event.seq}`);
      events.push(event);
      for (const wake of waiting) wake();
    },
    async *read({ after, signal }) {
      let next = after + 1;
      while (!signal.aborted) {
        if (next < events.length) {
          const batch = events.slice(next, next + batchSize);
          next += batch.length;
          yield batch;
        } else if (hasEnded()) return;
        else await nextAppend(signal);
      }
    },
  };
}
