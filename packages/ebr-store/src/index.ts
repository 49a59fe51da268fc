export { startKernel } from './kernels.ts';
export { ExampleError, describeProblem } from './examples/example-error.ts';
export type { ExampleErrorCode, ExampleProblem } from './examples/example-error.ts';
export type { ExampleRecord, ExampleState } from './examples/example-record.ts';
export { createExampleSet } from './examples/example-set.ts';
export type { EmbedderIdentity, ExampleSet, ExampleSetOptions } from './examples/example-set.ts';
export { parseExamples } from './examples/parse-examples.ts';
export type { PlacedExample } from './examples/parse-examples.ts';
