import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { TrellisError } from './trellis-error.ts';

export type DeadlineErrorCode = 'DEADLINE_EXCEEDED';

/** The reason of a signal that was aborted because its time was up. */
export class DeadlineError extends TrellisError<DeadlineErrorCode> {
  override readonly name = 'DeadlineError';

  constructor(deadlineMs: number) {
    super('DEADLINE_EXCEEDED', `not finished within ${deadlineMs} ms`);
  }
}

/** A signal with an end. Dispose it, or its timer and its listener stay behind; whatever still runs under it is stopped then. */
export interface Deadline extends Disposable {
  /** Aborted with the parent's reason, with a `DeadlineError` when the time is up, or when the deadline is disposed. */
  readonly signal: AbortSignal;
  /** True once the time was up; false when the parent was the one that aborted. */
  readonly expired: boolean;
  /** Milliseconds that are left, never negative. */
  remainingMs(): number;
}

/** Narrows `parent` to at most `deadlineMs` from now: no time at all when that is not a number, no limit of its own when it is infinite. */
export function startDeadline(options: { parent: AbortSignal; deadlineMs: number; clock?: Clock }): Deadline {
  const { parent, clock = systemClock } = options;
  const deadlineMs = Number.isNaN(options.deadlineMs) ? 0 : Math.max(0, options.deadlineMs);
  const controller = new AbortController();
  const endsAt = clock.now() + deadlineMs;
  let expired = false;
  let cancelTimer = () => {};
  const onTimeUp = () => {
    expired = true;
    controller.abort(new DeadlineError(deadlineMs));
  };
  const onParentAbort = () => {
    cancelTimer();
    controller.abort(parent.reason);
  };
  if (parent.aborted) onParentAbort();
  else {
    parent.addEventListener('abort', onParentAbort, { once: true });
    if (deadlineMs < Number.POSITIVE_INFINITY) cancelTimer = clock.startTimer(deadlineMs, onTimeUp);
  }
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    remainingMs: () => Math.max(0, endsAt - clock.now()),
    [Symbol.dispose]() {
      cancelTimer();
      parent.removeEventListener('abort', onParentAbort);
      controller.abort(new Error('the work under this deadline is over'));
    },
  };
}

/**
 * Settles with `promise`, or rejects with the signal's reason as soon as it aborts, whichever is first. The promise itself is abandoned,
 * not stopped: hand the same signal to whatever makes it.
 */
export function raceSignal<T>(promise: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    const settled = Promise.resolve(promise).then(resolve, reject);
    void settled.then(() => signal.removeEventListener('abort', onAbort));
  });
}
