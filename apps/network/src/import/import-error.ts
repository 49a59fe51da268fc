import { TrellisError } from '@trellis/core';
import type { ErrorDetails } from '../network-error.ts';

/** Each code is explained in the README. */
export type ImportErrorCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'BINARY_FILE'
  | 'ENCRYPTED_FILE'
  | 'NO_TEXT'
  | 'DAMAGED_FILE'
  | 'UNSAFE_FILE'
  | 'TOO_MUCH_INSIDE'
  | 'TOO_SLOW'
  | 'BUSY'
  | 'UNSUPPORTED_ENCODING'
  | 'INVALID_JSON'
  | 'INVALID_FRONT_MATTER'
  | 'TOO_DEEP'
  | 'TOO_MANY_RECORDS'
  | 'UNKNOWN_FORMAT'
  | 'WRONG_KIND'
  | 'NO_JOB_POSTING'
  | 'MISSING_FIELD';

/** A file that cannot be taken. Nothing of it was stored. `field` is its place in the file: a path, or line and column. */
export class ImportError extends TrellisError<ImportErrorCode> {
  override readonly name = 'ImportError';
  readonly field: string | undefined;
  readonly expected: string | undefined;

  constructor(code: ImportErrorCode, message: string, details: ErrorDetails = {}) {
    super(code, message, details.cause === undefined ? undefined : { cause: details.cause });
    this.field = details.field;
    this.expected = details.expected;
  }
}
