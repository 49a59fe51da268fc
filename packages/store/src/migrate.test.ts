import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';

async function migrationsFrom(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-migrations-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const migrations = await readMigrations(pathToFileURL(`${folder}/`));
  await rm(folder, { recursive: true });
  return migrations;
}

const tablesOf = async ({ db }: Engine) =>
  (await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(db)).rows.map(
    ({ name }) => name,
  );

const two = {
  '0002-second.sql': 'create table b (x text);\n',
  '0001-first.sql': "-- A comment; with a semicolon\ncreate table a (x text);\n\ninsert into a values ('x;y');\n",
  'README.md': 'not a migration',
};

describe('migrations', () => {
  it('are applied in the order of their numbers, once', async () => {
    const engine = await openSqlite(':memory:');
    const migrations = await migrationsFrom(two);
    expect(migrations.map(({ name, statements }) => [name, statements.length])).toEqual([
      ['0001-first', 2],
      ['0002-second', 1],
    ]);
    await migrate(engine, migrations);
    await migrate(engine, migrations);
    expect(await tablesOf(engine)).toEqual(['a', 'b', 'trellis_migrations']);
    expect((await sql`select x from a`.execute(engine.db)).rows).toEqual([{ x: 'x;y' }]);
    await engine.db.destroy();
  });

  it('that fail half-way leave nothing of themselves, and all that came before', async () => {
    const engine = await openSqlite(':memory:');
    const broken = { ...two, '0003-third.sql': 'create table c (x text);\ncreate table a (x text);\n' };
    await expect(migrate(engine, await migrationsFrom(broken))).rejects.toThrow(/already exists/);
    expect(await tablesOf(engine)).toEqual(['a', 'b', 'trellis_migrations']);
    await migrate(engine, await migrationsFrom({ ...two, '0003-third.sql': 'create table c (x text);' }));
    expect(await tablesOf(engine)).toContain('c');
    await engine.db.destroy();
  });

  it('are the same with other line ends, and others with another letter', async () => {
    const engine = await openSqlite(':memory:');
    await migrate(engine, await migrationsFrom(two));
    const windows = Object.fromEntries(
      Object.entries(two).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
    );
    await migrate(engine, await migrationsFrom(windows));
    const changed = await migrationsFrom({ ...two, '0002-second.sql': 'create table b (y text);\n' });
    await expect(migrate(engine, changed)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
    await engine.db.destroy();
  });

  it('of a newer version make the database one that this version refuses', async () => {
    const engine = await openSqlite(':memory:');
    await migrate(engine, await migrationsFrom(two));
    const older = await migrationsFrom({ '0001-first.sql': two['0001-first.sql'] });
    await expect(migrate(engine, older)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    await engine.db.destroy();
  });
});
