import type { PersonProfile } from '@trellis/network-skills';
import type { Entity } from '../entities.ts';
import type { EdgeOwner } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import type { Forms, WriteEntity } from '../storage/entity-writer.ts';
import { audiences, formsPerRow } from '../storage/visibility.ts';
import type { Members } from './members.ts';
import { fieldAudiences, isShown, uniformVisibility } from './visibility.ts';
import type { FieldAudience, Visibility } from './visibility.ts';
import type { VisibleProfile } from './visible-profile.ts';

/** Keeps what others see of a member in step with what the member decided. */
export interface Profiles {
  /** Writes an entity that is for everybody. People show what `members` says of them, and hide their posts with their name. */
  writeShared(entity: Entity, source: string): void;
  /**
   * Writes all profiles that a member brought again: the newest is shown as they decided, the others are for nobody. Call it within the transaction
   * that changed either.
   */
  refresh(member: EdgeOwner): void;
}

export function createProfiles(options: {
  connection: Connection;
  members: Members;
  visibleProfile: VisibleProfile;
  write: WriteEntity;
}): Profiles {
  const { connection, members, visibleProfile, write } = options;
  const select = connection.prepare<[object], { row: number; forms: number; body: string }>(
    `SELECT e.row, e.forms, f.body FROM entities e JOIN forms f ON f.form = (
       SELECT max(form) FROM forms WHERE form BETWEEN e.row * ${formsPerRow} AND e.row * ${formsPerRow} + ${audiences.owner})
     WHERE e.tenant = @tenant AND e.owner = @memberId AND e.owner <> '' AND e.kind = 'person' ORDER BY e.row`,
  );
  const selectImports = connection.prepare<[number], { importId: string }>(
    `SELECT import_id AS importId FROM import_entities WHERE row = ?`,
  );
  const link = connection.prepare<[object]>(
    `INSERT INTO import_entities (tenant, owner, import_id, row) VALUES (@tenant, @memberId, @importId, @row)`,
  );
  const formsOf = (value: PersonProfile, visibility: Visibility): Forms => {
    const form = (relation: 'other' | 'connection') => {
      const visible = visibleProfile(value, visibility, relation);
      return visible && ({ kind: 'person', value: visible } as const);
    };
    return { everyone: form('other'), connections: form('connection') };
  };
  const update = connection.prepare<[number, number]>(`UPDATE entities SET connections_for = ? WHERE row = ?`);
  const showConnections = (row: number, audience: FieldAudience) =>
    void update.run(fieldAudiences.indexOf(audience), row);
  const sharedForms = (entity: Entity): Forms => {
    const visibilityOf = (memberId: string) => members.visibility({ tenant: '', memberId }, 'everyone');
    if (entity.kind === 'person') return formsOf(entity.value, visibilityOf(entity.value.id));
    const author = entity.kind === 'post' ? entity.value.authorId : undefined;
    const name = author === undefined ? 'everyone' : visibilityOf(author).name;
    return {
      everyone: isShown(name, 'other') ? entity : undefined,
      connections: isShown(name, 'connection') ? entity : undefined,
    };
  };
  return {
    writeShared(entity, source) {
      const row = write('everybody', entity, { source, forms: sharedForms(entity) });
      if (entity.kind !== 'person') return;
      showConnections(row, members.visibility({ tenant: '', memberId: entity.value.id }, 'everyone').connections);
    },
    refresh({ tenant, memberId }) {
      const rows = select.all({ tenant, memberId });
      const shown = members.visibility({ tenant, memberId }, 'nobody');
      for (const [index, { row, body }] of rows.entries()) {
        const value = JSON.parse(body) as PersonProfile;
        const isCurrent = index === rows.length - 1;
        const imports = selectImports.all(row);
        const forms = formsOf(value, isCurrent ? shown : uniformVisibility('nobody'));
        // Writing replaces the row, and with it goes what imports pointed to.
        const written = write({ tenant, memberId }, { kind: 'person', value }, { forms });
        showConnections(written, shown.connections);
        for (const { importId } of imports) link.run({ tenant, memberId, importId, row: written });
      }
    },
  };
}
