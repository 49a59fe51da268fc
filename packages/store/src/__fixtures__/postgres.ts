import { randomUUID } from 'node:crypto';
import pg from 'pg';

const base = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

/** Whether a server answers. Where services are required, the tests run and fail instead of being skipped. */
export async function postgresAnswers(): Promise<boolean> {
  if (process.env['REQUIRE_SERVICES'] === '1') return true;
  const client = new pg.Client({ connectionString: base, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A schema of its own in the test database, so that runs do not see each other. */
export interface TestSchema extends AsyncDisposable {
  readonly url: string;
  query(text: string): Promise<Record<string, unknown>[]>;
}

export async function createTestSchema(): Promise<TestSchema> {
  const name = `store_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(base);
  url.searchParams.set('options', `-c search_path=${name}`);
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5000 });
  await client.connect();
  await client.query(`create schema ${name}`);
  return {
    url: url.href,
    query: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    async [Symbol.asyncDispose]() {
      await client.query(`drop schema ${name} cascade`);
      await client.end();
    },
  };
}
