/** Keeps retries from adding to the load of a service that is already in trouble. */
export interface RetryBudget {
  /** A first attempt was made. */
  earn(): void;
  /** Whether one more retry may be made; it is counted from here on, also while it waits. */
  spend(): boolean;
}

/** Retries are at most `share` of the calls, besides a few that are there from the start: `reserve`, which is also the most that is saved up. */
export function createRetryBudget({ share = 0.15, reserve = 10 } = {}): RetryBudget {
  let saved = reserve;
  return {
    earn() {
      saved = Math.min(reserve, saved + share);
    },
    spend() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
