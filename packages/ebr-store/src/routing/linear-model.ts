import { setImmediate } from 'node:timers/promises';
import type { KernelMemory } from '../kernels.ts';
import { createKernelMemory, startKernel } from '../kernels.ts';
import { seededRandom, shuffle } from './random.ts';
import type { SparseVector } from './text-features.ts';
import { featureCount } from './text-features.ts';

/** What one example looks like to the learner: dense and sparse features side by side. */
export interface FeatureVector {
  readonly dense: Float32Array;
  readonly sparse: SparseVector;
}

/** Weights row by row (feature × class): the bias, the dense features, the sparse ones. `stride` is the classes rounded up to four. */
export interface LinearModel {
  readonly classes: number;
  readonly denseLength: number;
  readonly weights: Float32Array;
}

interface TrainKernel {
  setUp(...layout: number[]): void;
  epoch(order: number, count: number, rate: number, smoothing: number): number;
}

/** By cross-validation on public training sets (`pnpm bench`). */
const recipe = { epochs: 15, rate: 0.035, smoothing: 0, seed: 7 };
/** Names the recipe, features and kernel: a trained model is only used by the code that could have trained it. */
export const recipeVersion = 'lr-adagrad-4';

const strideOf = (classes: number) => (classes + 3) & ~3;

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad rates per feature (Duchi et al., 2011). The same examples in
 * the same order give the same bits. All `dense` have one length. Between two passes other work of the process gets its turn.
 */
export async function trainLinear(
  examples: readonly FeatureVector[],
  labels: readonly number[],
  options: { classes: number; signal: AbortSignal },
): Promise<LinearModel> {
  const { classes, signal } = options;
  const count = examples.length;
  const denseLength = examples[0]?.dense.length ?? 0;
  const layout = layOut(examples, classes, denseLength);
  const memory = createKernelMemory(layout.bytes);
  const kernel = startKernel<TrainKernel>('train', memory);
  writeExamples(memory, layout, examples, labels);
  const { weights, gains, scores, dense, offsets, features, values, ids, order } = layout;
  kernel.setUp(classes, denseLength, weights, gains, scores, dense, offsets, features, values, ids);
  const sequence = new Int32Array(memory.buffer, order, count);
  for (let index = 0; index < count; index++) sequence[index] = index;
  const random = seededRandom(recipe.seed);
  for (let pass = 0; pass < recipe.epochs; pass++) {
    shuffle(sequence, random);
    // A row's gain sums over its classes: with more classes each one's step would become smaller.
    const rate = recipe.rate * Math.sqrt(classes) * (1 - pass / recipe.epochs);
    // In parts, so that a long pass does not hold up the process.
    for (let from = 0; from < count; from += chunk) {
      kernel.epoch(order + from * 4, Math.min(chunk, count - from), rate, recipe.smoothing);
      await setImmediate();
      signal.throwIfAborted();
    }
  }
  const length = (1 + denseLength + featureCount) * strideOf(classes);
  return { classes, denseLength, weights: new Float32Array(memory.buffer, weights, length).slice() };
}

const chunk = 250;

function layOut(examples: readonly FeatureVector[], classes: number, denseLength: number) {
  const stride = strideOf(classes);
  const entries = examples.reduce((sum, { sparse }) => sum + sparse.features.length, 0);
  const rows = 1 + denseLength + featureCount;
  let bytes = 0;
  const take = (words: number) => {
    const at = bytes;
    bytes += (words * 4 + 15) & ~15;
    return at;
  };
  const places = {
    weights: take(rows * stride),
    gains: take(rows),
    scores: take(stride),
    dense: take(examples.length * denseLength),
    offsets: take(examples.length + 1),
    features: take(entries),
    values: take(entries),
    ids: take(examples.length),
    order: take(examples.length),
  };
  return { ...places, entries, bytes: Math.max(16, bytes) };
}

function writeExamples(
  { buffer }: KernelMemory,
  layout: ReturnType<typeof layOut>,
  examples: readonly FeatureVector[],
  labels: readonly number[],
): void {
  new Int32Array(buffer, layout.ids, labels.length).set(labels);
  const length = examples[0]?.dense.length ?? 0;
  const dense = new Float32Array(buffer, layout.dense, examples.length * length);
  const offsets = new Int32Array(buffer, layout.offsets, examples.length + 1);
  const features = new Int32Array(buffer, layout.features, layout.entries);
  const values = new Float32Array(buffer, layout.values, layout.entries);
  let entry = 0;
  examples.forEach((example, index) => {
    dense.set(example.dense, index * length);
    features.set(example.sparse.features, entry);
    values.set(example.sparse.weights, entry);
    entry += example.sparse.features.length;
    offsets[index + 1] = entry;
  });
}

/** What speaks for each class, as log-odds up to a constant. */
export function linearScores(model: LinearModel, { dense, sparse }: FeatureVector): Float64Array {
  const { classes, weights, denseLength } = model;
  const stride = strideOf(classes);
  const scores = Float64Array.from({ length: classes }, (_, label) => weights[label] ?? 0);
  const add = (row: number, value: number) => {
    const at = row * stride;
    for (let label = 0; label < classes; label++)
      scores[label] = (scores[label] ?? 0) + value * (weights[at + label] ?? 0);
  };
  for (let index = 0; index < denseLength; index++) add(1 + index, dense[index] ?? 0);
  sparse.features.forEach((feature, index) => add(1 + denseLength + feature, sparse.weights[index] ?? 0));
  return scores;
}
