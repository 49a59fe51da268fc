export { createVectorIndex, restoreVectorIndex } from './vectors/create-vector-index.ts';
export type { VectorEngine, VectorIndexOptions } from './vectors/create-vector-index.ts';
export { VectorError } from './vectors/vector-error.ts';
export type { VectorErrorCode } from './vectors/vector-error.ts';
export type {
  Attributes,
  AttributeValue,
  Conditions,
  EmbedderIdentity,
  GraphStats,
  PartitionStats,
  VectorEntry,
  VectorIndex,
  VectorIndexStats,
  VectorMatch,
  VectorQuery,
  WriteOptions,
} from './vectors/vector-index.ts';
