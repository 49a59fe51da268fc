import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';
import { viewerTags } from './tags.ts';
import { formsPerRow, viewerParameters, visibleAudienceSql } from './visibility.ts';

/** A form of an entity that a viewer may see; of each entity there is one. */
export interface FoundForm {
  readonly form: number;
  readonly id: string;
}

export interface FormRequest {
  readonly viewer: Viewer;
  readonly kind: EntityKind;
  /** An expression of the full-text index; absent: everything. */
  readonly match?: string | undefined;
  readonly limit: number;
  /** Only those before this row of `entities` in time. */
  readonly below?: number | undefined;
}

/** Finds forms, newest first. It reads only as much of the index as the limit asks for. */
export type FindForms = (request: FormRequest) => FoundForm[];

/** The expression with the condition that the form is for an audience of the viewer. */
export function forViewer(viewer: Viewer, match: string | undefined): string {
  const tags = viewerTags(viewer).map((tag) => `"${tag}"`);
  return `tags : (${tags.join(' OR ')})${match === undefined ? '' : ` AND (${match})`}`;
}

/** The expression as it is, where most forms are for the viewer anyway: whether one is, is looked up for each that is found. */
type ScopeMatch = (request: Pick<FormRequest, 'viewer' | 'kind' | 'match'>) => string;

/** Below this share of forms for everyone, the index is told whom they must be for, so that it need not stop at the others. */
const smallShare = 0.25;

function createScope(connection: Connection): ScopeMatch {
  const select = connection.prepare<[object], { visible: number | null; total: number | null }>(
    `SELECT sum(everyone) FILTER (WHERE tenant IN ('', @tenant)) AS visible, sum(everyone + others) AS total
     FROM populations WHERE kind = @kind`,
  );
  return ({ viewer, kind, match }) => {
    if (match === undefined) return forViewer(viewer, match);
    const { visible, total } = select.get({ tenant: viewer.tenant, kind }) ?? { visible: 0, total: 0 };
    return (visible ?? 0) < smallShare * (total ?? 0) ? forViewer(viewer, match) : match;
  };
}

/** Not the bare parameter, which SQLite would look at when it plans: it would compile the statement anew for every call. */
const limitSql = '(SELECT @limit)';

export function createFormFinder(connection: Connection): FindForms {
  const prepared = new Map<EntityKind, ReturnType<typeof prepareFor>>();
  const scope = createScope(connection);
  return ({ viewer, kind, match, limit, below = Number.MAX_SAFE_INTEGER / formsPerRow }) => {
    const statement = prepared.get(kind) ?? prepareFor(connection, kind);
    prepared.set(kind, statement);
    return statement.all({
      ...viewerParameters(viewer),
      match: scope({ viewer, kind, match }),
      limit,
      below: Math.floor(below * formsPerRow),
    });
  };
}

/** Counts forms, up to the limit. */
export type CountForms = (request: Omit<FormRequest, 'below'>) => number;

export function createFormCounter(connection: Connection): CountForms {
  const prepare = (kind: EntityKind) =>
    connection.prepare<[object], { count: number }>(
      `SELECT count(*) AS count FROM (SELECT 1 ${visibleFormsSql(kind)} LIMIT ${limitSql})`,
    );
  const statements = new Map<EntityKind, ReturnType<typeof prepare>>();
  const scope = createScope(connection);
  return ({ viewer, kind, match, limit }) => {
    const statement = statements.get(kind) ?? prepare(kind);
    statements.set(kind, statement);
    return statement.get({ ...viewerParameters(viewer), match: scope({ viewer, kind, match }), limit })?.count ?? 0;
  };
}

/** CROSS JOIN: the index leads, for only it is in the order of time. */
export const visibleFormsSql = (kind: EntityKind): string =>
  `FROM search_${kind} CROSS JOIN entities e ON e.row = search_${kind}.rowid / ${formsPerRow}
   WHERE search_${kind} MATCH @match AND search_${kind}.rowid % ${formsPerRow} = ${visibleAudienceSql}`;

const prepareFor = (connection: Connection, kind: EntityKind) =>
  connection.prepare<[object], FoundForm>(
    `SELECT search_${kind}.rowid AS form, e.id ${visibleFormsSql(kind)} AND search_${kind}.rowid < CAST(@below AS INTEGER)
     ORDER BY search_${kind}.rowid DESC LIMIT ${limitSql}`,
  );
