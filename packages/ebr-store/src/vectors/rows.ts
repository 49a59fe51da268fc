import type { Arena } from './arena.ts';

export const rowsPerBlock = 64;

/** Sizes in bytes of what the kernel keeps for vectors of some dimensions. */
export interface RowLayout {
  readonly dimensions: number;
  readonly codeStride: number;
  readonly vectorStride: number;
  readonly blockBytes: number;
}

export function rowLayout(dimensions: number): RowLayout {
  const codeStride = Math.ceil(dimensions / 16) * 16;
  const vectorStride = Math.ceil(dimensions / 4) * 16;
  return { dimensions, codeStride, vectorStride, blockBytes: rowsPerBlock * (codeStride + vectorStride + 20) };
}

/** Vectors without gaps, in blocks of 64: growing copies nothing, and a removal moves one row. */
export class Rows {
  readonly blocks: number[] = [];
  readonly #arena: Arena;
  readonly #layout: RowLayout;
  count = 0;

  constructor(arena: Arena, layout: RowLayout) {
    this.#arena = arena;
    this.#layout = layout;
  }

  /** Gives the slot. */
  add(vector: Float32Array | readonly number[]): number {
    if (this.count === this.blocks.length * rowsPerBlock)
      this.blocks.push(this.#arena.allocate(this.#layout.blockBytes));
    this.set(this.count, vector);
    return this.count++;
  }

  set(slot: number, vector: Float32Array | readonly number[]): void {
    const { codeStride, vectorStride } = this.#layout;
    const start = this.#vectorAt(slot) / 4;
    this.#arena.floats.fill(0, start, start + vectorStride / 4).set(vector, start);
    this.#arena.kernel.storeRow(this.#block(slot), slot % rowsPerBlock, codeStride, vectorStride);
  }

  get(slot: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.view(slot));
  }

  /** Good until the next write. */
  view(slot: number): Float32Array {
    const start = this.#vectorAt(slot) / 4;
    return this.#arena.floats.subarray(start, start + this.#layout.dimensions);
  }

  /** The last row takes the place of the removed one. */
  remove(slot: number): void {
    const last = this.count - 1;
    if (slot !== last) this.#copy(last, slot);
    this.count = last;
    if (last % rowsPerBlock === 0) this.#arena.free(this.blocks.pop() ?? 0, this.#layout.blockBytes);
  }

  /** What the kernel calls a row: its block and its place there in one word. */
  location(slot: number): number {
    return this.#block(slot) + (slot % rowsPerBlock);
  }

  #copy(from: number, to: number): void {
    const { codeStride, vectorStride } = this.#layout;
    const { bytes } = this.#arena;
    const [source, target] = [this.#block(from), this.#block(to)];
    const [sourceRow, targetRow] = [from % rowsPerBlock, to % rowsPerBlock];
    let column = 0;
    for (const stride of [codeStride, vectorStride, 4, 4, 4, 8]) {
      const start = source + column + sourceRow * stride;
      bytes.copyWithin(target + column + targetRow * stride, start, start + stride);
      column += stride * rowsPerBlock;
    }
  }

  #block(slot: number): number {
    return this.blocks[Math.floor(slot / rowsPerBlock)] ?? 0;
  }

  #vectorAt(slot: number): number {
    const { codeStride, vectorStride } = this.#layout;
    return this.#block(slot) + codeStride * rowsPerBlock + (slot % rowsPerBlock) * vectorStride;
  }
}
