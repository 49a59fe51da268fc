import type { FacetName } from './index-entity.ts';
import { facetTag, facetWordTags } from './tags.ts';

/** One condition: the facet has one of the values, or (`words`) one of the values among its words. */
export interface Filter {
  readonly facet: FacetName;
  readonly values: readonly string[];
  readonly match: 'whole' | 'words';
}

/** All filters as one expression of the full-text index; `nothing` when one of them has no value that anything could have. */
export function filterExpression(filters: readonly Filter[]): string | 'nothing' | undefined {
  const conditions = filters.map(({ facet, values, match }) => {
    const given = values.filter((value) => value !== '');
    const tags = given.map((value) => `"${match === 'words' ? facetWordTags(facet, value) : facetTag(facet, value)}"`);
    return tags.length === 0 ? 'nothing' : `(${tags.join(' OR ')})`;
  });
  if (conditions.includes('nothing')) return 'nothing';
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}
