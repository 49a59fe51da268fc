import { TrellisError } from '@trellis/core';

export type VectorErrorCode =
  | 'INVALID_OPTIONS'
  | 'INVALID_ENTRY'
  | 'INVALID_VECTOR'
  | 'WRONG_DIMENSIONS'
  | 'INVALID_QUERY'
  | 'FILTER_FAILED'
  | 'INDEX_MISMATCH'
  | 'UNKNOWN_ID'
  | 'CAPACITY_REACHED'
  | 'SNAPSHOT_INVALID'
  | 'ENGINE_UNAVAILABLE'
  | 'CLOSED';

/** What a vector index throws. Messages name positions and counts, never an id or an attribute's value. */
export class VectorError extends TrellisError<VectorErrorCode> {
  override readonly name = 'VectorError';
}
