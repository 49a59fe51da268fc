/**
 * Shares the event loop: work done within one turn of it is counted, and when it was enough the rest waits for the next
 * turn. So many small searches at once hold it no longer than one large one.
 */
export class Pace {
  readonly #budgetMs: number;
  readonly #now: () => number;
  #spentMs = 0;
  #turn: Promise<void> | undefined;

  constructor(budgetMs: number, now: () => number = () => performance.now()) {
    this.#budgetMs = budgetMs;
    this.#now = now;
  }

  get exhausted(): boolean {
    return this.#spentMs >= this.#budgetMs;
  }

  spend<T>(work: () => T): T {
    const started = this.#now();
    try {
      return work();
    } finally {
      this.#spentMs += this.#now() - started;
      this.#turn ??= new Promise((resolve) => {
        setImmediate(() => {
          this.#spentMs = 0;
          this.#turn = undefined;
          resolve();
        });
      });
    }
  }

  /** To be awaited `while (exhausted)`: others may have used up the next turn before the awaiting code runs again. */
  async nextTurn(): Promise<void> {
    await this.#turn;
  }

  /** Does all steps, over as many turns as they take; `check` throws when nobody waits for them any more. */
  async run(step: () => boolean, check: () => void): Promise<void> {
    for (;;) {
      while (this.exhausted) await this.#turn;
      check();
      if (this.spend(step)) return;
    }
  }
}
