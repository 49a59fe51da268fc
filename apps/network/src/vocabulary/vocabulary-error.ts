import { TrellisError } from '@trellis/core';

export type VocabularyErrorCode = 'INVALID_VOCABULARY';

/** A file of the skill vocabulary cannot be used; the message names the file and the entry. */
export class VocabularyError extends TrellisError<VocabularyErrorCode> {
  override readonly name = 'VocabularyError';

  constructor(message: string, options?: ErrorOptions) {
    super('INVALID_VOCABULARY', message, options);
  }
}
