import type { Connection } from '../storage/database.ts';

/** What an edge says of its target: a connection, a person or company that is followed, a saved job, an application, a block. */
export type EdgeKind = 'connection' | 'person' | 'company' | 'job' | 'application' | 'block';

/** One member of one tenant: whose edges they are. */
export interface EdgeOwner {
  readonly tenant: string;
  readonly memberId: string;
}

export interface Edge {
  /** A member id for connections, followed people and blocks; the id of a company or job otherwise. */
  readonly target: string;
  /** How far it is: of a connection `connected`, `sent` or `received`; of an application its status; else `on`. */
  readonly state: string;
  /** ISO 8601. */
  readonly since: string;
  readonly note: string;
}

/** Edges from members, stored. Both directions of a connection are written by whoever calls. */
export interface Edges {
  read(owner: EdgeOwner, kind: EdgeKind, target: string): Edge | undefined;
  /** Whom the member is connected with. */
  connectionsOf(owner: EdgeOwner): string[];
  count(owner: EdgeOwner, kind: EdgeKind): number;
  write(owner: EdgeOwner, kind: EdgeKind, edge: Edge): void;
  /** True when there was one. */
  remove(owner: EdgeOwner, kind: EdgeKind, target: string): boolean;
  /** Everything from and to this member in their own tenant. */
  forget(owner: EdgeOwner): void;
  /** Everything of the sample. */
  clearShared(): void;
}

/** SQL for "`e` holds in the tenant": the tenant's own row, or the sample's where the tenant says nothing else. */
export const holdsSql = `e.tenant IN ('', @tenant) AND e.state <> 'gone' AND (e.tenant <> '' OR NOT EXISTS (
  SELECT 1 FROM edges o WHERE o.tenant = @tenant AND o.kind = e.kind AND o.member = e.member AND o.target = e.target))`;

/**
 * SQL for the state of one edge; takes the place of a column. Needs the parameter `tenant`. Two look-ups rather than one in order: with ORDER BY,
 * SQLite compiles the whole statement anew whenever a parameter is bound, which takes ten times as long as to run it.
 */
export const edgeStateSql = (options: { kind: EdgeKind; member: string; target: string }): string => {
  const stateIn = (tenant: string) =>
    `(SELECT c.state FROM edges c WHERE c.tenant = ${tenant} AND c.kind = '${options.kind}'
      AND c.member = ${options.member} AND c.target = ${options.target})`;
  return `COALESCE(${stateIn('@tenant')}, ${stateIn("''")})`;
};

/** Keeps edges in `connection`. */
export function createEdges(connection: Connection): Edges {
  const columns = `e.target, e.state, e.since, e.note`;
  const select = connection.prepare<[object], Edge>(
    `SELECT ${columns} FROM edges e WHERE e.kind = @kind AND e.member = @memberId AND e.target = @target AND ${holdsSql}`,
  );
  const selectConnections = connection
    .prepare<[object], string>(
      `SELECT e.target FROM edges e WHERE e.kind = 'connection' AND e.member = @memberId AND e.state = 'connected' AND ${holdsSql}`,
    )
    .pluck();
  const selectCount = connection.prepare<[object], { count: number }>(
    `SELECT count(*) AS count FROM edges e WHERE e.kind = @kind AND e.member = @memberId AND ${holdsSql}`,
  );
  const selectShared = connection.prepare<[object]>(
    `SELECT 1 FROM edges WHERE tenant = '' AND kind = @kind AND member = @memberId AND target = @target`,
  );
  const upsert = connection.prepare<[object]>(
    `INSERT INTO edges (tenant, kind, member, target, state, since, note)
     VALUES (@tenant, @kind, @memberId, @target, @state, @since, @note)
     ON CONFLICT DO UPDATE SET state = excluded.state, since = excluded.since, note = excluded.note`,
  );
  const deleteOne = connection.prepare<[object]>(
    `DELETE FROM edges WHERE tenant = @tenant AND kind = @kind AND member = @memberId AND target = @target`,
  );
  const deleteFrom = connection.prepare<[object]>(`DELETE FROM edges WHERE tenant = @tenant AND member = @memberId`);
  const deleteTo = connection.prepare<[object]>(
    `DELETE FROM edges WHERE tenant = @tenant AND kind IN ('connection', 'person', 'block') AND target = @memberId`,
  );
  const deleteShared = connection.prepare(`DELETE FROM edges WHERE tenant = ''`);
  const named = ({ tenant, memberId }: EdgeOwner, kind: EdgeKind, target = '') => ({ tenant, memberId, kind, target });
  return {
    read: (owner, kind, target) => select.get(named(owner, kind, target)),
    connectionsOf: (owner) => selectConnections.all(named(owner, 'connection')),
    count: (owner, kind) => selectCount.get(named(owner, kind))?.count ?? 0,
    write: (owner, kind, edge) => void upsert.run({ ...named(owner, kind, edge.target), ...edge }),
    remove: connection.transaction((owner: EdgeOwner, kind: EdgeKind, target: string) => {
      const wasThere = select.get(named(owner, kind, target)) !== undefined;
      deleteOne.run(named(owner, kind, target));
      // Nothing of the member stays in the row that hides the sample's.
      if (owner.tenant !== '' && selectShared.get(named(owner, kind, target)))
        upsert.run({ ...named(owner, kind, target), state: 'gone', since: '', note: '' });
      return wasThere;
    }),
    forget(owner) {
      deleteFrom.run(named(owner, 'block'));
      deleteTo.run(named(owner, 'block'));
    },
    clearShared: () => void deleteShared.run(),
  };
}
