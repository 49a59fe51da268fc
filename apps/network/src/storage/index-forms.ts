import type { Entity, EntityKind } from '../entities.ts';
import { indexEntity } from './index-entity.ts';
import type { Facet } from './index-entity.ts';
import { lineOf } from './opening-of.ts';
import { oftenUsed } from './often-used.ts';
import { aboutWords, audienceTag, facetTags, titleWords, withoutMarks, wordsOf } from './tags.ts';
import { audiences } from './visibility.ts';

/** What others than the owner see of an entity; each includes what the one before shows. Undefined: they see nothing of it. */
export interface Forms {
  readonly everyone: Entity | undefined;
  readonly connections: Entity | undefined;
}

/** A form with everything that is kept of it. */
export interface IndexedForm {
  readonly audience: number;
  readonly title: string;
  readonly subtitle: string;
  readonly skills: string;
  readonly text: string;
  readonly tags: string;
  /** Its first line. */
  readonly opening: string;
  /** Values by name, as JSON: what lists can count. */
  readonly facets: string;
  /** The entity as JSON. */
  readonly body: string;
}

/** An entity, ready to be written. Holds nothing but texts and numbers, so that another thread may have made it. */
export interface IndexedEntity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly tenant: string;
  readonly owner: string;
  readonly member: string;
  readonly date: string;
  readonly forms: readonly IndexedForm[];
}

export interface EntityToIndex {
  readonly entity: Entity;
  /** Empty: of every tenant. */
  readonly tenant: string;
  /** Empty: of everyone in the tenant. */
  readonly owner: string;
  /** When absent, what belongs to a member is for nobody else, and anything else is for everyone as it is. */
  readonly forms?: Forms | undefined;
}

/** Takes an entity apart into what search, filters and lists need. */
export function indexForms({ entity, tenant, owner, forms }: EntityToIndex): IndexedEntity {
  const { kind, value } = entity;
  const shown = forms ?? (owner === '' ? { everyone: entity, connections: entity } : none);
  // A person of the sample is nobody's import, and yet somebody sees them as themselves.
  const who = { tenant, owner: owner === '' && kind === 'person' ? value.id : owner };
  return {
    kind,
    id: value.id,
    tenant,
    owner,
    member: memberOf(entity, owner),
    date: indexEntity(entity).date,
    forms: differentForms(entity, shown).map((form) =>
      indexForm(form.entity, form.audience, audienceTag(form.audience, who)),
    ),
  };
}

const none: Forms = { everyone: undefined, connections: undefined };

/** Whom an entity is about: who is blocked by them does not see it, who is connected with them may see more of it. */
function memberOf({ kind, value }: Entity, owner: string): string {
  if (kind === 'person') return owner === '' ? value.id : owner;
  return kind === 'post' && owner === '' ? (value.authorId ?? '') : '';
}

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

function indexForm(entity: Entity, audience: number, tag: string): IndexedForm {
  const index = indexEntity(entity);
  const [title, subtitle, text] = [index.title, index.subtitle, index.body].map(withoutMarks) as [
    string,
    string,
    string,
  ];
  const skills = withoutMarks(index.skills.map(({ name }) => name).join(', '));
  return {
    audience,
    title,
    subtitle,
    skills,
    text,
    tags: [
      tag,
      ...facetTags(index.facets),
      titleWords(wordsOf(title)),
      aboutWords([...wordsOf(`${title} ${subtitle} ${skills}`), ...oftenUsed(text)]),
    ].join(' '),
    opening: lineOf(text),
    facets: JSON.stringify(byName(index.facets)),
    body: JSON.stringify(entity.value),
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
