import type { SkillFailure, SkillFailureCode } from '@trellis/core';
import { TrellisError } from '@trellis/core';

export interface CallFailureOptions extends ErrorOptions {
  /** The same request may be sent once more, if it changes nothing. */
  readonly retryable?: boolean;
  /** The service itself asked to wait so long, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The service itself is at fault, rather than this one request. True for UNAVAILABLE when absent. */
  readonly isOutage?: boolean;
}

/** Why one call has no result. Thrown by a transport, it ends as an entry of the dossier, so its message names no value. */
export class CallFailure extends TrellisError<SkillFailureCode> {
  override readonly name = 'CallFailure';
  readonly failure: SkillFailure;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly isOutage: boolean;

  constructor(code: SkillFailureCode, message: string, options: CallFailureOptions = {}) {
    const { retryable = false, retryAfterMs, isOutage = code === 'UNAVAILABLE', ...rest } = options;
    super(code, message, rest);
    this.failure = { code, message };
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.isOutage = isOutage;
  }
}
