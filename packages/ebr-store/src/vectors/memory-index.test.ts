import { describeVectorIndex } from './testing/describe-vector-index.ts';
import { createVectorIndex, restoreVectorIndex } from './create-vector-index.ts';

describeVectorIndex('the flat engine', {
  create: createVectorIndex,
  restore: restoreVectorIndex,
  settled: () => Promise.resolve(),
  exact: true,
});
