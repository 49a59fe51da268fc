import { TrellisError } from '@trellis/core';

export type GuardedFetchErrorCode =
  | 'INVALID_URL'
  | 'BLOCKED_ADDRESS'
  | 'TOO_MANY_REDIRECTS'
  | 'TOO_LARGE'
  | 'TIMEOUT'
  | 'UNREACHABLE';

/** Why a guarded fetch has no response. The message names no part of the address. */
export class GuardedFetchError extends TrellisError<GuardedFetchErrorCode> {
  override readonly name = 'GuardedFetchError';
}
