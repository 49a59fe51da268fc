import type { EdgeOwner } from '../graph/edges.ts';
import type { Graph } from '../graph/graph.ts';
import type { Connection } from '../storage/database.ts';
import { wipeDeleted } from '../storage/wipe-deleted.ts';
import { createMemberExport } from './export-member.ts';
import type { ExportMember } from './export-member.ts';

/** All that is kept of a member, to take along or to end. */
export interface MemberRecords {
  readonly export: ExportMember;
  /** Deletes all of it in one transaction, then wipes it from the files. Does nothing for a member of whom nothing is kept. */
  delete(member: EdgeOwner): void;
}

export function createMemberRecords(connection: Connection, graph: Graph): MemberRecords {
  const { edges, members, people, now } = graph;
  const own = `tenant = @tenant AND owner = @memberId AND owner <> ''`;
  const deletes = [
    `DELETE FROM entities WHERE ${own}`,
    `DELETE FROM imports WHERE ${own}`,
    // Indexes of others still learn that something they could see is gone; whose it was is nobody's business any more.
    `DELETE FROM changes WHERE ${own} AND seen & 1 = 0`,
    `UPDATE changes SET owner = '', seen = 1 WHERE ${own}`,
  ].map((sql) => connection.prepare<[object]>(sql));
  const deleteRows = connection.transaction(({ tenant, memberId }: EdgeOwner): boolean => {
    const before = totalChanges(connection);
    for (const statement of deletes) statement.run({ tenant, memberId });
    edges.forget({ tenant, memberId });
    members.forget({ tenant, memberId });
    return totalChanges(connection) > before;
  });
  return {
    export: createMemberExport({ connection, members, people, now }),
    delete(member) {
      if (deleteRows(member)) wipeDeleted(connection);
    },
  };
}

const totalChanges = (connection: Connection): number =>
  Number(connection.prepare<[], number>(`SELECT total_changes()`).pluck().get());
