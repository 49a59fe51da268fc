import type { Kysely } from 'kysely';
import type { StoreErrorCode } from './store-error.ts';
import type { Tables } from './tables.ts';
import { StoreError } from './store-error.ts';

/** A database, and the little in which the two kinds differ. */
export interface Engine {
  readonly db: Kysely<Tables>;
  /** Opens a transaction that keeps every other host out until it ends. */
  readonly beginMigration: readonly string[];
  /** Whether others write while a transaction runs, so that it must lock what it relies on and ask for one state of what it reads. */
  readonly writesSideBySide: boolean;
  /** Takes out of the files what was deleted before. Absent where the server itself does. */
  wipe?(): void;
  /** The code for what the driver threw, when it is an expected kind of trouble. */
  codeOf(error: unknown): StoreErrorCode | undefined;
}

const messages: Partial<Record<StoreErrorCode, string>> = {
  UNREACHABLE: 'the database cannot be reached or does not let us in',
  CORRUPTED: 'the file is damaged or is not a SQLite database',
  BUSY: 'another process holds the database for too long',
  CLOSED: 'the store was closed',
};

/** The driver's error in the store's words. Its own message stays in `cause`: it can name hosts, files and values. */
export function toStoreError(engine: Pick<Engine, 'codeOf'>, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = engine.codeOf(error) ?? 'DATABASE_FAILED';
  return new StoreError(code, messages[code] ?? 'the database refused the operation', { cause: error });
}

/** The `code` that both drivers put on their errors. */
export function driverCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
