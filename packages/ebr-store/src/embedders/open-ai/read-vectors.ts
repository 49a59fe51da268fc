import { EmbedderError } from '../embedder-error.ts';
import { toUnitLength } from '../split-text.ts';

/**
 * The vectors of an answer in the order of the texts, each of length 1. Throws `INVALID_RESPONSE` unless there is exactly one for each
 * text, all of one length, of finite numbers that are not all zero.
 */
export function readVectors(answer: unknown, count: number, dimensions: number | undefined): Float32Array[] {
  const data = isRecord(answer) ? answer['data'] : undefined;
  if (!Array.isArray(data) || data.length !== count) {
    throw invalid(`expected ${count} vectors, found ${Array.isArray(data) ? data.length : 'no list'}`);
  }
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count });
  for (const item of data as unknown[]) {
    const { index, embedding } = isRecord(item) ? item : {};
    if (typeof index !== 'number' || !Object.hasOwn(vectors, index)) throw invalid(`index: expected 0 to ${count - 1}`);
    if (vectors[index]) throw invalid(`index ${index} occurs twice`);
    vectors[index] = readVector(embedding, index, dimensions ?? vectors.find((vector) => vector)?.length);
  }
  return vectors as Float32Array[];
}

function readVector(embedding: unknown, index: number, dimensions: number | undefined): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0) throw invalid(`vector ${index}: expected a list of numbers`);
  if (dimensions !== undefined && embedding.length !== dimensions) {
    throw invalid(`vector ${index}: expected ${dimensions} dimensions, found ${embedding.length}`);
  }
  const values = embedding as unknown[];
  if (!values.every((value): value is number => typeof value === 'number' && Math.abs(value) < 1e18)) {
    throw invalid(`vector ${index}: expected finite numbers`);
  }
  if (values.every((value) => value === 0)) throw invalid(`vector ${index}: expected a direction, found only zeros`);
  return toUnitLength(values);
}

const invalid = (what: string) => new EmbedderError('INVALID_RESPONSE', `Embeddings server: ${what}`);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
