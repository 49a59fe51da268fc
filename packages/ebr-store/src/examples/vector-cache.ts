import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import { ExampleError } from './example-error.ts';

const keyBytes = 16;
const checkBytes = 32;
const batchSize = 32;

export interface VectorsOptions {
  /** Of the file. */
  readonly name: string;
  readonly embedder: Embedder;
  readonly cacheFolder?: string;
  /** Vectors of this embedder that are at hand. */
  readonly known?: ReadonlyMap<string, Float32Array>;
  readonly signal: AbortSignal;
}

/**
 * One row a text, in their order: from what is known, from the file of this name and embedder, and for the rest from the embedder. The file then
 * holds these texts' vectors and no others. A file that is damaged or of another size counts for nothing.
 */
export async function vectorsFor(texts: readonly string[], options: VectorsOptions): Promise<Float32Array> {
  const { embedder, cacheFolder, signal, known = new Map<string, Float32Array>() } = options;
  const { dimensions } = embedder;
  const file =
    cacheFolder === undefined ? undefined : join(cacheFolder, `${options.name}-${identityOf(embedder)}.vectors`);
  const found = new Map(texts.map((text) => [text, known.get(text)]));
  if (file !== undefined) await takeKept(found, file, dimensions);
  const wasKept = [...found.values()].every((vector) => vector !== undefined);
  await embedMissing(found, embedder, signal);
  const rows = new Float32Array(texts.length * dimensions);
  for (const [index, text] of texts.entries()) rows.set(found.get(text) ?? [], index * dimensions);
  if (file !== undefined && !wasKept) await writeVectors(file, found);
  return rows;
}

const keyOf = (text: string) => sha256(text).toString('hex', 0, keyBytes);

const identityOf = ({ model, contentHash, dimensions }: Embedder) =>
  sha256(`${model}\0${contentHash}\0${dimensions}`).toString('hex').slice(0, 16);

type Found = Map<string, Float32Array | undefined>;

async function takeKept(found: Found, file: string, dimensions: number): Promise<void> {
  const kept = await readVectors(file, dimensions);
  for (const [text, vector] of found) if (!vector) found.set(text, kept.get(keyOf(text)));
}

async function embedMissing(found: Found, embedder: Embedder, signal: AbortSignal): Promise<void> {
  // In the order of the texts, so that a batch is the same whatever order they came in.
  const missing = [...found].flatMap(([text, vector]) => (vector ? [] : [text])).sort();
  for (let from = 0; from < missing.length; from += batchSize) {
    const batch = missing.slice(from, from + batchSize);
    const vectors = await raceSignal(embedder.embed(batch, { signal, purpose: 'document' }), signal);
    for (const [index, text] of batch.entries()) found.set(text, checkVector(vectors[index], embedder.dimensions));
    // Questions are answered meanwhile.
    await setImmediate();
  }
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
async function writeVectors(file: string, found: Found): Promise<void> {
  const byKey = [...found].map(([text, vector]) => [keyOf(text), vector] as const);
  const parts = byKey
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, vector]) =>
      vector ? [Buffer.from(key, 'hex'), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)] : [],
    );
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
