import { TrellisError } from '@trellis/core';

export type StoreErrorCode =
  | 'INVALID_URL'
  | 'UNREACHABLE'
  | 'CORRUPTED'
  | 'BUSY'
  | 'DATABASE_NEWER'
  | 'MIGRATION_CHANGED'
  | 'CONVERSATION_NOT_FOUND'
  | 'INVALID_VALUE'
  | 'INVALID_CURSOR'
  | 'CLOSED'
  | 'DATABASE_FAILED';

/** What a store throws. The message holds neither the address of the database nor anything of a member; `cause` may. */
export class StoreError extends TrellisError<StoreErrorCode> {
  override readonly name = 'StoreError';
}
