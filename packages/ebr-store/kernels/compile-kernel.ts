import { readFile, readdir } from 'node:fs/promises';

/** What this uses of the compiler. Its own types would come with AssemblyScript's globals, which are not those of Node. */
interface Compiler {
  main(
    options: readonly string[],
    host: {
      readFile(file: string): string | null;
      writeFile(file: string, contents: unknown): void;
      listFiles(): readonly string[];
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}
const compiler: string = 'assemblyscript/asc';

/** Kernels are AssemblyScript: one `NAME.as.ts` in this folder becomes `data/NAME.wasm`, which is committed so that an install compiles nothing. */
export async function kernelNames(): Promise<string[]> {
  const files = await readdir(new URL('.', import.meta.url));
  return files.filter((file) => file.endsWith('.as.ts')).map((file) => file.slice(0, -'.as.ts'.length));
}

/** Compiles one kernel; the same source gives the same bytes. The memory is given by whoever starts it. Throws with the compiler's words. */
export async function compileKernel(name: string): Promise<Uint8Array> {
  const source = await readFile(new URL(`${name}.as.ts`, import.meta.url), 'utf8');
  const { default: asc } = (await import(compiler)) as { default: Compiler };
  let binary: Uint8Array | undefined;
  const options = ['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];
  const features = ['--enable', 'simd', '--enable', 'relaxed-simd', '--noExportMemory', '--initialMemory', '1'];
  const result = await asc.main([...options, ...features], {
    readFile: (file) => (file === 'kernel.ts' ? source : null),
    writeFile: (file, contents) => {
      if (file === 'kernel.wasm') binary = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (result.error || !binary) throw new Error(`${name}.as.ts: ${result.stderr.toString()}`, { cause: result.error });
  return binary;
}
