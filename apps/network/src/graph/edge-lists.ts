import { createHash } from 'node:crypto';
import { NetworkError } from '../network-error.ts';
import { connectedSql } from '../privacy/relations.ts';
import type { Connection } from '../storage/database.ts';
import { forViewer, visibleFormsSql } from '../storage/find-forms.ts';
import { facetTag } from '../storage/tags.ts';
import { showsConnectionsOf, viewerParameters, visibleAudienceOf } from '../storage/visibility.ts';
import type { Edge, EdgeKind, EdgeOwner } from './edges.ts';
import { holdsSql } from './edges.ts';

export interface EdgeListRequest {
  /** Who asks. */
  readonly owner: EdgeOwner;
  /** Whose edges; the owner's when absent. Of another member, only connections that both ends show to the owner. */
  readonly of?: string;
  /** Only people with whom the owner is connected. */
  readonly mutual?: boolean;
  readonly kinds: readonly EdgeKind[];
  /** All states when absent. */
  readonly states?: readonly string[];
  /** Only people who show that they work or worked there: a company's name, normalized, in one of these spellings. */
  readonly companies?: readonly string[];
  readonly limit: number;
  readonly cursor?: string;
}

export interface EdgePage {
  readonly edges: readonly (Edge & { readonly kind: EdgeKind })[];
  readonly total: number;
  readonly cursor?: string;
}

/** Lists edges, the newest first. Those to what the member may not see are neither listed nor counted. */
export type ListEdges = (request: EdgeListRequest) => EdgePage;

type Row = Edge & { readonly kind: EdgeKind; readonly total: number };

export function createEdgeLists(connection: Connection): ListEdges {
  const prepare = (sql: string) => connection.prepare<[object], Row>(sql);
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  return (request) => {
    const { owner, kinds, limit, companies } = request;
    const offset = request.cursor === undefined ? 0 : readCursor(request.cursor, request);
    const sql = listSql(request);
    const statement = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, statement);
    const rows = statement.all({
      ...viewerParameters(owner),
      of: request.of ?? owner.memberId,
      kinds: JSON.stringify(kinds),
      states: JSON.stringify(request.states ?? []),
      ...(companies && { match: forViewer(owner, companyMatch(companies)) }),
      limit,
      offset,
    });
    if (rows.length === 0 && offset > 0) throw invalidCursor();
    const end = offset + rows.length;
    const total = rows[0]?.total ?? 0;
    return {
      edges: rows.map(({ total: _total, ...edge }) => edge),
      total,
      ...(end < total && { cursor: writeCursor(end, request) }),
    };
  };
}

const companyMatch = (companies: readonly string[]) =>
  companies.map((company) => `"${facetTag('company', company)}"`).join(' OR ');

/** Without saying so, the index by member, which has only such rows, is not used. */
const hasMember = `t.member <> ''`;

/** SQL for "the viewer may see an entity of this kind to which `e` leads"; `e` is an edge. */
const targetIsVisible = (kind: string, column: 'id' | 'member') => `EXISTS (
  SELECT 1 FROM entities t WHERE t.${column} = e.target ${column === 'member' ? `AND ${hasMember}` : ''} AND t.kind = '${kind}' AND t.tenant IN ('', @tenant)
    AND ${visibleAudienceOf('t')} IS NOT NULL)`;

/** An edge between two others is shown when both of them show whom they are connected with; who stands at its end knows of it anyway. */
const isShownByBoth = `(e.target = @member OR EXISTS (SELECT 1 FROM entities t
  WHERE t.member = e.target AND ${hasMember} AND t.kind = 'person' AND t.tenant IN ('', @tenant) AND ${showsConnectionsOf('t')}))`;

function listSql({ states, companies, of, mutual }: EdgeListRequest): string {
  const works = `e.target IN (SELECT p.member FROM (SELECT e.member ${visibleFormsSql('person')}) p)`;
  return `SELECT e.kind, e.target, e.state, e.since, e.note, count(*) OVER () AS total FROM edges e
    WHERE e.kind IN (SELECT value FROM json_each(@kinds)) AND e.member = @of AND ${holdsSql}
    ${of === undefined ? '' : `AND ${isShownByBoth}`}
    ${mutual ? `AND ${connectedSql('e.target')}` : ''}
    ${states ? `AND e.state IN (SELECT value FROM json_each(@states))` : ''}
    AND CASE WHEN e.kind IN ('connection', 'person') THEN ${targetIsVisible('person', 'member')}
      WHEN e.kind = 'company' THEN ${targetIsVisible('company', 'id')}
      WHEN e.kind IN ('job', 'application') THEN ${targetIsVisible('job', 'id')}
      ELSE 1 END
    ${companies ? `AND ${works}` : ''}
    ORDER BY e.since DESC, e.kind, e.target LIMIT @limit OFFSET @offset`;
}

const fingerprint = ({ kinds, states, companies, of, mutual }: EdgeListRequest) =>
  createHash('sha256')
    .update(JSON.stringify([kinds, states, companies, of, mutual]))
    .digest('base64url')
    .slice(0, 12);

/** A place in the list, and no id in it: those of members are nobody else's business. */
const writeCursor = (offset: number, request: EdgeListRequest) =>
  Buffer.from(JSON.stringify([fingerprint(request), offset])).toString('base64url');

function readCursor(text: string, request: EdgeListRequest): number {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 2 || parts[0] !== fingerprint(request)) throw invalidCursor();
  const offset: unknown = parts[1];
  if (!Number.isSafeInteger(offset) || (offset as number) < 1) throw invalidCursor();
  return offset as number;
}

const invalidCursor = () =>
  new NetworkError('INVALID_REQUEST', 'the cursor does not belong to this list, or the list has changed', {
    field: 'cursor',
    expected: 'the cursor of the page before, with the same filters; or none, to start again',
  });
