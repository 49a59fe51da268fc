import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entity } from '../entities.ts';
import { openDatabase } from './database.ts';
import type { Connection } from './database.ts';
import { createEntityStore } from './entity-store.ts';
import { createWiper } from './wiper.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiper-'));
afterAll(() => rmSync(folder, { recursive: true }));

const member = (memberId: string) => ({ tenant: 'acme', memberId });
const article = (id: string, text: string): Entity => ({
  kind: 'article',
  value: { id, title: id, text, topics: [], fictional: false },
});

/** Pages of the index are tiny, so that nearly every word tells two of them apart. */
function openWithTinyPages(name: string): Connection {
  const connection = openDatabase(join(folder, name));
  connection.exec(`INSERT INTO search_article (search_article, rank) VALUES ('pgsz', 64)`);
  const store = createEntityStore(connection);
  for (let number = 0; number < 40; number += 1) {
    const words = Array.from({ length: 10 }, (_, index) => `word${number}x${index * 7}`).join(' ');
    store.write(member('other'), article(`other-${number}`, words));
  }
  store.write(
    member('leaver'),
    article('leaver-1', Array.from({ length: 60 }, (_, n) => `secretive${n * n}`).join(' ')),
  );
  // One segment for all of them, as after some time.
  connection.exec(`INSERT INTO search_article (search_article) VALUES ('optimize')`);
  return connection;
}

const beginnings = (connection: Connection): string[] =>
  connection
    .prepare<[], string>(`SELECT CAST(term AS TEXT) FROM search_article_idx`)
    .pluck()
    .all()
    .filter((term) => term.includes('secret'));

const forget = (connection: Connection, memberId: string) =>
  connection.prepare(`DELETE FROM entities WHERE owner = ?`).run(memberId);

describe('deleted text', () => {
  it('leaves beginnings of words in the index, until they are wiped', async () => {
    const connection = openWithTinyPages('index.sqlite');
    const wiper = createWiper(connection);
    const texts = connection.transaction(() => {
      const doomed = wiper.doom(member('leaver'));
      forget(connection, 'leaver');
      return doomed;
    })();
    expect(beginnings(connection).length).toBeGreaterThan(0);
    await wiper.wipe(texts);
    expect(beginnings(connection)).toEqual([]);
    expect(statSync(join(folder, 'index.sqlite-wal')).size).toBe(0);
    const others = connection.prepare<[], number>(
      `SELECT count(*) FROM search_article WHERE search_article MATCH 'word3x7'`,
    );
    expect(others.pluck().get()).toBe(1);
    connection.close();
    expect(readFileSync(join(folder, 'index.sqlite')).includes('secretive')).toBe(false);
  });

  it('is wiped at the next start when a process ended before', async () => {
    const connection = openWithTinyPages('killed.sqlite');
    connection.transaction(() => {
      createWiper(connection).doom(member('leaver'));
      forget(connection, 'leaver');
    })();
    connection.close();
    const again = openDatabase(join(folder, 'killed.sqlite'));
    expect(beginnings(again).length).toBeGreaterThan(0);
    await createWiper(again).resume();
    expect(beginnings(again)).toEqual([]);
    expect(again.prepare(`SELECT * FROM wipes`).all()).toEqual([]);
    again.close();
  });

  it('of nobody costs nothing', async () => {
    const connection = openDatabase(':memory:');
    const wiper = createWiper(connection);
    const texts = wiper.doom(member('nobody'));
    expect(texts.size).toBe(0);
    await wiper.wipe(texts);
    connection.close();
  });
});
