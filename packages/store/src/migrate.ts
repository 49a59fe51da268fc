import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';
import { StoreError } from './store-error.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}

/** Reads `NNNN-name.sql` files, in order. A semicolon at the end of a line ends a statement. */
export async function readMigrations(directory: URL): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      // A checkout may have changed the line ends; that is no other migration.
      const text = (await readFile(new URL(file, directory), 'utf8')).replaceAll('\r\n', '\n');
      const statements = text
        .replace(/^--.*$/gm, '')
        .split(/;[ \t]*$/m)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '');
      const checksum = createHash('sha256').update(text).digest('hex');
      return { number: Number.parseInt(file, 10), name: file.slice(0, -'.sql'.length), statements, checksum };
    }),
  );
}

/**
 * Brings a database to the newest migration: each in one transaction, together with its record, while every other host waits. Throws
 * `StoreError` when the database was made by a newer version, or by migrations that have been changed since.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  while (await applyNext(engine, migrations)) {
    // One transaction per migration.
  }
}

function applyNext(engine: Engine, migrations: readonly Migration[]): Promise<boolean> {
  return engine.db.connection().execute(async (db) => {
    for (const statement of engine.beginMigration) await sql.raw(statement).execute(db);
    try {
      const applied = await readApplied(db);
      checkApplied(applied, migrations);
      const next = migrations.find(({ number }) => !applied.some((row) => row.number === number));
      if (next) await apply(db, next);
      await sql.raw('commit').execute(db);
      return next !== undefined;
    } catch (error) {
      // The connection may be what has failed; then there is nothing to roll back.
      await sql
        .raw('rollback')
        .execute(db)
        .catch(() => undefined);
      throw error;
    }
  });
}

async function readApplied(db: Kysely<Tables>) {
  await db.schema
    .createTable('trellis_migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  return db.selectFrom('trellis_migrations').selectAll().orderBy('number').execute();
}

function checkApplied(applied: readonly Tables['trellis_migrations'][], migrations: readonly Migration[]): void {
  for (const { number, name, checksum } of applied) {
    const known = migrations.find((migration) => migration.number === number);
    if (!known)
      throw new StoreError('DATABASE_NEWER', `the database has migration ${name}, which this version does not know`);
    if (known.checksum !== checksum)
      throw new StoreError(
        'MIGRATION_CHANGED',
        `migration ${known.name} is not the one that the database was made with`,
      );
  }
}

async function apply(db: Kysely<Tables>, { number, name, checksum, statements }: Migration): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  const row = { number, name, checksum, applied_at: new Date().toISOString() };
  await db.insertInto('trellis_migrations').values(row).execute();
}
