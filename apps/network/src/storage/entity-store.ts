import type { Viewer } from '../auth/token-verifier.ts';
import type { Entity, EntityKind, EntityOf } from '../entities.ts';
import type { Connection } from './database.ts';
import { skillWord } from './fts-query.ts';
import { indexEntity } from './index-entity.ts';
import type { FacetName } from './index-entity.ts';

/** Who may see an entity. The sample is for everybody; what a member brings is theirs alone. */
export type Audience = 'everybody' | Viewer;

/** A stored entity. `own`: the viewer brought it, and may delete it. */
export interface StoredEntity<K extends EntityKind> {
  readonly value: EntityOf[K];
  readonly own: boolean;
}

/** Entities by kind and id. Each read names who looks, and what they may not see is not there. */
export interface EntityStore {
  read<K extends EntityKind>(viewer: Viewer, kind: K, id: string): StoredEntity<K> | undefined;
  /** All that carry this value of a facet, newest first. */
  withFacet<K extends EntityKind>(viewer: Viewer, kind: K, facet: readonly [FacetName, string]): EntityOf[K][];
  /** The newest of this kind that the viewer brought. */
  newestOwn<K extends EntityKind>(viewer: Viewer, kind: K): EntityOf[K] | undefined;
  /** Replaces what has the same kind and id. The row it is in. */
  write(audience: Audience, entity: Entity): number;
  /** False when the viewer has brought no such entity. */
  deleteOwn(viewer: Viewer, kind: EntityKind, id: string): boolean;
  /** Removes everything that everybody sees. */
  clearShared(): void;
}

/** SQL for "the viewer may see `e`"; needs the parameters `tenant` and `member`. */
export const visibleSql = `(e.tenant = '' OR (e.tenant = @tenant AND e.owner IN ('', @member)))`;
/** The parameters of `visibleSql`. */
export const viewerParameters = ({ tenant, memberId }: Viewer) => ({ tenant, member: memberId });

interface Row {
  readonly owner: string;
  readonly body: string;
}

/** Keeps entities in `connection`, together with what search and filters need. */
export function createEntityStore(connection: Connection): EntityStore {
  const selectOne = connection.prepare<[object], Row>(
    `SELECT e.owner, e.body FROM entities e WHERE e.kind = @kind AND e.id = @id AND ${visibleSql}`,
  );
  const selectByFacet = connection.prepare<[object], Row>(
    `SELECT e.owner, e.body FROM facets f JOIN entities e ON e.row = f.row
     WHERE f.name = @name AND f.value = @value AND e.kind = @kind AND ${visibleSql} ORDER BY e.date DESC, e.id`,
  );
  const selectNewest = connection.prepare<[object], Row>(
    `SELECT owner, body FROM entities WHERE tenant = @tenant AND owner = @member AND kind = @kind ORDER BY row DESC LIMIT 1`,
  );
  const deleteOne = connection.prepare<[object]>(
    `DELETE FROM entities WHERE tenant = @tenant AND owner = @member AND kind = @kind AND id = @id`,
  );
  const deleteEmptyImports = connection.prepare<[object]>(
    `DELETE FROM imports WHERE tenant = @tenant AND owner = @member AND NOT EXISTS (
       SELECT 1 FROM import_entities i WHERE i.tenant = @tenant AND i.owner = @member AND i.import_id = imports.id)`,
  );
  const deleteShared = connection.prepare(`DELETE FROM entities WHERE tenant = ''`);
  return {
    read<K extends EntityKind>(viewer: Viewer, kind: K, id: string) {
      const row = selectOne.get({ ...viewerParameters(viewer), kind, id });
      if (row === undefined) return undefined;
      return { value: JSON.parse(row.body) as EntityOf[K], own: row.owner !== '' && row.owner === viewer.memberId };
    },
    withFacet: <K extends EntityKind>(viewer: Viewer, kind: K, [name, value]: readonly [FacetName, string]) =>
      value === ''
        ? []
        : selectByFacet
            .all({ ...viewerParameters(viewer), kind, name, value })
            .map(({ body }) => JSON.parse(body) as EntityOf[K]),
    newestOwn<K extends EntityKind>(viewer: Viewer, kind: K) {
      const row = selectNewest.get({ ...viewerParameters(viewer), kind });
      return row && (JSON.parse(row.body) as EntityOf[K]);
    },
    write: connection.transaction(createWriter(connection)),
    deleteOwn: connection.transaction((viewer: Viewer, kind: EntityKind, id: string) => {
      const parameters = viewerParameters(viewer);
      const isDeleted = deleteOne.run({ ...parameters, kind, id }).changes > 0;
      if (isDeleted) deleteEmptyImports.run(parameters);
      return isDeleted;
    }),
    clearShared: () => void deleteShared.run(),
  };
}

function createWriter(connection: Connection): EntityStore['write'] {
  const remove = connection.prepare<[string, string, string]>(
    `DELETE FROM entities WHERE tenant = ? AND kind = ? AND id = ?`,
  );
  const insert = connection.prepare<[object]>(
    `INSERT INTO entities (tenant, owner, kind, id, date, body) VALUES (@tenant, @member, @kind, @id, @date, @body)`,
  );
  const insertText = connection.prepare<[number, string, string, string, string]>(
    `INSERT INTO search (rowid, title, subtitle, skills, body) VALUES (?, ?, ?, ?, ?)`,
  );
  const insertFacet = connection.prepare<[number, string, string]>(
    `INSERT OR IGNORE INTO facets (row, name, value) VALUES (?, ?, ?)`,
  );
  return (audience, entity) => {
    const { tenant, memberId } = audience === 'everybody' ? { tenant: '', memberId: '' } : audience;
    const { kind, value } = entity;
    const index = indexEntity(entity);
    remove.run(tenant, kind, value.id);
    const { lastInsertRowid } = insert.run({
      ...viewerParameters({ tenant, memberId }),
      kind,
      id: value.id,
      date: index.date,
      body: JSON.stringify(value),
    });
    const row = Number(lastInsertRowid);
    const skills = index.skills.map(({ id, name }) => `${name} ${skillWord(id)}`).join(' ');
    insertText.run(row, index.title, index.subtitle, skills, index.body);
    for (const [name, facet] of index.facets) insertFacet.run(row, name, facet);
    return row;
  };
}
