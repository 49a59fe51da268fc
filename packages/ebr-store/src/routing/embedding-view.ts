import { setImmediate } from 'node:timers/promises';

/** How embeddings are looked at: moved and turned so that what questions of one label differ in counts less. */
export interface EmbeddingView {
  /** The mean embedding, which is taken off each; empty without embeddings. */
  readonly center: Float32Array;
  /** The inverse of a Cholesky factor, its lower triangle row by row; empty when vectors are only moved. */
  readonly whitener: Float32Array;
}

/** How much of the spread is taken for the same in all directions, by cross-validation on public training sets (Ledoit and Wolf, 2004). */
const shrinkage = 0.75;
/** What the questions of one of a few broad labels differ in is not noise: up to here, vectors are only moved. */
const fewLabels = 15;

/** Learns mean and within-label spread. The same vectors in the same order give the same bits. */
export async function learnEmbeddingView(
  vectors: readonly Float32Array[],
  labels: readonly number[],
  { signal }: { signal: AbortSignal },
): Promise<EmbeddingView> {
  const size = vectors[0]?.length ?? 0;
  const center = meanOf(vectors, size);
  const moved = vectors.map((vector) => movedToUnit(vector, center));
  const members = Map.groupBy(moved.keys(), (index) => labels[index] ?? 0);
  if (members.size <= fewLabels) return { center, whitener: new Float32Array() };
  const means = new Map(
    [...members].map(([label, own]) => [
      label,
      meanOf(
        own.map((index) => moved[index] ?? new Float32Array(size)),
        size,
      ),
    ]),
  );
  const spread = new Float64Array(size * size);
  for (const [index, vector] of moved.entries()) {
    const mean = means.get(labels[index] ?? 0) ?? center;
    addSquare(
      spread,
      vector.map((value, place) => value - (mean[place] ?? 0)),
    );
    if (index % pause !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
  return { center, whitener: inverseFactor(shrunk(spread, size), size) };
}

const pause = 100;

/** An embedding as the view shows it, of unit length; all zeros without one. */
export function viewed(vector: Float32Array | undefined, { center, whitener }: EmbeddingView): Float32Array {
  const size = center.length;
  const turned = new Float32Array(size);
  if (!vector) return turned;
  const moved = movedToUnit(vector, center);
  if (whitener.length === 0) return moved;
  for (let row = 0, at = 0; row < size; row++) {
    let sum = 0;
    for (let column = 0; column <= row; column++) sum += (whitener[at++] ?? 0) * (moved[column] ?? 0);
    turned[row] = sum;
  }
  return toUnit(turned);
}

function movedToUnit(vector: Float32Array, center: Float32Array): Float32Array {
  return toUnit(center.map((value, index) => (vector[index] ?? 0) - value));
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}

function meanOf(vectors: readonly Float32Array[], size: number): Float32Array {
  const sum = new Float64Array(size);
  for (const vector of vectors)
    for (let index = 0; index < size; index++) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
  return Float32Array.from(sum, (value) => value / vectors.length);
}

/** Adds the vector's product with itself, to the lower triangle. */
function addSquare(matrix: Float64Array, vector: Float32Array): void {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    const value = vector[row] ?? 0;
    const at = row * size;
    for (let column = 0; column <= row; column++)
      matrix[at + column] = (matrix[at + column] ?? 0) + value * (vector[column] ?? 0);
  }
}

/** Of mean variance 1, drawn towards the same in all directions. Without any spread, that is all there is. */
function shrunk(matrix: Float64Array, size: number): Float64Array {
  let trace = 0;
  for (let index = 0; index < size; index++) trace += matrix[index * size + index] ?? 0;
  const scale = trace > 0 ? ((1 - shrinkage) * size) / trace : 0;
  const scaled = matrix.map((value) => value * scale);
  const rest = trace > 0 ? shrinkage : 1;
  for (let index = 0; index < size; index++) scaled[index * size + index] = (scaled[index * size + index] ?? 0) + rest;
  return scaled;
}

/** L⁻¹ of L·Lᵀ, packed. */
function inverseFactor(matrix: Float64Array, size: number): Float32Array {
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let index = 0; index < column; index++)
        sum -= (matrix[row * size + index] ?? 0) * (matrix[column * size + index] ?? 0);
      matrix[row * size + column] = row === column ? Math.sqrt(sum) : sum / (matrix[column * size + column] ?? 1);
    }
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const own = matrix[row * size + row] ?? 1;
    inverse[row * size + row] = 1 / own;
    for (let index = 0; index < row; index++) {
      const factor = (matrix[row * size + index] ?? 0) / own;
      for (let column = 0; column <= index; column++)
        inverse[row * size + column] =
          (inverse[row * size + column] ?? 0) - factor * (inverse[index * size + column] ?? 0);
    }
  }
  const packed = new Float32Array((size * (size + 1)) / 2);
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column <= row; column++) packed[at++] = inverse[row * size + column] ?? 0;
  return packed;
}
