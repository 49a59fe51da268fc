import type { Arena } from './arena.ts';
import type { StoredEntry } from './partition.ts';
import { type RowLayout, rowsPerBlock } from './rows.ts';
import type { Source } from './sources.ts';
import type { VectorMatch } from './vector-index.ts';
import { VectorError } from './vector-error.ts';

const outputRows = 1024;
const searchBytes = 64;
/** Where the kernel's `Search` keeps what is read here, in words. */
const outputCountWord = 8;

interface Found {
  readonly entry: StoredEntry;
  readonly score: number;
}

const byRank = (a: Found, b: Found): number => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1);

/** Rows that one step looks at: about half a millisecond when every one of them must be scored exactly. */
export const rowsPerStep = (layout: RowLayout): number =>
  Math.max(rowsPerBlock, Math.min(2048, Math.floor((1024 * 1024) / layout.codeStride / rowsPerBlock) * rowsPerBlock));

/** A search in steps. Rows must not move between the first step and the last; `end` must be called. */
export class Scan {
  readonly #arena: Arena;
  readonly #sources: readonly Source[];
  readonly #k: number;
  readonly #search: number;
  readonly #heap: number;
  readonly #output: number;
  readonly #rows: number;
  readonly #bytes: number;
  readonly #window: number;
  readonly #slots: number[] = [];
  #source = 0;
  #at = 0;
  #found: Found[] = [];

  constructor(options: {
    arena: Arena;
    layout: RowLayout;
    sources: readonly Source[];
    k: number;
    vector: Float32Array | readonly number[];
  }) {
    const { arena, layout, k } = options;
    [this.#arena, this.#sources, this.#k] = [arena, options.sources, k];
    this.#window = rowsPerStep(layout);
    const heapBytes = 4 * 2 ** Math.ceil(Math.log2(Math.max(k, 64)));
    const parts = [
      searchBytes,
      layout.vectorStride,
      layout.codeStride,
      heapBytes,
      outputRows * 8,
      this.#window * 4 + 16,
    ];
    this.#bytes = parts.reduce((sum, part) => sum + part, 0);
    this.#search = arena.allocate(this.#bytes);
    const places = parts.reduce<number[]>((sums, part) => [...sums, (sums.at(-1) ?? this.#search) + part], []);
    const [vector = 0, codes = 0, heap = 0, output = 0, rows = 0] = places;
    [this.#heap, this.#output, this.#rows] = [heap / 4, output / 4, rows / 4];
    const words = [layout.codeStride, layout.vectorStride, vector, codes, heap, k, output, outputRows, 0, rows];
    arena.words.set(words, this.#search / 4);
    arena.floats.fill(0, vector / 4, codes / 4).set(options.vector, vector / 4);
    arena.kernel.prepare(this.#search, layout.dimensions);
  }

  /** Looks at some rows; true when there are none left. */
  step(): boolean {
    const source = this.#sources[this.#source];
    if (!source) return true;
    const done = source.slots || source.check ? this.#stepRows(source) : this.#stepBlocks(source);
    if (done) [this.#source, this.#at] = [this.#source + 1, 0];
    return this.#source === this.#sources.length;
  }

  matches(): VectorMatch[] {
    this.#found.sort(byRank);
    return this.#found
      .slice(0, this.#k)
      .map(({ entry, score }) => ({ id: entry.id, score, attributes: entry.attributes }));
  }

  end(): void {
    this.#arena.free(this.#search, this.#bytes);
  }

  #stepBlocks({ partition }: Source): boolean {
    const { blocks, count } = partition.rows;
    const firstBlock = this.#at / rowsPerBlock;
    const rows = Math.min(this.#window, count - this.#at);
    for (let block = 0; block * rowsPerBlock < rows; block++)
      this.#arena.words[this.#rows + block] = blocks[firstBlock + block] ?? 0;
    for (let from = 0; from < rows;) {
      from = this.#arena.kernel.scanBlocks(this.#search, from, rows);
      this.#collect((row) => partition.entries[this.#at + row]);
    }
    this.#at += rows;
    return this.#at >= count;
  }

  #stepRows({ partition, slots, check }: Source): boolean {
    const length = slots?.length ?? partition.rows.count;
    // A check is the caller's code, so a step asks it less often than it looks at rows.
    const end = Math.min(length, this.#at + (check ? Math.ceil(this.#window / 2) : this.#window));
    let rows = 0;
    for (; this.#at < end; this.#at++) {
      const slot = slots ? (slots[this.#at] ?? 0) : this.#at;
      const entry = partition.entries[slot];
      if (!entry || (check && !allowed(check, entry))) continue;
      this.#arena.words[this.#rows + rows] = partition.rows.location(slot);
      this.#slots[rows++] = slot;
    }
    for (let from = 0; from < rows;) {
      from = this.#arena.kernel.scanRows(this.#search, from, rows);
      this.#collect((row) => partition.entries[this.#slots[row] ?? 0]);
    }
    return this.#at >= length;
  }

  #collect(entryAt: (row: number) => StoredEntry | undefined): void {
    const { words, floats } = this.#arena;
    const counter = this.#search / 4 + outputCountWord;
    const count = words[counter] ?? 0;
    const least = floats[this.#heap] ?? 0;
    words[counter] = 0;
    for (let index = 0; index < count; index++) {
      const at = this.#output + index * 2;
      const score = floats[at + 1] ?? 0;
      const entry = score < least ? undefined : entryAt(words[at] ?? 0);
      if (entry) this.#found.push({ entry, score });
    }
    // Only entries level with the last of the best can be this many, and of those the first by id stay.
    if (this.#found.length > 4 * this.#k + outputRows) this.#found = this.#found.sort(byRank).slice(0, this.#k);
  }
}

function allowed(check: (entry: StoredEntry) => boolean, entry: StoredEntry): boolean {
  try {
    return check(entry);
  } catch (cause) {
    throw new VectorError('FILTER_FAILED', 'the function given as accept threw', { cause });
  }
}
