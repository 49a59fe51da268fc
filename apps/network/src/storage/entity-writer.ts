import type { Viewer } from '../auth/token-verifier.ts';
import type { Entity, EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';
import { createRowFinder } from './entity-row.ts';
import { indexForms } from './index-forms.ts';
import type { Forms, IndexedEntity, IndexedForm } from './index-forms.ts';
import { formsPerRow } from './visibility.ts';

export type { Forms } from './index-forms.ts';

/** Whom an entity belongs to: everybody in every tenant, a tenant (its `memberId` is empty), or a member. */
export type Audience = 'everybody' | Viewer;

export interface WriteOptions {
  /** When absent, what belongs to a member is for nobody else, and anything else is for everyone as it is. */
  readonly forms?: Forms;
  /** What brought it, so that it can be cleared as a whole; empty when absent. */
  readonly source?: string;
}

/** Replaces what has the same kind and id. The row it is in. */
export type WriteEntity = (audience: Audience, entity: Entity, options?: WriteOptions) => number;

/** Writes entities with all that search, filters and lists need. Call it within a transaction. */
export function createWriter(connection: Connection): WriteEntity {
  const write = createIndexedWriter(connection);
  return (audience, entity, { forms, source = '' } = {}) => {
    const { tenant, memberId: owner } = audience === 'everybody' ? { tenant: '', memberId: '' } : audience;
    const [row] = write([indexForms({ entity, tenant, owner, forms })], source);
    return row ?? 0;
  };
}

/** Writes what is indexed already; of those with the same id the last one. The row of each. */
export type WriteIndexed = (entities: readonly IndexedEntity[], source: string) => number[];

/**
 * Many entities at once, which is far quicker than one by one: triggers make the full-text index write out what it has gathered, so texts go in
 * after all the rows. Quickest when they come by kind and in the order of their dates.
 */
export function createIndexedWriter(connection: Connection): WriteIndexed {
  const remove = connection.prepare<[string, string, string]>(
    `DELETE FROM entities WHERE tenant = ? AND kind = ? AND id = ?`,
  );
  const insert = connection.prepare<[object]>(
    `INSERT INTO entities (row, tenant, owner, kind, id, member, forms, source)
     VALUES (@row, @tenant, @owner, @kind, @id, @member, @forms, @source)`,
  );
  const nextRow = createRowFinder(connection);
  const writers = createFormWriters(connection);
  const writeRow = ({ kind, id, tenant, owner, member, date, forms }: IndexedEntity, source: string) => {
    remove.run(tenant, kind, id);
    const row = nextRow(date);
    const mask = forms.reduce((bits, { audience }) => bits | (1 << audience), 0);
    insert.run({ row, tenant, owner, kind, id, member, forms: mask, source });
    for (const form of forms) writers.writeBody(row * formsPerRow + form.audience, form);
    return row;
  };
  return (entities, source) => {
    const byId = new Map(entities.map((entity) => [`${entity.kind} ${entity.tenant} ${entity.id}`, entity]));
    const distinct = [...byId.values()];
    const rows = distinct.map((entity) => writeRow(entity, source));
    for (const [index, { kind, forms }] of distinct.entries()) {
      for (const form of forms) writers.writeText(kind, (rows[index] ?? 0) * formsPerRow + form.audience, form);
    }
    return rows;
  };
}

function createFormWriters(connection: Connection) {
  const insertBody = connection.prepare<[number, string]>(`INSERT INTO forms (form, body) VALUES (?, ?)`);
  const insertCard = connection.prepare<[number, string, string, string, string]>(
    `INSERT INTO cards (form, title, subtitle, opening, facets) VALUES (?, ?, ?, ?, ?)`,
  );
  const insertText = (kind: EntityKind) =>
    connection.prepare<[number, string, string, string, string, string]>(
      `INSERT INTO search_${kind} (rowid, title, subtitle, skills, body, tags) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?, ?)`,
    );
  const insertTexts = {
    job: insertText('job'),
    person: insertText('person'),
    company: insertText('company'),
    post: insertText('post'),
    article: insertText('article'),
    course: insertText('course'),
  };
  return {
    writeBody(form: number, { title, subtitle, opening, facets, body }: IndexedForm) {
      insertBody.run(form, body);
      insertCard.run(form, title, subtitle, opening, facets);
    },
    writeText(kind: EntityKind, form: number, { title, subtitle, skills, text, tags }: IndexedForm) {
      insertTexts[kind].run(form, title, subtitle, skills, text, tags);
    },
  };
}
