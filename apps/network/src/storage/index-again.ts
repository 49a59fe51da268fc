import type { Entity } from '../entities.ts';
import type { Connection } from './database.ts';
import { createWriter } from './entity-writer.ts';

interface Unindexed {
  readonly tenant: string;
  readonly owner: string;
  readonly kind: string;
  readonly body: string;
  readonly imports: string;
}

/** Writes what a migration has put aside, as this release would have written it. */
export function indexAgain(connection: Connection): void {
  const rows = connection.prepare<[], Unindexed>(`SELECT * FROM unindexed ORDER BY rowid`).all();
  if (rows.length === 0) return;
  const write = createWriter(connection);
  const link = connection.prepare<[string, string, string, number]>(
    `INSERT INTO import_entities (tenant, owner, import_id, row) VALUES (?, ?, ?, ?)`,
  );
  for (const { tenant, owner, kind, body, imports } of rows) {
    const row = write({ tenant, memberId: owner }, { kind, value: JSON.parse(body) as object } as Entity);
    for (const importId of JSON.parse(imports) as string[]) link.run(tenant, owner, importId, row);
  }
  connection.exec(`DELETE FROM unindexed`);
}
