import type { EdgeOwner } from '../graph/edges.ts';
import type { Graph } from '../graph/graph.ts';
import type { Connection } from '../storage/database.ts';
import type { DoomedTexts, Wiper } from '../storage/wiper.ts';
import { createMemberExport } from './export-member.ts';
import type { ExportMember } from './export-member.ts';

/** All that is kept of a member, to take along or to end. */
export interface MemberRecords {
  readonly export: ExportMember;
  /** Deletes all of it in one transaction, then wipes it from the files. Another member of the same id may begin at once. */
  delete(member: EdgeOwner): Promise<void>;
}

export function createMemberRecords(options: { connection: Connection; graph: Graph; wiper: Wiper }): MemberRecords {
  const { connection, graph, wiper } = options;
  const { edges, members, people, now } = graph;
  const own = `tenant = @tenant AND owner = @memberId AND owner <> ''`;
  const deletes = [
    `DELETE FROM entities WHERE ${own}`,
    `DELETE FROM imports WHERE ${own}`,
    // Indexes of others still learn that something they could see is gone; whose it was is nobody's business any more.
    `DELETE FROM changes WHERE ${own} AND seen & 1 = 0`,
    `UPDATE changes SET owner = '', seen = 1 WHERE ${own}`,
  ].map((sql) => connection.prepare<[object]>(sql));
  const deleteRows = connection.transaction(({ tenant, memberId }: EdgeOwner): DoomedTexts => {
    const texts = wiper.doom({ tenant, memberId });
    for (const statement of deletes) statement.run({ tenant, memberId });
    edges.forget({ tenant, memberId });
    members.forget({ tenant, memberId });
    return texts;
  });
  return {
    export: createMemberExport({ connection, members, people, now }),
    delete: (member) => wiper.wipe(deleteRows(member)),
  };
}
