import { readFileSync } from 'node:fs';

const folder = new URL('../data/', import.meta.url);

/** A kernel's functions over a memory that its user owns: offsets and lengths in bytes, as the kernel's source says. */
export function startKernel<T>(name: string, memory: WebAssembly.Memory): T {
  const binary = readFileSync(new URL(`${name}.wasm`, folder));
  const imports = { env: { memory, abort: () => {} } };
  return new WebAssembly.Instance(new WebAssembly.Module(binary), imports).exports as T;
}
