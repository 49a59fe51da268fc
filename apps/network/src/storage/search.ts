import type { SearchPage } from '@trellis/network-skills';
import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';
import { createFormFinder, forViewer, visibleFormsSql } from './find-forms.ts';
import type { FindForms, FoundForm } from './find-forms.ts';
import type { SearchTerms } from './search-terms.ts';
import type { FacetName } from './index-entity.ts';
import { createHitReader } from './read-hits.ts';
import { invalidCursor, readCursor, writeCursor } from './search-cursor.ts';
import type { Cursor } from './search-cursor.ts';
import { looseTiers, strictTiers, tierAlone } from './search-tiers.ts';
import type { Tiers } from './search-tiers.ts';
import { facetTag, facetWordTags } from './tags.ts';
import { viewerParameters } from './visibility.ts';

/** One condition: the facet has one of the values, or (`words`) one of the values among its words. */
export interface Filter {
  readonly facet: FacetName;
  readonly values: readonly string[];
  readonly match: 'whole' | 'words';
}

export interface SearchRequest {
  readonly viewer: Viewer;
  readonly kind: EntityKind;
  /** Absent: everything, newest first. `nothing`: the query has no word in it. */
  readonly query?: SearchTerms | 'nothing';
  /** All of them must hold. */
  readonly filters: readonly Filter[];
  readonly limit: number;
  readonly cursor?: string;
}

/** Finds entities: best match first, then newest. Pages never repeat an entity as long as nothing better arrives in between. */
export type Search = (request: SearchRequest) => SearchPage;

/** Totals are counted up to here; what has more says so. */
export const countedAtMost = 1000;

/** Full-text search over what an entity store keeps in `connection`. */
export function createSearch(connection: Connection): Search {
  const findForms = createFormFinder(connection);
  const count = createCounter(connection);
  const hitsOf = createHitReader(connection);
  const rowOf = createPlaceFinder(connection);
  return (request) => {
    const { viewer, kind, query, limit } = request;
    const filter = filterExpression(request.filters);
    if (query === 'nothing' || filter === 'nothing') return { items: [], total: 0 };
    const list = [kind, query, request.filters];
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, list);
    const scope = { viewer, kind, filter };
    const found = findTiers(scope, query, cursor, findForms, count);
    const below = cursor && rowOf(viewer, kind, cursor.after);
    const rows = readTiers(
      { ...scope, tiers: found.tiers, limit: limit + 1, start: cursor && { tier: cursor.tier, below } },
      findForms,
    );
    if (rows.length === 0 && cursor) throw invalidCursor();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const total = count(viewer, kind, both(filter, found.tiers.at(-1)), countedAtMost + 1);
    return {
      items: hitsOf(kind, page, query),
      total: Math.min(total, countedAtMost),
      ...(total > countedAtMost && { totalIsAtLeast: true }),
      ...(last && { cursor: writeCursor({ mode: found.mode, tier: last.tier, after: last.id }, list) }),
    };
  };
}

interface Scope {
  readonly viewer: Viewer;
  readonly kind: EntityKind;
  readonly filter: string | undefined;
}

type Count = (viewer: Viewer, kind: EntityKind, match: string | undefined, limit: number) => number;

/** Everything that was asked for, if there is such a thing; else whatever comes nearest. */
function findTiers(
  { viewer, kind, filter }: Scope,
  query: SearchTerms | undefined,
  cursor: Cursor | undefined,
  findForms: FindForms,
  count: Count,
): { readonly mode: Cursor['mode']; readonly tiers: Tiers } {
  if (query === undefined) return { mode: 'strict', tiers: [''] };
  const strict = strictTiers(query);
  const isThere = (match: string | undefined) =>
    findForms({ viewer, kind, match: both(filter, match), limit: 1 }).length > 0;
  const isStrict = cursor ? cursor.mode === 'strict' : query.length === 1 || isThere(strict.at(-1));
  if (isStrict) return { mode: 'strict', tiers: strict };
  const counted = query
    .map((term) => ({ term, matches: count(viewer, kind, both(filter, term), countedAtMost) }))
    .filter(({ matches }) => matches > 0)
    .sort((a, b) => a.matches - b.matches);
  return { mode: 'loose', tiers: counted.length === 0 ? strict : looseTiers(counted.map(({ term }) => term)) };
}

interface TierRequest extends Scope {
  readonly tiers: Tiers;
  readonly limit: number;
  readonly start: { readonly tier: number; readonly below: number | undefined } | undefined;
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

function createCounter(connection: Connection): Count {
  const prepare = (kind: EntityKind) =>
    connection.prepare<[object], { count: number }>(
      `SELECT count(*) AS count FROM (SELECT 1 ${visibleFormsSql(kind)} LIMIT @limit)`,
    );
  const statements = new Map<EntityKind, ReturnType<typeof prepare>>();
  return (viewer, kind, match, limit) => {
    const statement = statements.get(kind) ?? prepare(kind);
    statements.set(kind, statement);
    return statement.get({ ...viewerParameters(viewer), match: forViewer(viewer, match), limit })?.count ?? 0;
  };
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

/** All filters as one expression; `nothing` when one of them has no value that anything could have. */
function filterExpression(filters: readonly Filter[]): string | 'nothing' | undefined {
  const conditions = filters.map(({ facet, values, match }) => {
    const given = values.filter((value) => value !== '');
    const tags = given.map((value) => `"${match === 'words' ? facetWordTags(facet, value) : facetTag(facet, value)}"`);
    return tags.length === 0 ? 'nothing' : `(${tags.join(' OR ')})`;
  });
  if (conditions.includes('nothing')) return 'nothing';
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}
