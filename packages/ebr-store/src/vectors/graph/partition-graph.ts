import type { Partition, StoredEntry } from '../partition.ts';
import type { GraphQuality } from './messages.ts';

/** What this side knows of a graph in the thread: its labels are positions in `labels`. */
export class PartitionGraph {
  readonly number: number;
  readonly partition: Partition;
  readonly builtWith: number;
  readonly #labels: StoredEntry[];
  /** Written since, and not in the graph yet; searched exactly. */
  readonly waiting = new Set<StoredEntry>();
  quality: GraphQuality | undefined;

  constructor(number: number, partition: Partition, labels: StoredEntry[]) {
    this.number = number;
    this.partition = partition;
    this.#labels = labels;
    this.builtWith = labels.length;
  }

  /** Labels of entries that were replaced or deleted. */
  get dead(): number {
    return Math.max(0, this.#labels.length - (this.partition.entries.length - this.waiting.size));
  }

  /** Too much of it is gone, or so much was added that its breadth was measured on another graph. */
  get outgrown(): boolean {
    return this.dead > this.#labels.length / 5 || this.#labels.length > this.builtWith * 1.5;
  }

  /** Gives the next entries their labels; they stay in `waiting` until the thread has them. */
  take(most: number): StoredEntry[] {
    const entries: StoredEntry[] = [];
    for (const entry of this.waiting) if (entries.push(entry) === most) break;
    for (const entry of entries) this.#labels.push(entry);
    return entries;
  }

  /** Slots to score exactly, of what the thread found and of what it does not know yet; none when that is too little. */
  slots(labels: readonly number[], k: number): number[] | undefined {
    const found = labels.flatMap((label) => {
      const slot = this.#labels[label]?.slot ?? -1;
      return slot < 0 ? [] : [slot];
    });
    if (found.length < Math.min(k, this.partition.entries.length - this.waiting.size)) return undefined;
    const slots = new Set(found);
    for (const entry of this.waiting) slots.add(entry.slot);
    return [...slots];
  }
}
