import { TrellisError } from '@trellis/core';

/** Why there is no answer. The README says what each means and what to do. */
export type ModelErrorCode =
  | 'INVALID_CONFIGURATION'
  | 'INVALID_REQUEST'
  | 'TOO_LARGE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NO_CREDIT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'SPEND_LIMIT'
  | 'OVERLOADED'
  | 'SERVER_ERROR'
  | 'SERVER_TIMEOUT'
  | 'UNREACHABLE'
  | 'CONNECTION_LOST'
  | 'TRUNCATED'
  | 'MALFORMED_STREAM'
  | 'UNEXPECTED_STOP'
  | 'FIRST_TOKEN_TIMEOUT'
  | 'BETWEEN_TOKENS_TIMEOUT'
  | 'DEADLINE_EXCEEDED'
  | 'ABORTED';

const retryableCodes: ReadonlySet<ModelErrorCode> = new Set([
  'CONFLICT',
  'RATE_LIMITED',
  'OVERLOADED',
  'SERVER_ERROR',
  'SERVER_TIMEOUT',
  'UNREACHABLE',
  'CONNECTION_LOST',
  'TRUNCATED',
  'MALFORMED_STREAM',
  'FIRST_TOKEN_TIMEOUT',
  'BETWEEN_TOKENS_TIMEOUT',
  'DEADLINE_EXCEEDED',
]);

export interface ModelErrorDetails {
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** A model could not answer, or not to the end. */
export class ModelError extends TrellisError<ModelErrorCode> {
  override readonly name = 'ModelError';
  /** Whether the same request may succeed when it is sent again. */
  readonly retryable: boolean;
  /** How long the service asked to wait. */
  readonly retryAfterMs?: number;
  /** The HTTP status, when there was one. */
  readonly status?: number;
  /** The service's id of the request, for its operators. */
  readonly requestId?: string;

  constructor(code: ModelErrorCode, message: string, details: ModelErrorDetails = {}) {
    super(code, message, details.cause === undefined ? undefined : { cause: details.cause });
    this.retryable = details.retryable ?? retryableCodes.has(code);
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.status !== undefined) this.status = details.status;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }
}
