import type { Clock } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import { ModelError } from './model-error.ts';

export interface WatchdogLimits {
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
}

/** Limits how long one attempt may be silent. */
export interface Watchdog {
  /** Waits for the service; rejects with the signal's reason as soon as that aborts. */
  wait<T>(promise: PromiseLike<T>): Promise<T>;
  /** A token has come: the wait for the next one begins anew. */
  token(): void;
}

/**
 * Aborts `controller` when the service is silent for too long. Only the time in which somebody waits is counted, so a reader may take its
 * time between two events; whatever is not a token does not start the count anew.
 */
export function createWatchdog(options: {
  limits: WatchdogLimits;
  clock: Clock;
  controller: AbortController;
}): Watchdog {
  const { limits, clock, controller } = options;
  let leftMs = limits.firstTokenMs;
  let started = false;

  const expire = () =>
    controller.abort(
      started
        ? new ModelError('BETWEEN_TOKENS_TIMEOUT', `no further token within ${limits.betweenTokensMs} ms`)
        : new ModelError('FIRST_TOKEN_TIMEOUT', `no first token within ${limits.firstTokenMs} ms`),
    );

  return {
    async wait(promise) {
      const since = clock.now();
      const cancel = clock.startTimer(leftMs, expire);
      try {
        return await raceSignal(promise, controller.signal);
      } finally {
        cancel();
        leftMs = Math.max(0, leftMs - (clock.now() - since));
      }
    },
    token() {
      started = true;
      leftMs = limits.betweenTokensMs;
    },
  };
}
