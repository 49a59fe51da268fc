import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import type { StoreErrorCode } from './store-error.ts';
import type { Tables } from './tables.ts';
import { driverCode } from './engine.ts';

/** Any number, the same in every host: whoever migrates holds it. */
const migrationLock = 7_265_120_861;

/** A pool of at most ten connections, none of them opened yet. `connectMs`: how long to wait for one, 10 s when absent. */
export function openPostgres(url: string, options: { connectMs?: number } = {}): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'trellis',
    max: 10,
    connectionTimeoutMillis: options.connectMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    // The server gives up first, so that the connection stays usable; the client's own limit is for a server that is gone.
    statement_timeout: 15_000,
    query_timeout: 20_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The pool listens only to idle ones; one that breaks between two queries of a transaction would end it as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    beginMigration: ['begin', `select pg_advisory_xact_lock(${migrationLock})`],
    writesSideBySide: true,
    codeOf,
  };
}

/** Classes of SQLSTATE, and what Node's sockets and the pool throw. */
function codeOf(error: unknown): StoreErrorCode | undefined {
  const code = driverCode(error);
  if (/^(?:08|28|57P0[1-3]|3D000|53300)/.test(code)) return 'UNREACHABLE';
  if (/^E[A-Z_]{3,}$/.test(code)) return 'UNREACHABLE';
  if (/^(?:55P03|40P01|40001|57014)/.test(code)) return 'BUSY';
  if (/^XX00[12]/.test(code)) return 'CORRUPTED';
  const message = error instanceof Error ? error.message : '';
  if (/connection terminated|timeout exceeded when trying to connect|server does not support SSL/i.test(message))
    return 'UNREACHABLE';
  return /query read timeout/i.test(message) ? 'BUSY' : undefined;
}
