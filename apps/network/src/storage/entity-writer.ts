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
    return write(indexForms({ entity, tenant, owner, forms }), source);
  };
}

/** Writes what is indexed already. Many entities are written far quicker when they come by kind and in the order of their dates. */
export function createIndexedWriter(connection: Connection): (entity: IndexedEntity, source: string) => number {
  const remove = connection.prepare<[string, string, string]>(
    `DELETE FROM entities WHERE tenant = ? AND kind = ? AND id = ?`,
  );
  const insert = connection.prepare<[object]>(
    `INSERT INTO entities (row, tenant, owner, kind, id, member, forms, source)
     VALUES (@row, @tenant, @owner, @kind, @id, @member, @forms, @source)`,
  );
  const nextRow = createRowFinder(connection);
  const writeForm = createFormWriter(connection);
  return ({ kind, id, tenant, owner, member, date, forms }, source) => {
    remove.run(tenant, kind, id);
    const row = nextRow(date);
    const mask = forms.reduce((bits, { audience }) => bits | (1 << audience), 0);
    insert.run({ row, tenant, owner, kind, id, member, forms: mask, source });
    for (const form of forms) writeForm(kind, row * formsPerRow + form.audience, form);
    return row;
  };
}

function createFormWriter(connection: Connection) {
  const insertBody = connection.prepare<[number, string]>(`INSERT INTO forms (form, body) VALUES (?, ?)`);
  const insertCard = connection.prepare<[number, string, string, string, string]>(
    `INSERT INTO cards (form, title, subtitle, opening, facets) VALUES (?, ?, ?, ?, ?)`,
  );
  const insertText = (kind: EntityKind) =>
    connection.prepare<[number, string, string, string, string, string, string]>(
      `INSERT INTO search_${kind} (rowid, title, subtitle, skills, often, body, tags) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?, ?, ?)`,
    );
  const insertTexts = {
    job: insertText('job'),
    person: insertText('person'),
    company: insertText('company'),
    post: insertText('post'),
    article: insertText('article'),
    course: insertText('course'),
  };
  return (kind: EntityKind, form: number, indexed: IndexedForm) => {
    const { title, subtitle, skills, often, text, tags, opening, facets, body } = indexed;
    insertBody.run(form, body);
    insertCard.run(form, title, subtitle, opening, facets);
    insertTexts[kind].run(form, title, subtitle, skills, often, text, tags);
  };
}
