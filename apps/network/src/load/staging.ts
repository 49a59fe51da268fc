import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { IndexedEntity } from '../storage/index-forms.ts';
import { rowsOf } from '../storage/entity-row.ts';
import { NetworkError } from '../network-error.ts';
import type { ReadRecord } from './reader-pool.ts';

/** Keeps records on disk until all of them are read, and gives them back in the order in which they are quickly written. */
export interface Staging {
  add(records: readonly ReadRecord[], file: number): void;
  /** By kind, then by date; of records with the same id the last one. So many at a time, with how far that is, from 0 to 1. */
  sorted(atOnce: number): Generator<{ readonly entities: IndexedEntity[]; readonly done: number }>;
  close(): void;
}

/** Stages beside the database; the file is gone when it is closed, and taken over when an earlier load was killed. */
export function createStaging(databasePath: string): Staging {
  const path = databasePath === ':memory:' ? '' : `${databasePath}.loading`;
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('journal_mode = OFF');
    connection.pragma('synchronous = OFF');
    connection.exec(`
      DROP TABLE IF EXISTS staged;
      CREATE TABLE staged (kind TEXT NOT NULL, first INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL, id TEXT NOT NULL, entity TEXT NOT NULL) STRICT;
    `);
  } catch (error) {
    connection.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new NetworkError('INVALID_SETTINGS', 'another load into this database is under way', { field: 'DATABASE' });
  }
  const insert = connection.prepare<[string, number, number, number, string, string]>(
    `INSERT INTO staged (kind, first, file, line, id, entity) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return {
    add: connection.transaction((records: readonly ReadRecord[], file: number) => {
      for (const { kind, date, line, id, json } of records) insert.run(kind, rowsOf(date).first, file, line, id, json);
    }),
    *sorted(atOnce) {
      connection.exec(`
        CREATE INDEX staged_by_date ON staged (kind, first, file, line);
        CREATE INDEX staged_by_id ON staged (kind, id, file, line);
      `);
      const { count } = connection.prepare<[], { count: number }>(`SELECT count(*) AS count FROM staged`).get() ?? {
        count: 0,
      };
      const rows = connection
        .prepare<[], { entity: string }>(
          `SELECT entity FROM staged s INDEXED BY staged_by_date WHERE NOT EXISTS (
             SELECT 1 FROM staged t WHERE t.kind = s.kind AND t.id = s.id AND (t.file, t.line) > (s.file, s.line))
           ORDER BY kind, first, file, line`,
        )
        .iterate();
      let read = 0;
      let entities: IndexedEntity[] = [];
      for (const { entity } of rows) {
        read += 1;
        entities.push(JSON.parse(entity) as IndexedEntity);
        if (entities.length < atOnce) continue;
        yield { entities, done: read / count };
        entities = [];
      }
      if (entities.length > 0) yield { entities, done: 1 };
    },
    close() {
      connection.close();
      if (path !== '') rmSync(path, { force: true });
    },
  };
}
