import type { ConversationStore } from '@trellis/core';
import type { Engine } from './engine.ts';
import { createConversationStore } from './conversation-store.ts';
import { toStoreError } from './engine.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import { StoreError } from './store-error.ts';

/** From `src/` in development and from `dist/` when published: both are directly below the package's root. */
const migrations = new URL('../migrations/', import.meta.url);

/**
 * Opens the store at `sqlite::memory:`, `sqlite:PATH` or `postgres://…` and brings its tables up to date. Throws `StoreError` when the
 * address is none, nothing answers there, the file is damaged, or a newer version has been at work on it. Close it when done.
 */
export async function openStore(url: string): Promise<ConversationStore> {
  const engine = await openEngine(url);
  try {
    await migrate(engine, await readMigrations(migrations));
  } catch (error) {
    await engine.db.destroy().catch(() => undefined);
    throw toStoreError(engine, error);
  }
  return createConversationStore(engine);
}

async function openEngine(url: string): Promise<Engine> {
  if (typeof url === 'string' && /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) return openPostgres(url);
  const path = typeof url === 'string' && url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  // `sqlite:///file` is how some tools write an absolute path.
  const file = path.replace(/^\/\/(?=\/)/, '');
  if (file === '' || file.startsWith('//') || file.includes('\0'))
    throw new StoreError('INVALID_URL', 'expected sqlite::memory:, sqlite:PATH or postgres://…');
  return openSqlite(file);
}
