import { createHash } from 'node:crypto';
import type { SearchHit, SearchPage } from '@trellis/network-skills';
import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import { NetworkError } from '../network-error.ts';
import type { Connection } from './database.ts';
import { viewerParameters, visibleSql } from './entity-store.ts';
import type { FtsQuery } from './fts-query.ts';
import type { FacetName } from './index-entity.ts';

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
  readonly query?: FtsQuery | 'nothing';
  /** All of them must hold. */
  readonly filters: readonly Filter[];
  readonly limit: number;
  readonly cursor?: string;
}

/** Finds entities: best match first, then newest. Pages never repeat an entity as long as nothing better arrives in between. */
export type Search = (request: SearchRequest) => SearchPage;

interface Row {
  readonly row: number;
  readonly id: string;
  readonly place: number;
  readonly total: number;
}

const titleWeight = 10;
const subtitleWeight = 4;
const skillsWeight = 5;
const bodyWeight = 1;
const snippetTokens = 28;

/** Full-text search over what an entity store keeps in `connection`. */
export function createSearch(connection: Connection): Search {
  const pageOf = createPager(connection);
  return (request) => {
    const { query, limit } = request;
    if (query === 'nothing') return { items: [], total: 0 };
    const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, request);
    // Everything that was asked for, if there is such a thing; else whatever comes nearest.
    const modes = query === undefined ? ['newest' as const] : cursor ? [cursor.mode] : (['all', 'any'] as const);
    for (const mode of modes) {
      const match = query === undefined || mode === 'newest' ? undefined : query[mode];
      const { rows, hits } = pageOf(request, match, cursor?.after);
      if (rows.length === 0 && mode !== modes.at(-1)) continue;
      if (rows.length === 0 && cursor) throw invalidCursor();
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: hits,
        total: rows[0]?.total ?? 0,
        ...(last && { cursor: writeCursor({ mode, after: last.id }, request) }),
      };
    }
    return { items: [], total: 0 };
  };
}

function createPager(connection: Connection) {
  return (request: SearchRequest, match: string | undefined, after: string | undefined) => {
    const { viewer, kind, filters, limit } = request;
    const conditions = filters.map(filterSql);
    const sql = `
      WITH matched AS MATERIALIZED (
        SELECT e.row AS row, e.id AS id, e.date AS date, ${match === undefined ? '0' : scoreSql} AS score
        FROM ${match === undefined ? 'entities e' : 'search JOIN entities e ON e.row = search.rowid'}
        WHERE ${match === undefined ? '' : 'search MATCH @match AND '} e.kind = @kind AND ${visibleSql}
        ${conditions.map(({ sql: condition }) => `AND ${condition}`).join(' ')}
      ), ranked AS (
        SELECT row, id, row_number() OVER (ORDER BY score, date DESC, id) AS place, count(*) OVER () AS total FROM matched
      )
      SELECT * FROM ranked
      WHERE @after IS NULL OR place > (SELECT place FROM ranked WHERE id = @after)
      ORDER BY place LIMIT @limit`;
    const parameters = { ...viewerParameters(viewer), kind, match, after: after ?? null, limit: limit + 1 };
    const values = Object.fromEntries(conditions.flatMap(({ values: list }) => list));
    const rows = connection.prepare<[object], Row>(sql).all({ ...parameters, ...values });
    return { rows, hits: hitsOf(connection, rows.slice(0, limit), match) };
  };
}

const scoreSql = `bm25(search, ${titleWeight}, ${subtitleWeight}, ${skillsWeight}, ${bodyWeight})`;

function filterSql({ facet, values, match }: Filter, index: number) {
  const named = values.map((value, position) => {
    const text = match === 'words' ? `% ${value} %` : value;
    return [`f${index}_${position}`, text] as const;
  });
  const tests = named.map(([name]) =>
    match === 'words' ? `' ' || f.value || ' ' LIKE @${name}` : `f.value = @${name}`,
  );
  const sql = `EXISTS (SELECT 1 FROM facets f WHERE f.row = e.row AND f.name = '${facet}' AND (${tests.join(' OR ') || '0'}))`;
  return { sql, values: named };
}

function hitsOf(connection: Connection, rows: readonly Row[], match: string | undefined): SearchHit[] {
  const snippet = match === undefined ? `substr(body, 1, 160)` : `snippet(search, 3, '', '', '…', ${snippetTokens})`;
  const statement = connection.prepare<[object], { title: string; subtitle: string; snippet: string }>(
    `SELECT title, subtitle, ${snippet} AS snippet FROM search WHERE ${match === undefined ? '' : 'search MATCH @match AND '} rowid = CAST(@row AS INTEGER)`,
  );
  return rows.flatMap(({ id, row }): SearchHit[] => {
    const hit = statement.get({ row, match });
    if (hit === undefined) return [];
    const line = hit.snippet.replaceAll(/\s+/g, ' ').trim();
    const cut = match === undefined && line.length >= 150 ? `${line.replace(/\s\S*$/, '')}…` : line;
    return [
      {
        id,
        title: hit.title,
        ...(hit.subtitle !== '' && { subtitle: hit.subtitle }),
        ...(cut !== '' && { snippet: cut }),
      },
    ];
  });
}

interface Cursor {
  readonly mode: 'all' | 'any' | 'newest';
  /** The last entity of the page before. No score is in here: it would tell about texts that the viewer may not see. */
  readonly after: string;
}

const invalidCursor = () =>
  new NetworkError('INVALID_REQUEST', 'the cursor does not belong to this list, or the list has changed', {
    field: 'cursor',
    expected: 'the cursor of the page before, with the same query and filters; or none, to start again',
  });

const fingerprint = ({ kind, query, filters }: SearchRequest) =>
  createHash('sha256')
    .update(JSON.stringify([kind, query, filters]))
    .digest('base64url')
    .slice(0, 12);

function writeCursor({ mode, after }: Cursor, request: SearchRequest): string {
  return Buffer.from(JSON.stringify([fingerprint(request), mode, after])).toString('base64url');
}

function readCursor(text: string, request: SearchRequest): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== fingerprint(request)) throw invalidCursor();
  const [, mode, after] = parts as unknown[];
  const isMode = mode === 'newest' ? request.query === undefined : (mode === 'all' || mode === 'any') && request.query;
  if (!isMode || typeof after !== 'string') throw invalidCursor();
  return { mode: mode as Cursor['mode'], after };
}
