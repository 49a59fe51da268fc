import { setTimeout } from 'node:timers/promises';
import type { Clock, ConversationStore } from '@trellis/core';

export interface ForgettingOptions {
  readonly store: Pick<ConversationStore, 'deleteBefore'>;
  /** How long a conversation is kept after its newest turn. */
  readonly days: number;
  readonly clock: Clock;
  /** Told why a sweep could not be finished; the next one tries again. */
  readonly onTrouble: (error: unknown) => void;
  /** 3,600,000 (an hour) when absent. */
  readonly everyMs?: number;
}

const dayMs = 86_400_000;
/** So many conversations in one statement, and a pause behind it: others want to write, too. */
const atOnce = 200;
const pauseMs = 20;

/**
 * Deletes conversations whose newest turn is older than they are kept: now, and then every hour. Several hosts over one database may all do
 * so. The function that stops it, and waits for what is under way.
 */
export function forgetConversations(options: ForgettingOptions): () => Promise<void> {
  const { store, days, clock, onTrouble, everyMs = 3_600_000 } = options;
  const stopping = new AbortController();
  const sweep = async () => {
    try {
      for (;;) {
        const deleted = await store.deleteBefore(new Date(clock.now() - days * dayMs), { limit: atOnce });
        if (deleted < atOnce || stopping.signal.aborted) return;
        await setTimeout(pauseMs, undefined, { signal: stopping.signal });
      }
    } catch (error) {
      if (!stopping.signal.aborted) onTrouble(error);
    }
  };
  let running = sweep();
  const timer = setInterval(() => {
    running = running.then(sweep);
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    stopping.abort(new Error('the host is closing'));
    return running;
  };
}
