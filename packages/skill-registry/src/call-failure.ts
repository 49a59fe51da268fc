import type { SkillFailure, SkillFailureCode } from '@trellis/core';

/** Why one call has no result, on its way to the dossier. Never leaves this package. */
export class CallFailure extends Error {
  readonly failure: SkillFailure;
  /** Whether the same request may be sent once more. */
  readonly retryable: boolean;

  constructor(code: SkillFailureCode, message: string, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.failure = { code, message };
    this.retryable = options.retryable ?? false;
  }
}
