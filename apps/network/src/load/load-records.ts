import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { entityKinds } from '../entities.ts';
import type { EntityKind } from '../entities.ts';
import type { Connection } from '../storage/database.ts';
import { createIndexedWriter } from '../storage/entity-writer.ts';
import { createReaderPool } from './reader-pool.ts';
import type { ReaderPool } from './reader-pool.ts';
import { readLines } from './read-lines.ts';
import type { FileLine } from './read-lines.ts';
import { createStaging } from './staging.ts';
import type { Staging } from './staging.ts';

/** How far a load is. */
export interface LoadProgress {
  readonly step: 'read' | 'write';
  readonly records: number;
  /** From 0 to 1, of this step. */
  readonly done: number;
}

export interface LoadOptions {
  /** One of its own: whoever shares it writes into the transaction of the load. */
  readonly connection: Connection;
  /** JSON Lines, in UTF-8. */
  readonly files: readonly string[];
  /** Whose members see it; empty: those of every tenant. */
  readonly tenant: string;
  /** What was loaded under the same name before is replaced. Not empty. */
  readonly source: string;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Rolls back when it is aborted. */
  readonly signal?: AbortSignal;
  /** Threads that read for this tenant; when absent it makes its own, one for each processor, at most eight. */
  readonly pool?: ReaderPool;
}

/** How many entities of each kind were written. */
export type LoadSummary = Readonly<Partial<Record<EntityKind, number>>>;

const maxLineBytes = 1024 * 1024;
const batchLines = 64;
const rowsPerTurn = 500;
const cacheKib = 128 * 1024;

/**
 * Loads files of any size, all of them or nothing: records are read and staged beside the database, then written in one transaction. Whoever kills
 * it at any moment leaves the old state. Memory is bounded; while it writes, nobody else can write. Rejects with an `ImportError` that names the line.
 */
export async function loadRecords(options: LoadOptions): Promise<LoadSummary> {
  const { connection, tenant } = options;
  const staging = createStaging(connection.name);
  try {
    const pool = options.pool ?? createReaderPool(Math.min(availableParallelism(), 8), tenant);
    try {
      await readAll(options, pool, staging);
    } finally {
      if (pool !== options.pool) await pool.close();
    }
    return await writeAll(options, staging);
  } finally {
    staging.close();
  }
}

async function readAll({ files, onProgress, signal }: LoadOptions, pool: ReaderPool, staging: Staging): Promise<void> {
  const sizes = files.map((file) => statSync(file).size);
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1;
  let records = 0;
  let finished = 0;
  for (const [index, file] of files.entries()) {
    const running = new Set<Promise<unknown>>();
    let failure: unknown;
    const stage = async (lines: readonly FileLine[]) => {
      try {
        const read = await pool.read(lines);
        staging.add(read, index);
        records += read.length;
      } catch (error) {
        failure ??= error;
      }
    };
    const submit = (lines: readonly FileLine[]) => {
      const task: Promise<unknown> = stage(lines).finally(() => running.delete(task));
      running.add(task);
    };
    for await (const { lines, bytes } of readLines(file, maxLineBytes)) {
      for (let from = 0; from < lines.length; from += batchLines) {
        while (running.size >= pool.places) await Promise.race(running);
        submit(lines.slice(from, from + batchLines));
      }
      signal?.throwIfAborted();
      if (failure !== undefined) throw failure;
      onProgress?.({ step: 'read', records, done: Math.min((finished + bytes) / total, 1) });
    }
    await Promise.all(running);
    if (failure !== undefined) throw failure;
    finished += sizes[index] ?? 0;
  }
}

async function writeAll(
  { connection, source, onProgress, signal }: LoadOptions,
  staging: Staging,
): Promise<LoadSummary> {
  const write = createIndexedWriter(connection);
  const counts: Partial<Record<EntityKind, number>> = {};
  let records = 0;
  const cacheBefore = connection.pragma('cache_size', { simple: true }) as number;
  connection.pragma(`cache_size = -${cacheKib}`);
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const kind of entityKinds) configureSearch(connection, kind, forLoads);
    connection.prepare<[string]>(`DELETE FROM entities WHERE source = ? AND source <> ''`).run(source);
    for (const { entities, done } of staging.sorted(rowsPerTurn)) {
      write(entities, source);
      for (const { kind } of entities) counts[kind] = (counts[kind] ?? 0) + 1;
      records += entities.length;
      onProgress?.({ step: 'write', records, done });
      await nextTurn();
      signal?.throwIfAborted();
    }
    for (const kind of entityKinds) {
      // One list for each word: twice as quick to read as those that so many writes leave behind.
      if (counts[kind] !== undefined)
        connection.exec(`INSERT INTO search_${kind} (search_${kind}) VALUES ('optimize')`);
      configureSearch(connection, kind, byDefault);
    }
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  } finally {
    connection.pragma(`cache_size = ${cacheBefore}`);
  }
  // The log holds all of it once more; it goes as soon as nobody reads from it.
  connection.pragma('wal_checkpoint(TRUNCATE)');
  onProgress?.({ step: 'write', records, done: 1 });
  return counts;
}

/** How the full-text index gathers what is written. The index keeps it, so a load that is rolled back takes it along. */
interface SearchSettings {
  /** Bytes that are gathered in memory before they are written as one piece. */
  readonly hashsize: number;
  /** How many pieces of a size are merged with each write; 0: none are. */
  readonly automerge: number;
  /** With how many pieces of a size they are merged in any case. */
  readonly crisismerge: number;
}

const byDefault: SearchSettings = { hashsize: 1024 * 1024, automerge: 4, crisismerge: 16 };
/** Everything is merged at the end anyway: until then, large pieces and no merging. */
const forLoads: SearchSettings = { hashsize: 16 * 1024 * 1024, automerge: 0, crisismerge: 1900 };

function configureSearch(connection: Connection, kind: EntityKind, settings: SearchSettings): void {
  const configure = connection.prepare<[string, number]>(
    `INSERT INTO search_${kind} (search_${kind}, rank) VALUES (?, CAST(? AS INTEGER))`,
  );
  for (const [name, value] of Object.entries(settings)) configure.run(name, value);
}
