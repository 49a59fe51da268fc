import { TrellisError } from '@trellis/core';

/** Each code is explained in the README. */
export type NetworkErrorCode =
  | 'INVALID_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'LIMIT_REACHED'
  | 'CURSOR_EXPIRED'
  | 'RATE_LIMITED'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_MEDIA'
  | 'AUTH_UNAVAILABLE'
  | 'INVALID_SETTINGS';

/** What went wrong, and where the caller can look. */
export interface ErrorDetails extends ErrorOptions {
  /** Name of the field, setting or parameter. */
  readonly field?: string;
  /** What was expected there. */
  readonly expected?: string;
}

/** Anything the network refuses on purpose, apart from files that cannot be read (`ImportError`). */
export class NetworkError extends TrellisError<NetworkErrorCode> {
  override readonly name = 'NetworkError';
  readonly field: string | undefined;
  readonly expected: string | undefined;

  constructor(code: NetworkErrorCode, message: string, details: ErrorDetails = {}) {
    super(code, message, details.cause === undefined ? undefined : { cause: details.cause });
    this.field = details.field;
    this.expected = details.expected;
  }
}
