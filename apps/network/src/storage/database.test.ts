import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { createEntityStore } from './entity-store.ts';
import { migrations } from './migrations/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'network-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a database of an older release', () => {
  it('keeps what members brought, with the imports it came in', () => {
    const path = join(folder, 'old.db');
    const old = new Database(path);
    old.exec(migrations[0] ?? '');
    old.pragma('user_version = 1');
    old.exec(`
      INSERT INTO entities (row, tenant, owner, kind, id, date, body) VALUES
        (1, '', '', 'article', 'sample', '', '{}'),
        (2, 'acme', 'ada', 'article', 'article-1', '', '{"id":"article-1","title":"On engines","text":"Steam.","topics":[],"fictional":false}');
      INSERT INTO imports VALUES ('acme', 'ada', 'import-1', '2026-01-01T00:00:00Z');
      INSERT INTO import_entities VALUES ('acme', 'ada', 'import-1', 2);`);
    old.close();
    const connection = openDatabase(path);
    const viewer = { tenant: 'acme', memberId: 'ada' };
    expect(createEntityStore(connection).read(viewer, 'article', 'article-1')).toMatchObject({
      own: true,
      value: { title: 'On engines' },
    });
    expect(
      connection
        .prepare(`SELECT import_id FROM import_entities i JOIN entities e USING (row) WHERE e.id = 'article-1'`)
        .all(),
    ).toEqual([{ import_id: 'import-1' }]);
    connection.close();
  });

  it('of a newer one is left alone', () => {
    const path = join(folder, 'new.db');
    const newer = new Database(path);
    newer.pragma('user_version = 999');
    newer.close();
    expect(() => openDatabase(path)).toThrow('made by a newer release');
  });
});
