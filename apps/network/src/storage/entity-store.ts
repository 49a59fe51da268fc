import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind, EntityOf } from '../entities.ts';
import type { Connection } from './database.ts';
import { createWriter } from './entity-writer.ts';
import type { WriteEntity } from './entity-writer.ts';
import { createFormFinder } from './find-forms.ts';
import type { FacetName } from './index-entity.ts';
import { facetTag } from './tags.ts';
import { formsPerRow, viewerParameters, visibleAudienceSql } from './visibility.ts';

/** A stored entity in the form that the viewer may see. `own`: the viewer brought it, and may delete it. */
export interface StoredEntity<K extends EntityKind> {
  readonly value: EntityOf[K];
  readonly own: boolean;
}

/** Entities by kind and id. Each read names who looks, and what they may not see is not there. */
export interface EntityStore {
  read<K extends EntityKind>(viewer: Viewer, kind: K, id: string): StoredEntity<K> | undefined;
  /** Those that carry this value of a facet, newest first; at most `limit`. */
  withFacet<K extends EntityKind>(
    viewer: Viewer,
    kind: K,
    request: { readonly facet: readonly [FacetName, string]; readonly limit: number },
  ): EntityOf[K][];
  /** The same with titles only, which is far quicker. */
  titlesWithFacet(
    viewer: Viewer,
    kind: EntityKind,
    request: { readonly facet: readonly [FacetName, string]; readonly limit: number },
  ): { id: string; title: string }[];
  /** The newest of this kind that the viewer brought. */
  newestOwn<K extends EntityKind>(viewer: Viewer, kind: K): EntityOf[K] | undefined;
  write: WriteEntity;
  /** False when the viewer has brought no such entity. */
  deleteOwn(viewer: Viewer, kind: EntityKind, id: string): boolean;
  /** Removes everything that came from there. */
  clearSource(source: string): void;
}

interface Row {
  readonly tenant: string;
  readonly owner: string;
  readonly row: number;
  readonly audience: number;
}

/** Keeps entities in `connection`, together with what search and filters need. */
export function createEntityStore(connection: Connection): EntityStore {
  const bodySql = `(SELECT body FROM forms f WHERE f.form = e.row * ${formsPerRow} + ${visibleAudienceSql})`;
  // In no order: with one, SQLite compiles the statement anew for each call, which takes far longer than the call.
  const selectRows = connection.prepare<[object], Row | { readonly audience: null }>(
    `SELECT e.tenant, e.owner, e.row, ${visibleAudienceSql} AS audience FROM entities e
     WHERE e.tenant IN ('', @tenant) AND e.kind = @kind AND e.id = @id`,
  );
  const selectForm = connection.prepare<[number], { body: string }>(`SELECT body FROM forms WHERE form = ?`);
  const selectTitle = connection.prepare<[number], { title: string }>(`SELECT title FROM cards WHERE form = ?`);
  const selectNewest = connection.prepare<[object], { body: string }>(
    `SELECT ${bodySql} AS body FROM entities e
     WHERE e.tenant = @tenant AND e.owner = @member AND e.owner <> '' AND e.kind = @kind ORDER BY e.row DESC LIMIT 1`,
  );
  const deleteOne = connection.prepare<[object]>(
    `DELETE FROM entities WHERE tenant = @tenant AND owner = @member AND kind = @kind AND id = @id`,
  );
  const deleteEmptyImports = connection.prepare<[object]>(
    `DELETE FROM imports WHERE tenant = @tenant AND owner = @member AND NOT EXISTS (
       SELECT 1 FROM import_entities i WHERE i.tenant = @tenant AND i.owner = @member AND i.import_id = imports.id)`,
  );
  const deleteSource = connection.prepare<[string]>(`DELETE FROM entities WHERE source = ? AND source <> ''`);
  const findForms = createFormFinder(connection);
  return {
    read<K extends EntityKind>(viewer: Viewer, kind: K, id: string) {
      const rows = selectRows.all({ ...viewerParameters(viewer), kind, id }).filter((row) => row.audience !== null);
      // What a tenant has takes the place of what everybody has.
      const row = rows.find(({ tenant }) => tenant !== '') ?? rows[0];
      const form = row && selectForm.get(row.row * formsPerRow + row.audience);
      return (
        form && { value: JSON.parse(form.body) as EntityOf[K], own: row.owner !== '' && row.owner === viewer.memberId }
      );
    },
    withFacet<K extends EntityKind>(
      viewer: Viewer,
      kind: K,
      { facet: [name, value], limit }: { readonly facet: readonly [FacetName, string]; readonly limit: number },
    ) {
      if (value === '') return [];
      return findForms({ viewer, kind, match: `"${facetTag(name, value)}"`, limit }).flatMap(({ form }) => {
        const row = selectForm.get(form);
        return row ? [JSON.parse(row.body) as EntityOf[K]] : [];
      });
    },
    titlesWithFacet(viewer, kind, { facet: [name, value], limit }) {
      if (value === '') return [];
      return findForms({ viewer, kind, match: `"${facetTag(name, value)}"`, limit }).map(({ form, id }) => ({
        id,
        title: selectTitle.get(form)?.title ?? '',
      }));
    },
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
    clearSource: (source) => void deleteSource.run(source),
  };
}
