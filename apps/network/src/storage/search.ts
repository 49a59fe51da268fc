import type { SearchPage } from '@trellis/network-skills';
import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import { createFacetCounter } from './count-facets.ts';
import type { Connection } from './database.ts';
import { filterExpression } from './filter-expression.ts';
import type { Filter } from './filter-expression.ts';
import { createFormCounter, createFormFinder } from './find-forms.ts';
import type { FindForms, FoundForm } from './find-forms.ts';
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
/** So many texts that have a word tell how rare it is: the further back in time they reach, the rarer. */
const sampledForRarity = 40;

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
    const found = findTiers(scope, { query, cursor, findForms });
    const start = cursor && { tier: cursor.tier, below: rowOf(viewer, kind, cursor.after) };
    const rows = readTiers({ ...scope, ...found, limit: limit + 1, start }, findForms);
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

/** Everything that was asked for, if there is such a thing; else whatever comes nearest. `first`: tiers before it are empty. */
function findTiers(
  { viewer, kind, filter }: Scope,
  options: { query: SearchTerms | undefined; cursor: Cursor | undefined; findForms: FindForms },
): { readonly mode: Cursor['mode']; readonly tiers: Tiers; readonly first: number } {
  const { query, cursor, findForms } = options;
  if (query === undefined) return { mode: 'strict', tiers: [''], first: 0 };
  const strict = strictTiers(query);
  const isThere = (match: string | undefined) =>
    findForms({ viewer, kind, match: both(filter, match), limit: 1 }).length > 0;
  const isStrict = cursor ? cursor.mode === 'strict' : query.length === 1 || isThere(strict.at(-1));
  if (isStrict) return { mode: 'strict', tiers: strict, first: 0 };
  const byRarity = query
    .map(({ tagged, ...exact }) => {
      const term = tagged && isThere(tagged.anywhere) ? tagged : exact;
      const newest = findForms({ viewer, kind, match: both(filter, term.anywhere), limit: sampledForRarity });
      return { term, matches: newest.length, reach: newest.at(-1)?.form ?? 0 };
    })
    .filter(({ matches }) => matches > 0)
    .sort((a, b) => a.matches - b.matches || a.reach - b.reach)
    .map(({ term }) => term);
  const tiers = byRarity.length === 0 ? strict : looseTiers(byRarity, query.length);
  return { mode: 'loose', tiers, first: cursor ? 0 : firstWith(tiers, isThere) };
}

/** The tightest tier that has anything, from the loosest on: the fewer the words, the sooner it is known that nothing has them all. */
function firstWith(tiers: Tiers, isThere: (match: string | undefined) => boolean): number {
  let first = tiers.length - 1;
  while (first > 0 && isThere(tiers[first - 1])) first -= 1;
  return first;
}

interface TierRequest extends Scope {
  readonly tiers: Tiers;
  readonly first: number;
  readonly limit: number;
  readonly start: { readonly tier: number; readonly below: number } | undefined;
}

function readTiers(request: TierRequest, findForms: FindForms): (FoundForm & { readonly tier: number })[] {
  const { viewer, kind, filter, tiers, first, limit, start } = request;
  const rows: (FoundForm & { readonly tier: number })[] = [];
  for (let tier = start?.tier ?? first; tier < tiers.length && rows.length < limit; tier += 1) {
    const below = tier === start?.tier ? start.below : undefined;
    // What nothing fits better need not be told apart from it, which takes as long as finding it.
    const isFirst = start === undefined && rows.length === 0;
    const match = both(filter, isFirst ? tiers[tier] : tierAlone(tiers, tier));
    const found = findForms({ viewer, kind, match, limit: limit - rows.length, below });
    rows.push(...found.map((form) => ({ ...form, tier })));
  }
  return rows;
}

/** Where an entity stands in the order of time. */
function createPlaceFinder(connection: Connection) {
  const select = connection.prepare<[object], { tenant: string; row: number }>(
    `SELECT tenant, row FROM entities WHERE tenant IN ('', @tenant) AND kind = @kind AND id = @id`,
  );
  return (viewer: Viewer, kind: EntityKind, id: string): number => {
    const rows = select.all({ ...viewerParameters(viewer), kind, id });
    const found = rows.find(({ tenant }) => tenant !== '') ?? rows[0];
    if (found === undefined) throw invalidCursor();
    return found.row;
  };
}

const both = (one: string | undefined, other: string | undefined): string | undefined =>
  one && other ? `(${one}) AND (${other})` : one || other || undefined;
