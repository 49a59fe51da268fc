import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelNames } from '../kernels/compile-kernel.ts';
import { createKernelMemory, startKernel } from './kernels.ts';

const names = await kernelNames();

describe('the compiled kernels', () => {
  it.each(names)('%s.wasm is what its source compiles to', async (name) => {
    const committed = await readFile(new URL(`../data/${name}.wasm`, import.meta.url));
    expect(Buffer.compare(committed, Buffer.from(await compileKernel(name)))).toBe(0);
  });

  it('compute over a memory of their user', () => {
    const memory = createKernelMemory(64);
    const { dotF32 } = startKernel<{ dotF32(a: number, b: number, length: number): number }>('scan', memory);
    new Float32Array(memory.buffer).set([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(dotF32(0, 16, 4)).toBe(70);
  });
});
