import type { EdgeOwner } from '../graph/edges.ts';
import { edgeStateSql } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import type { Relation } from './visibility.ts';

/** How the members of one tenant stand to each other. A sample person and the member of the same id are one and the same. */
export interface Relations {
  of(viewer: EdgeOwner, memberId: string): Relation;
  /** Whether this member has blocked anybody, or anybody them: most have not, and searches are quicker for them. */
  hasBlocks(viewer: EdgeOwner): boolean;
}

/** SQL for "neither of the viewer and this member has blocked the other"; needs the parameters `tenant` and `member`. */
export const notBlockedSql = (memberSql: string): string => `NOT EXISTS (
  SELECT 1 FROM edges b WHERE b.tenant = @tenant AND b.kind = 'block' AND b.member = @member AND b.target = ${memberSql}
) AND NOT EXISTS (
  SELECT 1 FROM edges b WHERE b.tenant = @tenant AND b.kind = 'block' AND b.member = ${memberSql} AND b.target = @member
)`;

/** SQL for "the viewer and this member are connected"; needs the parameters `tenant` and `member`. */
export const connectedSql = (memberSql: string): string =>
  `COALESCE(${edgeStateSql({ kind: 'connection', member: '@member', target: memberSql })} = 'connected', 0)`;

export function createRelations(connection: Connection): Relations {
  const select = connection.prepare<[object], { free: number; connected: number }>(
    `SELECT ${notBlockedSql('@other')} AS free, ${connectedSql('@other')} AS connected`,
  );
  const selectBlocks = connection.prepare<[object]>(
    `SELECT 1 FROM edges WHERE tenant = @tenant AND kind = 'block' AND member = @member
     UNION ALL SELECT 1 FROM edges WHERE tenant = @tenant AND kind = 'block' AND target = @member LIMIT 1`,
  );
  return {
    of({ tenant, memberId }, other) {
      if (other === memberId) return 'self';
      const row = select.get({ tenant, member: memberId, other });
      if (row?.free !== 1) return 'blocked';
      return row.connected === 1 ? 'connection' : 'other';
    },
    hasBlocks: ({ tenant, memberId }) => selectBlocks.get({ tenant, member: memberId }) !== undefined,
  };
}
