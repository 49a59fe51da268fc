/**
 * Keeps writes away from readers that take several turns of the event loop. Readers that end within one turn need no
 * gate. Neither side can be kept out for good: readers wait for a slice of writing that waits.
 */
export class Gate {
  #readers = 0;
  #waitingSlices = 0;
  #lastWrite: Promise<void> = Promise.resolve();
  #changed = Promise.withResolvers<void>();

  async read<T>(work: () => Promise<T>): Promise<T> {
    while (this.#waitingSlices > 0) await this.#changed.promise;
    this.#readers++;
    try {
      return await work();
    } finally {
      this.#readers--;
      this.#notify();
    }
  }

  /** One write at a time, in order of the calls; it touches what is read only inside `slice`. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#lastWrite;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lastWrite = promise;
    try {
      await before;
      return await work();
    } finally {
      resolve();
    }
  }

  async slice<T>(work: () => T): Promise<T> {
    this.#waitingSlices++;
    try {
      while (this.#readers > 0) await this.#changed.promise;
      return work();
    } finally {
      this.#waitingSlices--;
      this.#notify();
    }
  }

  /** Settles when nobody reads and no write is left. */
  async idle(): Promise<void> {
    await this.#lastWrite;
    while (this.#readers > 0) await this.#changed.promise;
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}
