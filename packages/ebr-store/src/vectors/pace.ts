/**
 * Shares the event loop: work done within one turn of it is counted, and when it was enough the rest waits for the next
 * turn, first come first served. So many small searches at once hold it no longer than one large one.
 */
export class Pace {
  readonly #budgetMs: number;
  readonly #now: () => number;
  readonly #waiting: (() => void)[] = [];
  #spentMs = 0;
  #armed = false;

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
      if (!this.#armed) {
        this.#armed = true;
        setImmediate(() => void this.#beginTurn());
      }
    }
  }

  /** To be awaited `while (exhausted)`, right before the work: others may have used up the turn in between. */
  nextTurn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Does all steps, over as many turns as they take; `check` throws when nobody waits for them any more. */
  async run(step: () => boolean, check: () => void): Promise<void> {
    for (;;) {
      while (this.exhausted) await this.nextTurn();
      check();
      if (this.spend(step)) return;
    }
  }

  /** Like `run`, for work written as a generator; gives what it returns. */
  async finish<T>(steps: Generator<undefined, T>, check: () => void): Promise<T> {
    let result: { readonly value: T } | undefined;
    const step = () => {
      const next = steps.next();
      if (next.done) result = next;
      return result !== undefined;
    };
    await this.run(step, check);
    return (result as unknown as { readonly value: T }).value;
  }

  async #beginTurn(): Promise<void> {
    this.#spentMs = 0;
    this.#armed = false;
    while (this.#waiting.length > 0 && !this.exhausted) {
      this.#waiting.shift()?.();
      // What was woken does its work a few microtasks later; the next one is woken when that has been counted.
      for (let tick = 0; tick < 4; tick++) await Promise.resolve();
    }
  }
}

/** A step that does some of the items each time. */
export function slices<T>(items: readonly T[], size: number, work: (item: T, index: number) => void): () => boolean {
  let at = 0;
  return () => {
    for (const end = Math.min(items.length, at + size); at < end; at++) work(items[at] as T, at);
    return at >= items.length;
  };
}
