import { TrellisError } from '@trellis/core';

export type GenerationErrorCode = 'NO_MODEL' | 'MODEL_UNAVAILABLE' | 'MODEL_CUT_OFF' | 'MODEL_REFUSED' | 'MODEL_EMPTY';

/** Why `generate` gave up. Agents let it pass: the pipeline answers without a model then. */
export class GenerationError extends TrellisError<GenerationErrorCode> {
  override readonly name = 'GenerationError';
  /** The message whose text is to be taken back. */
  readonly messageId?: string;

  constructor(code: GenerationErrorCode, message: string, options: ErrorOptions & { messageId?: string } = {}) {
    super(code, message, options);
    if (options.messageId !== undefined) this.messageId = options.messageId;
  }
}
