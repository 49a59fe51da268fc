import Database from 'better-sqlite3';
import { indexAgain } from './index-again.ts';
import { migrations } from './migrations/index.ts';

/** One connection: SQLite is synchronous, and every call of ours is short. */
export type Connection = Database.Database;

const cacheKib = 64 * 1024;
const mappedBytes = 2 ** 31 - 65_536;

/** Opens (and brings up to date) the database at `path`; `:memory:` is gone when it is closed. */
export function openDatabase(path: string): Connection {
  const connection = new Database(path, { timeout: 2000 });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    // A résumé that its owner deletes must not stay readable in free pages.
    connection.pragma('secure_delete = ON');
    connection.pragma(`cache_size = -${cacheKib}`);
    // Where the system keeps the file in memory anyway, it need not be copied page by page.
    connection.pragma(`mmap_size = ${mappedBytes}`);
    connection.transaction(() => migrate(connection)).immediate();
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function migrate(connection: Connection): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new Error(
      `the database is of version ${version}, made by a newer release; this one knows ${migrations.length}`,
    );
  }
  for (const migration of migrations.slice(version)) connection.exec(migration);
  connection.pragma(`user_version = ${migrations.length}`);
  indexAgain(connection);
}
