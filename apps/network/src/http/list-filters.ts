import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';
import type { Network } from '../network.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { Filter } from '../storage/search.ts';

export type FilterName = 'company' | 'place' | 'remote' | 'field' | 'employmentType' | 'skill' | 'author' | 'topic';

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));
const skills = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20, description }));

/** What a filter takes. */
export const filterSchemas: Readonly<Record<FilterName, TSchema>> = {
  company: text('Id or name of the company'),
  place: text('A town, region or country, as a whole word or several'),
  remote: Type.Optional(Type.Union([Type.Literal('no'), Type.Literal('hybrid'), Type.Literal('yes')])),
  field: text('Field of work, whole words'),
  employmentType: text('Such as `full-time`'),
  skill: skills('Skill ids or names; each of them must be named'),
  author: text('Id or name of the author'),
  topic: skills('Skill ids or names; each of them must be a topic'),
};

type FilterReader = (value: string, context: { network: Network; viewer: Viewer }) => Filter;

const inWords =
  (facet: Filter['facet']): FilterReader =>
  (value) => ({ facet, values: [normalizeName(value)], match: 'words' });

const skill: FilterReader = (value, { network: { vocabulary } }) => ({
  facet: 'skill',
  values: [vocabulary.get(value)?.id ?? vocabulary.resolve(value)?.id ?? value],
  match: 'whole',
});

/** What a filter means to the search. */
export const filterReaders: Readonly<Record<FilterName, FilterReader>> = {
  company: (value, { network, viewer }) => ({
    facet: 'company',
    values: [normalizeName(value), normalizeName(network.store.read(viewer, 'company', value)?.value.name ?? value)],
    match: 'whole',
  }),
  place: inWords('place'),
  remote: (value) => ({ facet: 'remote', values: [value], match: 'whole' }),
  field: inWords('field'),
  employmentType: inWords('employment-type'),
  skill,
  author: (value, { network, viewer }) => ({
    facet: 'author',
    values: [
      value,
      normalizeName(value),
      normalizeName(network.store.read(viewer, 'person', value)?.value.name ?? value),
    ],
    match: 'whole',
  }),
  topic: skill,
};
