import { TrellisError } from '@trellis/core';

export type EmbedderErrorCode =
  | 'WEIGHTS_MISSING'
  | 'WEIGHTS_DAMAGED'
  | 'RUNTIME_MISSING'
  | 'INVALID_MODEL'
  | 'INVALID_OPTIONS'
  | 'TIMED_OUT'
  | 'REQUEST_REFUSED'
  | 'REQUEST_FAILED'
  | 'INVALID_RESPONSE';

/** An embedder that cannot be made, or could not embed. Messages never hold the texts. */
export class EmbedderError extends TrellisError<EmbedderErrorCode> {
  override readonly name = 'EmbedderError';
}
