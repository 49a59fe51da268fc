import type { ExampleIndex } from '../select/example-index.ts';

/** An index that is closed when it was replaced and the last search in it has ended. */
export interface HeldIndex {
  readonly index: ExampleIndex;
  /** Runs with the index, however often it is replaced meanwhile. */
  use<T>(work: (index: ExampleIndex) => Promise<T>): Promise<T>;
  retire(): void;
}

export function holdIndex(index: ExampleIndex): HeldIndex {
  let users = 0;
  let isRetired = false;
  const closeUnused = () => {
    if (isRetired && users === 0) void index.close().catch(() => {});
  };
  return {
    index,
    async use(work) {
      users++;
      try {
        return await work(index);
      } finally {
        users--;
        closeUnused();
      }
    },
    retire() {
      if (isRetired) return;
      isRetired = true;
      closeUnused();
    },
  };
}
