import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Engine } from './engine.ts';
import type { StoreErrorCode } from './store-error.ts';
import type { Tables } from './tables.ts';
import { driverCode, toStoreError } from './engine.ts';

/** How long a write waits for another process. The wait blocks this one: SQLite runs inside it. */
const busyMs = 5000;

/** Opens or creates the file; `:memory:` lives as long as the store. Throws `StoreError`. */
export async function openSqlite(path: string): Promise<Engine> {
  let database;
  try {
    database = new Database(path, { timeout: busyMs });
    // Readers and one writer at a time, from any number of processes; what was committed outlives a killed process.
    await switchToWal(database);
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // What a member deletes is overwritten, not only unlinked.
    database.pragma('secure_delete = ON');
  } catch (error) {
    database?.close();
    throw toStoreError({ codeOf }, error);
  }
  const wipe = () => {
    // Copies of rows that once moved to another page outlive `secure_delete`, and the write-ahead log has what was written to it.
    database.exec('VACUUM');
    database.pragma('wal_checkpoint(TRUNCATE)');
  };
  return {
    wipe,
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }),
    beginMigration: ['begin immediate'],
    writesSideBySide: false,
    codeOf,
  };
}

/** SQLite does not wait by itself when two processes that make the same new file both switch. */
async function switchToWal(database: Database.Database): Promise<void> {
  const giveUpAt = Date.now() + busyMs;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (driverCode(error) !== 'SQLITE_BUSY' || Date.now() > giveUpAt) throw error;
    }
    await setTimeout(20);
  }
}

function codeOf(error: unknown): StoreErrorCode | undefined {
  const code = driverCode(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'CORRUPTED';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'BUSY';
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_READONLY') return 'UNREACHABLE';
  // better-sqlite3 looks for the directory itself, and throws a plain TypeError.
  if (error instanceof TypeError && error.message.includes('directory does not exist')) return 'UNREACHABLE';
  return undefined;
}
