import type { Attributes, Conditions, EmbedderIdentity, VectorEntry, VectorQuery } from './vector-index.ts';
import { VectorError } from './vector-error.ts';

export const maximumK = 10_000;
export const maximumDimensions = 8192;

/** Throws unless the vector has the dimensions, is finite in f32 and is not all zeros. */
export function checkVector(vector: unknown, dimensions: number, place: string): void {
  if (!(vector instanceof Float32Array) && !Array.isArray(vector))
    throw new VectorError('INVALID_VECTOR', `${place}: expected a Float32Array or an array of numbers`);
  if (vector.length !== dimensions)
    throw new VectorError('WRONG_DIMENSIONS', `${place}: expected ${dimensions} dimensions, seen ${vector.length}`);
  let sum = 0;
  for (let index = 0; index < dimensions; index++) {
    const value: unknown = vector[index];
    if (typeof value !== 'number' || !Number.isFinite(Math.fround(value)))
      throw new VectorError('INVALID_VECTOR', `${place}: the value at ${index} is not a finite number of 32 bits`);
    sum += Math.fround(value) ** 2;
  }
  if (!(sum > 0)) throw new VectorError('INVALID_VECTOR', `${place}: all values are zero, which has no direction`);
}

export function checkEmbedder(seen: unknown, expected: EmbedderIdentity): void {
  const { model, contentHash } = (seen ?? {}) as Partial<EmbedderIdentity>;
  if (model === expected.model && contentHash === expected.contentHash) return;
  const [want, have] = [`${expected.model} (${expected.contentHash})`, `${String(model)} (${String(contentHash)})`];
  throw new VectorError('INDEX_MISMATCH', `this index holds vectors of ${want}, and was given one of ${have}`);
}

const isValue = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function checkEntry(entry: VectorEntry, dimensions: number, place: string): void {
  if (!isRecord(entry)) throw new VectorError('INVALID_ENTRY', `${place}: expected an object`);
  if (typeof entry.id !== 'string' || entry.id === '')
    throw new VectorError('INVALID_ENTRY', `${place}: the id must be a text that is not empty`);
  checkAttributes(entry.attributes, place);
  checkVector(entry.vector, dimensions, place);
}

function checkAttributes(attributes: Attributes | undefined, place: string): void {
  if (attributes === undefined) return;
  if (!isRecord(attributes)) throw new VectorError('INVALID_ENTRY', `${place}: attributes must be an object`);
  const wrong = Object.keys(attributes).find((name) => !isValue(attributes[name]));
  if (wrong !== undefined)
    throw new VectorError('INVALID_ENTRY', `${place}: attribute ${wrong} must be a text, a finite number or a boolean`);
}

export function checkConditions(where: Conditions | undefined): Conditions {
  if (where === undefined) return {};
  if (!isRecord(where)) throw new VectorError('INVALID_QUERY', 'where must be an object');
  for (const [name, condition] of Object.entries(where)) {
    const values: unknown[] = Array.isArray(condition) ? condition : [condition];
    if (!values.every(isValue))
      throw new VectorError(
        'INVALID_QUERY',
        `where: ${name} must be a text, a finite number or a boolean, or a list of these`,
      );
  }
  return where;
}

/** Gives the conditions, which may be absent. */
export function checkQuery(query: VectorQuery, dimensions: number, embedder: EmbedderIdentity): Conditions {
  if (!isRecord(query)) throw new VectorError('INVALID_QUERY', 'expected an object');
  checkEmbedder(query.embedder, embedder);
  checkVector(query.vector, dimensions, 'query');
  if (!Number.isInteger(query.k) || query.k < 1 || query.k > maximumK)
    throw new VectorError('INVALID_QUERY', `k must be a whole number from 1 to ${maximumK}, seen ${String(query.k)}`);
  if (query.accept !== undefined && typeof query.accept !== 'function')
    throw new VectorError('INVALID_QUERY', 'accept must be a function');
  return checkConditions(query.where);
}
