import type { Viewer } from '../auth/token-verifier.ts';
import { connectedSql, notBlockedSql } from '../privacy/relations.ts';

/** Whom a form of an entity is for. Each audience sees all that the ones before it see. */
export const audiences = { everyone: 0, connections: 1, owner: 2 } as const;

/** How many forms a row of `entities` leaves room for: the form of audience `a` is number `4 * row + a`. */
export const formsPerRow = 4;

/**
 * SQL for the audience whose form of an entity (a row of `entities` under this name) the viewer sees: the largest there is that the viewer belongs
 * to; NULL when it is not for them. A condition `form & 3 = …` lets through exactly one form of each entity. Needs the parameters `tenant` and
 * `member`.
 */
export function visibleAudienceOf(entity: string): string {
  const member = `${entity}.member`;
  const isSelf = isSelfSql(entity);
  const isFree = `(${member} = '' OR (${notBlockedSql(member)}))`;
  return `(CASE
    WHEN ${entity}.tenant NOT IN ('', @tenant) THEN NULL
    WHEN ${entity}.forms & 4 AND ${isSelf} THEN 2
    WHEN ${entity}.forms & 2 AND (${isSelf} OR (${connectedSql(member)} AND ${isFree})) THEN 1
    WHEN ${entity}.forms & 1 AND (${isSelf} OR ${isFree}) THEN 0
  END)`;
}

/** SQL for "the viewer may see whom the person under this name is connected with". */
export const showsConnectionsOf = (entity: string): string => `(${visibleAudienceOf(entity)} IS NOT NULL AND (
  ${entity}.connections_for = 0 OR (${entity}.connections_for = 1 AND ${connectedSql(`${entity}.member`)}) OR ${isSelfSql(entity)}))`;

/** They brought it, or it is the person of the sample that they are. */
const isSelfSql = (
  entity: string,
) => `((${entity}.tenant = @tenant AND ${entity}.owner = @member AND ${entity}.owner <> '')
  OR (${entity}.owner = '' AND ${entity}.kind = 'person' AND ${entity}.id = @member))`;

/** The same for entities under the name `e`. */
export const visibleAudienceSql = visibleAudienceOf('e');

/** The parameters of the conditions above. */
export const viewerParameters = ({ tenant, memberId }: Viewer) => ({ tenant, member: memberId });
