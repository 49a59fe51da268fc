import { createKernelMemory, pageBytes, startKernel } from '../kernels.ts';
import { VectorError } from './vector-error.ts';

/** The functions of `kernels/scan.as.ts`. Addresses are in bytes. */
export interface ScanKernel {
  storeRow(block: number, row: number, codeStride: number, vectorStride: number): number;
  prepare(search: number, dimensions: number): void;
  scanBlocks(search: number, from: number, to: number): number;
  scanRows(search: number, from: number, to: number): number;
}

const alignment = 64;

/** Memory for a kernel in pieces of a few sizes. Freed pieces are used again, so churn does not make it grow. */
export class Arena {
  readonly kernel: ScanKernel;
  readonly #memory = createKernelMemory(pageBytes);
  readonly #free = new Map<number, number[]>();
  #next = alignment;
  #used = 0;
  bytes: Uint8Array;
  words: Uint32Array;
  floats: Float32Array;

  constructor() {
    this.kernel = startKernel<ScanKernel>('scan', this.#memory);
    const { buffer } = this.#memory;
    [this.bytes, this.words, this.floats] = [new Uint8Array(buffer), new Uint32Array(buffer), new Float32Array(buffer)];
  }

  get bytesReserved(): number {
    return this.bytes.length;
  }

  get bytesUsed(): number {
    return this.#used;
  }

  /** An address that is a multiple of 64; what stands there is left from before. May replace the views. */
  allocate(bytes: number): number {
    const size = Math.ceil(bytes / alignment) * alignment;
    const address = this.#free.get(size)?.pop() ?? this.#extend(size);
    this.#used += size;
    return address;
  }

  free(address: number, bytes: number): void {
    const size = Math.ceil(bytes / alignment) * alignment;
    const pieces = this.#free.get(size);
    if (pieces) pieces.push(address);
    else this.#free.set(size, [address]);
    this.#used -= size;
  }

  #extend(size: number): number {
    const address = this.#next;
    const missing = address + size - this.bytes.length;
    if (missing > 0) this.#grow(missing);
    this.#next += size;
    return address;
  }

  #grow(missing: number): void {
    const needed = Math.ceil(missing / pageBytes);
    const pages = this.bytes.length / pageBytes;
    // A large step at once sets off a collection of garbage at once; pages that were never touched take no memory.
    const wanted = Math.min(65_536 - pages, Math.ceil(pages / 8), 64);
    try {
      this.#memory.grow(Math.max(needed, wanted));
    } catch (cause) {
      const message = `no room for more entries: ${this.bytes.length} bytes are taken, and there are at most 4 GiB`;
      throw new VectorError('CAPACITY_REACHED', message, { cause });
    }
    const { buffer } = this.#memory;
    [this.bytes, this.words, this.floats] = [new Uint8Array(buffer), new Uint32Array(buffer), new Float32Array(buffer)];
  }
}
