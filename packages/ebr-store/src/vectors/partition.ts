import type { Arena } from './arena.ts';
import { Postings } from './postings.ts';
import { type RowLayout, Rows } from './rows.ts';
import type { Attributes } from './vector-index.ts';

/** One write of one entry: a later write of the same id makes a new one, and the old one loses its slot. */
export interface StoredEntry {
  readonly id: string;
  readonly attributes: Attributes;
  readonly partition: Partition;
  /** Where it is now, or -1 when it was replaced or deleted. */
  slot: number;
}

/** The entries that share the values of the attributes an index is divided by. */
export class Partition {
  readonly key: Attributes;
  readonly name: string;
  readonly rows: Rows;
  readonly entries: StoredEntry[] = [];
  readonly #postings = new Map<string, Postings>();

  constructor(options: { key: Attributes; name: string; arena: Arena; layout: RowLayout }) {
    this.key = options.key;
    this.name = options.name;
    this.rows = new Rows(options.arena, options.layout);
  }

  add(id: string, vector: Float32Array | readonly number[], attributes: Attributes): StoredEntry {
    const entry = { id, attributes, partition: this, slot: this.rows.add(vector) };
    this.entries.push(entry);
    this.#post(entry);
    return entry;
  }

  replace(old: StoredEntry, vector: Float32Array | readonly number[], attributes: Attributes): StoredEntry {
    const entry = { id: old.id, attributes, partition: this, slot: old.slot };
    this.rows.set(entry.slot, vector);
    this.#unpost(old);
    this.entries[entry.slot] = entry;
    this.#post(entry);
    old.slot = -1;
    return entry;
  }

  remove(entry: StoredEntry): void {
    this.#unpost(entry);
    const last = this.entries.pop();
    this.rows.remove(entry.slot);
    if (last && last !== entry) {
      for (const [name, value] of Object.entries(last.attributes))
        this.#postings.get(name)?.move(last.slot, entry.slot, value);
      this.entries[entry.slot] = last;
      last.slot = entry.slot;
    }
    entry.slot = -1;
  }

  postings(name: string): Postings | undefined {
    return this.#postings.get(name);
  }

  #post(entry: StoredEntry): void {
    for (const [name, value] of Object.entries(entry.attributes)) {
      if (Object.hasOwn(this.key, name)) continue;
      let postings = this.#postings.get(name);
      if (!postings) this.#postings.set(name, (postings = new Postings()));
      postings.add(entry.slot, value);
    }
  }

  #unpost(entry: StoredEntry): void {
    for (const [name, value] of Object.entries(entry.attributes)) {
      const postings = this.#postings.get(name);
      postings?.remove(entry.slot, value);
      if (postings?.empty) this.#postings.delete(name);
    }
  }
}
