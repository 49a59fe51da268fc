import type { Connection } from './database.ts';

/** Takes what has been deleted out of the files: until then, deleted text is still in the write-ahead log. */
export function wipeDeleted(connection: Connection): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
}
