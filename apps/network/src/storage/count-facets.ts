import type { Connection } from './database.ts';
import type { FoundForm } from './find-forms.ts';
import type { FacetName } from './index-entity.ts';

/** How often a value of a facet occurs. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** Counts the values of facets among forms, the most frequent first, at most so many of each. */
export type CountFacets = (
  forms: readonly FoundForm[],
  names: readonly FacetName[],
  limit: number,
) => ReadonlyMap<FacetName, ValueCount[]>;

export function createFacetCounter(connection: Connection): CountFacets {
  const readFacets = createFacetReader(connection);
  return (forms, names, limit) => {
    const counts = new Map(names.map((name) => [name, new Map<string, number>()]));
    for (const { form } of forms) {
      const facets = readFacets(form);
      for (const [name, values] of counts) {
        for (const value of facets[name] ?? []) values.set(value, (values.get(value) ?? 0) + 1);
      }
    }
    return new Map([...counts].map(([name, values]) => [name, mostFrequent(values, limit)]));
  };
}

/** The facets of one form, by name. */
export function createFacetReader(connection: Connection) {
  const select = connection.prepare<[number], { facets: string }>(`SELECT facets FROM cards WHERE form = ?`);
  return (form: number): Partial<Record<FacetName, readonly string[]>> => {
    const card = select.get(form);
    return card ? (JSON.parse(card.facets) as Partial<Record<FacetName, string[]>>) : {};
  };
}

/** The most frequent first; what is as frequent in the order of the alphabet. */
export const mostFrequent = (counts: ReadonlyMap<string, number>, limit: number): ValueCount[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
