import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import { Pace, slices } from '../vectors/pace.ts';
import { ExampleError } from './example-error.ts';

const keyBytes = 16;
const checkBytes = 32;
const batchSize = 32;
/** Questions are answered meanwhile. */
const sliceMs = 0.5;

/**
 * One row a text, in their order: from the file of this name and embedder where it is there, from the embedder where not. The file then holds
 * these texts' vectors and no others. A file that is damaged or of another size counts for nothing.
 */
export async function vectorsFor(
  texts: readonly string[],
  options: { name: string; embedder: Embedder; cacheFolder?: string; signal: AbortSignal },
): Promise<Float32Array> {
  const { embedder, cacheFolder, signal } = options;
  const { dimensions } = embedder;
  const identity = sha256(`${embedder.model}\0${embedder.contentHash}\0${dimensions}`).toString('hex').slice(0, 16);
  const file = cacheFolder === undefined ? undefined : join(cacheFolder, `${options.name}-${identity}.vectors`);
  const known = file === undefined ? new Map<string, Float32Array>() : await readVectors(file, dimensions);
  const keys: string[] = [];
  const makeKeys = slices(texts, 20, (text) => keys.push(sha256(text).toString('hex', 0, keyBytes)));
  await new Pace(sliceMs).run(makeKeys, () => signal.throwIfAborted());
  // In the order of the keys, so that a batch is the same whatever order the texts came in.
  const missing = [...new Map(keys.map((key, index) => [key, texts[index] ?? ''] as const))]
    .filter(([key]) => !known.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (let from = 0; from < missing.length; from += batchSize) {
    const batch = missing.slice(from, from + batchSize);
    const work = embedder.embed(
      batch.map(([, text]) => text),
      { signal, purpose: 'document' },
    );
    const vectors = await raceSignal(work, signal);
    for (const [index, [key]] of batch.entries()) known.set(key, checkVector(vectors[index], dimensions));
    await setImmediate();
  }
  const rows = new Float32Array(texts.length * dimensions);
  for (const [index, key] of keys.entries()) rows.set(known.get(key) ?? [], index * dimensions);
  if (file !== undefined && (missing.length > 0 || known.size > new Set(keys).size))
    await writeVectors(file, new Map([...new Set(keys)].sort().map((key) => [key, known.get(key) as Float32Array])));
  return rows;
}

/** The vector, when it can be compared with others. Throws `WRONG_EMBEDDER` otherwise. */
export function checkVector(vector: Float32Array | undefined, dimensions: number): Float32Array {
  if (vector?.length !== dimensions)
    throw new ExampleError(
      'WRONG_EMBEDDER',
      `expected vectors of ${dimensions} numbers, got ${vector?.length ?? 'none'}`,
    );
  let squares = 0;
  for (const number of vector) squares += number * number;
  if (!(Math.abs(squares - 1) < 1e-2))
    throw new ExampleError('WRONG_EMBEDDER', `expected a vector of length 1, got ${Math.sqrt(squares)}`);
  return vector;
}

async function readVectors(file: string, dimensions: number): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const row = keyBytes + 4 * dimensions;
  const size = bytes.length - checkBytes;
  if (size <= 0 || size % row !== 0 || !sha256(bytes.subarray(checkBytes)).equals(bytes.subarray(0, checkBytes)))
    return vectors;
  for (let at = checkBytes; at < bytes.length; at += row) {
    const numbers = bytes.subarray(at + keyBytes, at + row);
    vectors.set(bytes.toString('hex', at, at + keyBytes), new Float32Array(new Uint8Array(numbers).buffer));
  }
  return vectors;
}

/** Under another name first: whoever reads meanwhile sees the whole of one or the whole of the other. */
async function writeVectors(file: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const parts = [...vectors].flatMap(([key, { buffer, byteOffset, byteLength }]) => [
    Buffer.from(key, 'hex'),
    Buffer.from(buffer, byteOffset, byteLength),
  ]);
  const content = Buffer.concat(parts);
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(draft, Buffer.concat([sha256(content), content]));
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
