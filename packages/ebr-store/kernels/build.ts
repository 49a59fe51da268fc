import { writeFile } from 'node:fs/promises';
import { compileKernel, kernelNames } from './compile-kernel.ts';

for (const name of await kernelNames()) {
  const binary = await compileKernel(name);
  await writeFile(new URL(`../data/${name}.wasm`, import.meta.url), binary);
  console.log(`${name}.wasm: ${binary.length} bytes`);
}
