import type { Viewer } from '../auth/token-verifier.ts';

/** Whom a form of an entity is for. Each audience sees all that the ones before it see. */
export const audiences = { everyone: 0, connections: 1, owner: 2 } as const;

/** How many forms a row of `entities` leaves room for: the form of audience `a` is number `4 * row + a`. */
export const formsPerRow = 4;

/** SQL for "the viewer is whom `e` is about": they brought it, or it is the person of the sample that they are. */
const isSelfSql = `((e.tenant = @tenant AND e.owner = @member AND e.owner <> '') OR (e.tenant = '' AND e.kind = 'person' AND e.id = @member))`;

/** SQL for "the viewer is connected with whom `e` is about". Nobody is, as long as nothing says so. */
const isConnectedSql = `0`;

/** SQL for "the viewer is shut out by whom `e` is about". */
const isBlockedSql = `0`;

/**
 * SQL for the audience whose form of `e` the viewer sees: the largest there is that the viewer belongs to; NULL when `e` is not for them. A
 * condition `form & 3 = …` lets through exactly one form of each entity. Needs the parameters `tenant` and `member`.
 */
export const visibleAudienceSql = `(CASE
  WHEN e.tenant NOT IN ('', @tenant) THEN NULL
  WHEN e.forms & 4 AND ${isSelfSql} THEN 2
  WHEN e.forms & 2 AND (${isSelfSql} OR (${isConnectedSql} AND NOT ${isBlockedSql})) THEN 1
  WHEN e.forms & 1 AND (${isSelfSql} OR NOT ${isBlockedSql}) THEN 0
END)`;

/** The parameters of the conditions above. */
export const viewerParameters = ({ tenant, memberId }: Viewer) => ({ tenant, member: memberId });
