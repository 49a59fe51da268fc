import type { SearchPage } from '@trellis/network-skills';
import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import { createFacetCounter } from './count-facets.ts';
import type { Connection } from './database.ts';
import { filterExpression } from './filter-expression.ts';
import type { Filter } from './filter-expression.ts';
import { createFormCounter, createFormFinder } from './find-forms.ts';
import type { CountForms, FindForms, FoundForm } from './find-forms.ts';
import type { FacetName } from './index-entity.ts';
import { createHitReader } from './read-hits.ts';
import { invalidCursor, readCursor, writeCursor } from './search-cursor.ts';
import type { Cursor } from './search-cursor.ts';
import type { SearchTerms } from './search-terms.ts';
import { looseTiers, strictTiers, tierAlone } from './search-tiers.ts';
import type { Tiers } from './search-tiers.ts';
import { viewerParameters } from './visibility.ts';

export type { Filter } from './filter-expression.ts';

export interface SearchRequest {
  readonly viewer: Viewer;
  readonly kind: EntityKind;
  /** Absent: everything, newest first. `nothing`: the query has no word in it. */
  readonly query?: SearchTerms | 'nothing';
  /** All of them must hold. */
  readonly filters: readonly Filter[];
  readonly limit: number;
  readonly cursor?: string;
  /** Which facets to count. */
  readonly facets?: readonly FacetName[];
  /** Whether to say where in title and snippet the words were found. */
  readonly highlight?: boolean;
}

/** A page, with the counts of the facets that were asked for under the names of this package. */
export interface FoundPage extends Omit<SearchPage, 'facets'> {
  readonly facets?: readonly FacetCounts[];
}

export interface FacetCounts {
  readonly name: FacetName;
  /** Among how many results: the newest, when there are more. */
  readonly counted: number;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Finds entities: best match first, then newest. Pages never repeat an entity as long as nothing better arrives in between. */
export type Search = (request: SearchRequest) => FoundPage;

/** Totals are counted up to here; what has more says so. */
const countedAtMost = 1000;
/** Facets have to be looked at one result after the other. */
const facetsCountedAtMost = 500;
const valuesPerFacet = 20;
/** Of two words that both are in more texts than that, neither is the rarer one. */
const comparedAtMost = 300;

/** Full-text search over what an entity store keeps in `connection`. */
export function createSearch(connection: Connection): Search {
  const findForms = createFormFinder(connection);
  const countForms = createFormCounter(connection);
  const countFacets = createFacetCounter(connection);
  const readHits = createHitReader(connection);
  const rowOf = createPlaceFinder(connection);
  return (request) => {
    const { viewer, kind, query, limit, facets = [], highlight = false } = request;
    const filter = filterExpression(request.filters);
    if (query === 'nothing' || filter === 'nothing') return withFacets({ items: [], total: 0 }, facets, 0);
    const list = [kind, query, request.filters];
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, list);
    const scope = { viewer, kind, filter };
    const found = findTiers(scope, { query, cursor, findForms, countForms });
    const start = cursor && { tier: cursor.tier, below: rowOf(viewer, kind, cursor.after) };
    const rows = readTiers({ ...scope, tiers: found.tiers, limit: limit + 1, start }, findForms);
    if (rows.length === 0 && cursor) throw invalidCursor();
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const all = { viewer, kind, match: both(filter, found.tiers.at(-1)), limit: countedAtMost + 1 };
    // Facets are counted where the results have to be looked at one by one anyway.
    const counted = facets.length > 0 ? findForms(all) : undefined;
    const total = counted?.length ?? countForms(all);
    const page: FoundPage = {
      items: readHits(kind, rows.slice(0, limit), { query, isMarked: highlight }),
      total: Math.min(total, countedAtMost),
      ...(total > countedAtMost && { totalIsAtLeast: true }),
      ...(last && { cursor: writeCursor({ mode: found.mode, tier: last.tier, after: last.id }, list) }),
    };
    const first = counted?.slice(0, facetsCountedAtMost) ?? [];
    return withFacets(page, facets, first.length, countFacets(first, facets, valuesPerFacet));
  };
}

function withFacets(
  page: FoundPage,
  names: readonly FacetName[],
  counted: number,
  counts?: ReturnType<ReturnType<typeof createFacetCounter>>,
): FoundPage {
  if (names.length === 0) return page;
  return { ...page, facets: names.map((name) => ({ name, counted, values: counts?.get(name) ?? [] })) };
}

interface Scope {
  readonly viewer: Viewer;
  readonly kind: EntityKind;
  readonly filter: string | undefined;
}

/** Everything that was asked for, if there is such a thing; else whatever comes nearest. */
function findTiers(
  { viewer, kind, filter }: Scope,
  options: { query: SearchTerms | undefined; cursor: Cursor | undefined; findForms: FindForms; countForms: CountForms },
): { readonly mode: Cursor['mode']; readonly tiers: Tiers } {
  const { query, cursor, findForms, countForms } = options;
  if (query === undefined) return { mode: 'strict', tiers: [''] };
  const strict = strictTiers(query);
  const isThere = (match: string | undefined) =>
    findForms({ viewer, kind, match: both(filter, match), limit: 1 }).length > 0;
  const isStrict = cursor ? cursor.mode === 'strict' : query.length === 1 || isThere(strict.at(-1));
  if (isStrict) return { mode: 'strict', tiers: strict };
  const byRarity = query
    .map((term) => ({
      term,
      matches: countForms({ viewer, kind, match: both(filter, term.anywhere), limit: comparedAtMost }),
    }))
    .filter(({ matches }) => matches > 0)
    .sort((a, b) => a.matches - b.matches)
    .map(({ term }) => term);
  return { mode: 'loose', tiers: byRarity.length === 0 ? strict : looseTiers(byRarity, query.length) };
}

interface TierRequest extends Scope {
  readonly tiers: Tiers;
  readonly limit: number;
  readonly start: { readonly tier: number; readonly below: number } | undefined;
}

function readTiers(request: TierRequest, findForms: FindForms): (FoundForm & { readonly tier: number })[] {
  const { viewer, kind, filter, tiers, limit, start } = request;
  const rows: (FoundForm & { readonly tier: number })[] = [];
  for (let tier = start?.tier ?? 0; tier < tiers.length && rows.length < limit; tier += 1) {
    const below = tier === start?.tier ? start.below : undefined;
    const match = both(filter, tierAlone(tiers, tier));
    const found = findForms({ viewer, kind, match, limit: limit - rows.length, below });
    rows.push(...found.map((form) => ({ ...form, tier })));
  }
  return rows;
}

/** Where an entity stands in the order of time. */
function createPlaceFinder(connection: Connection) {
  const select = connection.prepare<[object], { row: number }>(
    `SELECT row FROM entities WHERE tenant IN ('', @tenant) AND kind = @kind AND id = @id ORDER BY tenant DESC LIMIT 1`,
  );
  return (viewer: Viewer, kind: EntityKind, id: string): number => {
    const found = select.get({ ...viewerParameters(viewer), kind, id });
    if (found === undefined) throw invalidCursor();
    return found.row;
  };
}

const both = (one: string | undefined, other: string | undefined): string | undefined =>
  one && other ? `(${one}) AND (${other})` : one || other || undefined;
