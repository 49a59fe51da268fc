import type { SkillRef } from '@trellis/network-skills';
import type { Entity, EntityKind, EntityOf } from '../entities.ts';
import { normalizeName, normalizeUrl } from './normalize.ts';
import { openingOf } from './opening-of.ts';

/** What filters see. `name` and `url` are also how links and mentions find their target. */
export type FacetName =
  | 'name'
  | 'url'
  | 'company'
  | 'place'
  | 'remote'
  | 'field'
  | 'employment-type'
  | 'skill'
  | 'author'
  | 'level';

export type Facet = readonly [FacetName, string];

/** How an entity is found. */
export interface IndexRow {
  readonly title: string;
  readonly subtitle: string;
  readonly body: string;
  readonly skills: readonly SkillRef[];
  /** ISO date, as precise as known; lists show the newest first. */
  readonly date: string;
  readonly facets: readonly Facet[];
}

/** Everything searchable about an entity. */
export function indexEntity({ kind, value }: Entity): IndexRow {
  const row = (indexers[kind] as (value: Entity['value']) => IndexRow)(value);
  return { ...row, facets: [...row.facets, ...row.skills.map(({ id }): Facet => ['skill', id])] };
}

const indexers: { readonly [K in EntityKind]: (value: EntityOf[K]) => IndexRow } = {
  job: (value) => ({
    title: value.title,
    subtitle: joined(' · ', value.company, value.place, value.field),
    body: value.text,
    skills: value.skills,
    date: value.postedOn ?? '',
    facets: facets({
      company: [normalizeName(value.company)],
      place: [normalizeName(value.place ?? '')],
      remote: [value.remote],
      field: [normalizeName(value.field ?? '')],
      'employment-type': [normalizeName(value.employmentType ?? '')],
    }),
  }),
  person: (value) => ({
    title: value.name,
    subtitle: joined(' · ', value.headline ?? value.positions[0]?.title, value.place),
    body: personText(value),
    skills: value.skills,
    date: '',
    facets: facets({
      name: [normalizeName(value.name)],
      place: [normalizeName(value.place ?? '')],
      company: value.positions.map((position) => normalizeName(position.company)),
    }),
  }),
  company: (value) => ({
    title: value.name,
    subtitle: joined(' · ', value.industry, value.place),
    body: joined('\n', value.about, ...value.values, ...value.products),
    skills: [],
    date: '',
    facets: facets({
      name: [normalizeName(value.name)],
      url: [normalizeUrl(value.url ?? '')],
      place: [normalizeName(value.place ?? '')],
    }),
  }),
  post: (value) => ({
    title: value.title ?? openingOf(value.text),
    subtitle: joined(' · ', value.author, value.publishedOn),
    body: value.text,
    skills: value.topics,
    date: value.publishedOn ?? '',
    facets: facets({ author: [value.authorId, normalizeName(value.author)] }),
  }),
  article: (value) => ({
    title: value.title,
    subtitle: joined(' · ', value.author, value.publisher, value.publishedOn),
    body: value.text,
    skills: value.topics,
    date: value.publishedOn ?? '',
    facets: facets({ author: [normalizeName(value.author ?? '')], url: [normalizeUrl(value.url ?? '')] }),
  }),
  course: (value) => ({
    title: value.title,
    subtitle: joined(' · ', value.provider, value.level),
    body: value.description,
    skills: value.skills,
    date: '',
    facets: facets({ level: [value.level] }),
  }),
};

function personText(person: EntityOf['person']): string {
  const positions = [...person.positions, ...person.volunteering];
  return joined(
    '\n',
    person.summary,
    ...positions.flatMap(({ title, company, summary, highlights }) => [
      joined(', ', title, company),
      summary,
      ...highlights,
    ]),
    ...person.projects.flatMap(({ name, description, highlights }) => [name, description, ...highlights]),
    ...person.listedSkills.map(({ name, keywords }) => joined(', ', name, ...keywords)),
    ...person.education.map(({ studyType, area, institution }) => joined(', ', studyType, area, institution)),
    ...person.certificates.map(({ name }) => name),
    ...person.languages.map(({ language }) => language),
  );
}

const joined = (separator: string, ...parts: (string | undefined)[]) => parts.filter(Boolean).join(separator);

function facets(values: Partial<Record<FacetName, readonly (string | undefined)[]>>): Facet[] {
  return Object.entries(values).flatMap(([name, list]) =>
    [...new Set(list)].flatMap((value): Facet[] => (value ? [[name as FacetName, value]] : [])),
  );
}
