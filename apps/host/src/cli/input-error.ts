import { TrellisError } from '@trellis/core';

export type InputErrorCode =
  | 'NO_SUCH_FILE'
  | 'UNREADABLE_FILE'
  | 'UNKNOWN_ID'
  | 'UNKNOWN_AGENT'
  | 'NO_QUESTION'
  | 'UNKNOWN_STARTER'
  | 'UNKNOWN_SKILL'
  | 'INVALID_OPTION';

/** Something on the command line that cannot be used. The message names it. */
export class InputError extends TrellisError<InputErrorCode> {
  override readonly name = 'InputError';
}
