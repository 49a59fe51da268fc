import { Type } from 'typebox';
import type { SearchPage } from '@trellis/network-skills';
import type { FacetName } from '../storage/index-entity.ts';
import type { FacetCounts } from '../storage/search.ts';
import type { FilterName } from './list-filters.ts';

/** An id in a path. */
export const IdParameters = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200, description: 'Its id' }) });

export const wordsParameter = Type.Optional(
  Type.String({ minLength: 1, maxLength: 300, description: 'Words to look for; the first twelve count' }),
);

/** How many items at most, 50 at the most. */
export const limitParameter = (fallback: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: fallback, description: 'At most so many' }));

export const cursorParameter = Type.Optional(
  Type.String({ maxLength: 500, description: 'From the page before, of the same query' }),
);

/** What every list of search results takes. */
export const pageParameters = {
  q: wordsParameter,
  limit: limitParameter(10),
  cursor: cursorParameter,
  highlight: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether to say where in title and snippet the words stand' }),
  ),
};

/** Filters whose values can be counted. */
export type CountedFilter = Exclude<FilterName, 'author'>;

const facetOf: Readonly<Record<CountedFilter | 'level', FacetName>> = {
  company: 'company',
  place: 'place',
  remote: 'remote',
  field: 'field',
  employmentType: 'employment-type',
  skill: 'skill',
  topic: 'skill',
  level: 'level',
};
type CountedName = keyof typeof facetOf;

/** Which facets to count, as names with commas between them. */
export const facetsParameter = (names: readonly CountedName[]) =>
  Type.Optional(
    Type.String({
      pattern: `^(?:${names.join('|')})(?:,(?:${names.join('|')}))*$`,
      maxLength: 100,
      description: `What to count among the results, with commas between: ${names.join(', ')}`,
    }),
  );

/** Reads what `facetsParameter` has checked. */
export function readFacets(text: string | undefined): { readonly names: CountedName[]; readonly facets: FacetName[] } {
  const names = text === undefined ? [] : ([...new Set(text.split(','))] as CountedName[]);
  return { names, facets: names.map((name) => facetOf[name]) };
}

/** A page with facets under the names in which they were asked for. */
export function toSearchPage<T extends { readonly facets?: readonly FacetCounts[] }>(
  { facets, ...page }: T,
  names: readonly CountedName[],
): Omit<T, 'facets'> & Pick<SearchPage, 'facets'> {
  if (facets === undefined) return page;
  return {
    ...page,
    facets: facets.map(({ counted, values }, index) => ({
      facet: names[index] ?? '',
      counted,
      values: [...values],
    })),
  };
}
