import type { KernelMemory } from '../kernels.ts';
import { createKernelMemory, startKernel } from '../kernels.ts';
import type { FeatureVector } from './linear-model.ts';
import { featureCount } from './text-features.ts';

/** Which known examples are like a vector, by the mean of the cosines of its two halves. */
export interface KnownQuestions {
  /** One similarity for each known example, in their order; valid until the next call. */
  similarities(vector: FeatureVector): Float64Array;
}

/** Holds the examples for exact search: dense vectors side by side in a kernel's memory, sparse ones by feature. All are of unit length. */
export function createKnownQuestions(examples: readonly FeatureVector[]): KnownQuestions {
  const length = examples[0]?.dense.length ?? 0;
  const result = new Float64Array(examples.length);
  const postings = postingsOf(examples);
  const dense = length > 0 ? holdDense(examples, length) : undefined;
  const share = dense ? 0.5 : 1;
  return {
    similarities(vector) {
      const near = dense?.(vector.dense);
      for (let index = 0; index < result.length; index++) result[index] = share * (near?.[index] ?? 0);
      vector.sparse.features.forEach((feature, position) => {
        const weight = share * (vector.sparse.weights[position] ?? 0);
        for (let at = postings.starts[feature] ?? 0; at < (postings.starts[feature + 1] ?? 0); at++) {
          const example = postings.examples[at] ?? 0;
          result[example] = (result[example] ?? 0) + weight * (postings.weights[at] ?? 0);
        }
      });
      return result;
    },
  };
}

interface DotKernel {
  dots(vector: number, others: number, count: number, length: number, results: number): void;
}

function holdDense(examples: readonly FeatureVector[], length: number): (vector: Float32Array) => Float32Array {
  const padded = (length + 3) & ~3;
  const others = padded * 4;
  const results = others + examples.length * padded * 4;
  const memory: KernelMemory = createKernelMemory(results + examples.length * 4);
  const kernel = startKernel<DotKernel>('train', memory);
  examples.forEach(({ dense }, index) =>
    new Float32Array(memory.buffer, others + index * padded * 4, length).set(dense),
  );
  return (vector) => {
    new Float32Array(memory.buffer, 0, length).set(vector);
    kernel.dots(0, others, examples.length, padded, results);
    return new Float32Array(memory.buffer, results, examples.length);
  };
}

function postingsOf(examples: readonly FeatureVector[]) {
  const starts = new Uint32Array(featureCount + 2);
  for (const { sparse } of examples)
    for (const feature of sparse.features) starts[feature + 2] = (starts[feature + 2] ?? 0) + 1;
  for (let feature = 2; feature < starts.length; feature++)
    starts[feature] = (starts[feature] ?? 0) + (starts[feature - 1] ?? 0);
  const total = starts[featureCount + 1] ?? 0;
  const holders = new Uint32Array(total);
  const weights = new Float32Array(total);
  examples.forEach(({ sparse }, example) => {
    sparse.features.forEach((feature, position) => {
      const at = starts[feature + 1] ?? 0;
      holders[at] = example;
      weights[at] = sparse.weights[position] ?? 0;
      starts[feature + 1] = at + 1;
    });
  });
  return { starts, examples: holders, weights };
}
