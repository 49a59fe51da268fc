import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';

/** Texts of entities that are about to be deleted, by kind. */
export type DoomedTexts = ReadonlyMap<EntityKind, readonly string[]>;

/**
 * Takes deleted text out of the files. SQLite and FTS5 overwrite what they delete, and yet three things are left: the write-ahead log; copies of rows in
 * the unused part of pages from which they once moved to another page; and beginnings of words that the full-text index keeps to tell its pages
 * apart. The index is merged in short steps, with other requests in between; for the copies the file is written anew, which is one step.
 */
export interface Wiper {
  /** Call it in the transaction that deletes, before it does. */
  doom(owner: { readonly tenant: string; readonly memberId: string }): DoomedTexts;
  /** Call it after that transaction. When it resolves nothing is left; a process that ends before goes on at its next start. */
  wipe(texts: DoomedTexts): Promise<void>;
  /** Does what an earlier process did not get to. */
  resume(): Promise<void>;
}

const kinds: readonly EntityKind[] = ['job', 'person', 'company', 'post', 'article', 'course'];
/** About 10 ms of work. */
const pagesPerStep = 32;
const maxCheckpoints = 100;

export function createWiper(connection: Connection): Wiper {
  const selectTexts = (kind: EntityKind) =>
    connection
      .prepare<[object], string>(
        `SELECT concat_ws(' ', s.title, s.subtitle, s.skills, s.body, s.tags) FROM entities e
         JOIN search_${kind} s ON s.rowid BETWEEN e.row * 4 AND e.row * 4 + 3
         WHERE e.tenant = @tenant AND e.owner = @memberId AND e.owner <> '' AND e.kind = '${kind}'`,
      )
      .pluck();
  const mark = connection.prepare<[string]>(`INSERT OR IGNORE INTO wipes (kind) VALUES (?)`);
  const unmark = connection.prepare<[string]>(`DELETE FROM wipes WHERE kind = ?`);
  const marked = connection.prepare<[], EntityKind>(`SELECT kind FROM wipes`).pluck();
  const finish = async (kind: EntityKind) => {
    await mergeIndex(connection, kind);
    if (connection.open) unmark.run(kind);
  };
  return {
    doom(owner) {
      const texts = new Map<EntityKind, string[]>();
      for (const kind of kinds) {
        const found = selectTexts(kind).all({ tenant: owner.tenant, memberId: owner.memberId });
        if (found.length === 0) continue;
        texts.set(kind, found);
        mark.run(kind);
      }
      return texts;
    },
    async wipe(texts) {
      for (const [kind, list] of texts) {
        if (hasDeadSeparator(connection, kind, termsOf(list))) await finish(kind);
        else unmark.run(kind);
      }
      await rewrite(connection);
    },
    async resume() {
      const unfinished = marked.all();
      for (const kind of unfinished) await finish(kind);
      if (unfinished.length > 0) await rewrite(connection);
    },
  };
}

/** The terms under which the index has these texts, in order. */
function termsOf(texts: readonly string[]): string[] {
  const own = new Database(':memory:');
  try {
    own.exec(`CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
      CREATE VIRTUAL TABLE terms USING fts5vocab (texts, 'row')`);
    const insert = own.prepare<[string]>(`INSERT INTO texts (text) VALUES (?)`);
    for (const text of texts) insert.run(text);
    return own.prepare<[], string>(`SELECT term FROM terms ORDER BY term`).pluck().all();
  } finally {
    own.close();
  }
}

/** Whether the index keeps the beginning of one of the terms although no text that is left has a word that begins so. */
function hasDeadSeparator(connection: Connection, kind: EntityKind, terms: readonly string[]): boolean {
  const vocabulary = `temp.${kind}_terms`;
  connection.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${vocabulary} USING fts5vocab (main, search_${kind}, 'row')`);
  const isAlive = connection.prepare<[string, string]>(
    `SELECT 1 FROM ${vocabulary} WHERE term >= ? AND term < ? LIMIT 1`,
  );
  const beginnings = new Set(
    terms.flatMap((term) => Array.from({ length: term.length }, (_, end) => term.slice(0, end + 1))),
  );
  const separators = connection.prepare<[], string>(`SELECT CAST(term AS TEXT) FROM search_${kind}_idx`).pluck();
  for (const separator of separators.all()) {
    // The first byte says which index of the table it is.
    const beginning = separator.slice(1);
    if (beginnings.has(beginning) && isAlive.get(beginning, `${beginning}\u{10FFFF}`) === undefined) return true;
  }
  return false;
}

/** Writes the whole index anew. A single segment would stay as it is: an empty row makes it two. */
async function mergeIndex(connection: Connection, kind: EntityKind): Promise<void> {
  const table = `search_${kind}`;
  const command = (rank: number) => connection.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${rank})`);
  const changes = connection.prepare<[], number>(`SELECT total_changes()`).pluck();
  connection.exec(`INSERT INTO ${table} (rowid, title) VALUES (0, 'x'); DELETE FROM ${table} WHERE rowid = 0`);
  command(-pagesPerStep);
  for (;;) {
    await nextTurn();
    if (!connection.open) return;
    const before = changes.get() as number;
    command(pagesPerStep);
    // As FTS5 documents it: fewer than two changes mean that there was nothing to merge any more.
    if ((changes.get() as number) - before < 2) return;
  }
}

/** Writes the file anew and empties the write-ahead log. Another process that reads may be in the way for a moment. */
async function rewrite(connection: Connection): Promise<void> {
  if (connection.open) connection.exec('VACUUM');
  for (let time = 0; time < maxCheckpoints && connection.open; time += 1) {
    const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (result?.busy !== 1) return;
    await wait(20);
  }
}
