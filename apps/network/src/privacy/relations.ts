import { edgeStateSql } from '../graph/edges.ts';

/** SQL for "neither of the viewer and this member has blocked the other"; needs the parameters `tenant` and `member`. */
export const notBlockedSql = (memberSql: string): string => `NOT EXISTS (
  SELECT 1 FROM edges b WHERE b.tenant = @tenant AND b.kind = 'block' AND b.member = @member AND b.target = ${memberSql}
) AND NOT EXISTS (
  SELECT 1 FROM edges b WHERE b.tenant = @tenant AND b.kind = 'block' AND b.member = ${memberSql} AND b.target = @member
)`;

/** SQL for "the viewer and this member are connected"; needs the parameters `tenant` and `member`. */
export const connectedSql = (memberSql: string): string =>
  `COALESCE(${edgeStateSql({ kind: 'connection', member: '@member', target: memberSql })} = 'connected', 0)`;
