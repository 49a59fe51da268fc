import type { PersonLine, PersonProfile } from '@trellis/network-skills';
import type { EdgeOwner } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import { formsPerRow, showsConnectionsOf, viewerParameters, visibleAudienceSql } from '../storage/visibility.ts';

/** People as one member sees them. Whom they may not see is not there, without any difference to whom there never was. */
export interface People {
  /** The member whose profile has this id. */
  memberOf(viewer: EdgeOwner, personId: string): string | undefined;
  /** The same, whether the viewer may see it or not: for what only takes away, and tells nothing. */
  anyMemberOf(viewer: EdgeOwner, personId: string): string | undefined;
  /** As it stands in a list. */
  lineOf(viewer: EdgeOwner, memberId: string): PersonLine | undefined;
  /** Whether the viewer may see whom that member is connected with. */
  showsConnections(viewer: EdgeOwner, memberId: string): boolean;
}

export function createPeople(connection: Connection): People {
  const selectMember = connection.prepare<[object], { member: string }>(
    `SELECT e.member FROM entities e WHERE e.tenant IN ('', @tenant) AND e.kind = 'person' AND e.id = @id
       AND ${visibleAudienceSql} IS NOT NULL ORDER BY e.tenant DESC LIMIT 1`,
  );
  const selectAnyMember = connection.prepare<[object], { member: string }>(
    `SELECT member FROM entities WHERE tenant IN ('', @tenant) AND kind = 'person' AND id = @id ORDER BY tenant DESC LIMIT 1`,
  );
  // The index by member has only rows that have one, and is used where the condition says so. What a member brought comes before what everybody has of them.
  const selectProfile = connection.prepare<[object], { body: string }>(
    `SELECT (SELECT body FROM forms f WHERE f.form = e.row * ${formsPerRow} + ${visibleAudienceSql}) AS body
     FROM entities e WHERE e.member = @of AND e.member <> '' AND e.kind = 'person' AND e.tenant IN ('', @tenant)
       AND ${visibleAudienceSql} IS NOT NULL ORDER BY e.owner = '', e.row DESC LIMIT 1`,
  );
  const selectShows = connection.prepare<[object]>(
    `SELECT 1 FROM entities e WHERE e.member = @of AND e.member <> '' AND e.kind = 'person' AND e.tenant IN ('', @tenant)
       AND ${showsConnectionsOf('e')} LIMIT 1`,
  );
  return {
    memberOf: (viewer, personId) => selectMember.get({ ...viewerParameters(viewer), id: personId })?.member,
    anyMemberOf: ({ tenant }, personId) => selectAnyMember.get({ tenant, id: personId })?.member,
    lineOf(viewer, memberId) {
      const row = selectProfile.get({ ...viewerParameters(viewer), of: memberId });
      if (row === undefined) return undefined;
      const { id, name, headline } = JSON.parse(row.body) as PersonProfile;
      return { id, name, ...(headline !== undefined && { headline }) };
    },
    showsConnections: (viewer, memberId) =>
      selectShows.get({ ...viewerParameters(viewer), of: memberId }) !== undefined,
  };
}
