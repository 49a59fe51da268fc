import { readFileSync } from 'node:fs';

/** What a kernel works on. `grow` takes pages of 64 KB and detaches every view made before. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

// Node has it; its types are those of browsers, which this package does not take in.
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum?: number }) => KernelMemory;
  Module: new (binary: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

export const pageBytes = 65_536;
const folder = new URL('../data/', import.meta.url);

export const createKernelMemory = (bytes: number): KernelMemory =>
  new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });

/** A kernel's functions over a memory that its user owns: offsets and lengths in bytes, as the kernel's source says. */
export function startKernel<T>(name: string, memory: KernelMemory): T {
  const binary = readFileSync(new URL(`${name}.wasm`, folder));
  const imports = { env: { memory, abort: () => {} } };
  return new WebAssembly.Instance(new WebAssembly.Module(binary), imports).exports as T;
}
