import type { Viewer } from '../auth/token-verifier.ts';
import type { Entity } from '../entities.ts';
import type { Connection } from './database.ts';
import { createRowFinder } from './entity-row.ts';
import { indexEntity } from './index-entity.ts';
import type { Facet } from './index-entity.ts';
import { lineOf } from './opening-of.ts';
import { oftenUsed } from './often-used.ts';
import { audienceTag, facetTags, skillTag, withoutMarks } from './tags.ts';
import { audiences, formsPerRow } from './visibility.ts';

/** Whom an entity belongs to: everybody in every tenant, a tenant (its `memberId` is empty), or a member. */
export type Audience = 'everybody' | Viewer;

/** What others than the owner see of an entity; each includes what the one before shows. Undefined: they see nothing of it. */
export interface Forms {
  readonly everyone: Entity | undefined;
  readonly connections: Entity | undefined;
}

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
  const remove = connection.prepare<[string, string, string]>(
    `DELETE FROM entities WHERE tenant = ? AND kind = ? AND id = ?`,
  );
  const insert = connection.prepare<[object]>(
    `INSERT INTO entities (row, tenant, owner, kind, id, member, forms, source)
     VALUES (@row, @tenant, @owner, @kind, @id, @member, @forms, @source)`,
  );
  const nextRow = createRowFinder(connection);
  const writeForm = createFormWriter(connection);
  return (audience, entity, { forms, source = '' } = {}) => {
    const { tenant, memberId: owner } = audience === 'everybody' ? { tenant: '', memberId: '' } : audience;
    const { kind, value } = entity;
    const different = differentForms(
      entity,
      forms ?? (owner === '' ? { everyone: entity, connections: entity } : none),
    );
    remove.run(tenant, kind, value.id);
    const row = nextRow(indexEntity(entity).date);
    const mask = different.reduce((bits, { audience: number }) => bits | (1 << number), 0);
    insert.run({ row, tenant, owner, kind, id: value.id, member: memberOf(entity, owner), forms: mask, source });
    // A person of the sample is nobody's import, and yet somebody sees them as themselves.
    const who = { tenant, owner: owner === '' && kind === 'person' ? value.id : owner };
    for (const form of different) {
      writeForm(row * formsPerRow + form.audience, form.entity, [audienceTag(form.audience, who)]);
    }
    return row;
  };
}

/** Whom an entity is about: who is blocked by them does not see it, who is connected with them may see more of it. */
function memberOf({ kind, value }: Entity, owner: string): string {
  if (kind === 'person') return owner === '' ? value.id : owner;
  return kind === 'post' && owner === '' ? (value.authorId ?? '') : '';
}

const none: Forms = { everyone: undefined, connections: undefined };

/** Without those that would say the same as the one before. */
function differentForms(entity: Entity, forms: Forms): { readonly audience: number; readonly entity: Entity }[] {
  let before: Entity | undefined;
  return [
    { audience: audiences.everyone, entity: forms.everyone },
    { audience: audiences.connections, entity: forms.connections },
    { audience: audiences.owner, entity },
  ].flatMap((form) => {
    if (form.entity === undefined || isSame(form.entity, before)) return [];
    before = form.entity;
    return [{ audience: form.audience, entity: form.entity }];
  });
}

const isSame = (one: Entity, other: Entity | undefined) =>
  one === other || (other !== undefined && JSON.stringify(one.value) === JSON.stringify(other.value));

function createFormWriter(connection: Connection) {
  const insertBody = connection.prepare<[number, string]>(`INSERT INTO forms (form, body) VALUES (?, ?)`);
  const insertCard = connection.prepare<[number, string, string, string, string]>(
    `INSERT INTO cards (form, title, subtitle, opening, facets) VALUES (?, ?, ?, ?, ?)`,
  );
  const insertText = (kind: Entity['kind']) =>
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
  return (form: number, entity: Entity, tags: readonly string[]) => {
    const index = indexEntity(entity);
    const [title, subtitle, body] = [index.title, index.subtitle, index.body].map(withoutMarks) as [
      string,
      string,
      string,
    ];
    insertBody.run(form, JSON.stringify(entity.value));
    insertCard.run(form, title, subtitle, lineOf(body), JSON.stringify(byName(index.facets)));
    const skills = index.skills.map(({ id, name }) => `${withoutMarks(name)} ${skillTag(id)}`).join(' ');
    const allTags = [...tags, ...facetTags(index.facets)].join(' ');
    insertTexts[entity.kind].run(form, title, subtitle, skills, oftenUsed(body).join(' '), body, allTags);
  };
}

/** Facets that lists can count. Names and addresses only serve to find one entity. */
function byName(facets: readonly Facet[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of facets) {
    if (name !== 'name' && name !== 'url') (values[name] ??= []).push(value);
  }
  return values;
}
