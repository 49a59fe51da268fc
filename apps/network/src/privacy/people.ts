import type { PersonLine, PersonProfile } from '@trellis/network-skills';
import type { EdgeOwner } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import { formsPerRow, viewerParameters, visibleAudienceSql } from '../storage/visibility.ts';
import type { Members } from './members.ts';
import type { Relations } from './relations.ts';
import { showsField } from './visibility.ts';

/** People as one member sees them. Whom they may not see is not there, without any difference to whom there never was. */
export interface People {
  /** The member whose profile has this id. */
  memberOf(viewer: EdgeOwner, personId: string): string | undefined;
  /** As it stands in a list. */
  lineOf(viewer: EdgeOwner, memberId: string): PersonLine | undefined;
  showsConnections(viewer: EdgeOwner, memberId: string): boolean;
}

export function createPeople(options: { connection: Connection; members: Members; relations: Relations }): People {
  const { connection, members, relations } = options;
  const selectMember = connection.prepare<[object], { member: string }>(
    `SELECT e.member FROM entities e WHERE e.tenant IN ('', @tenant) AND e.kind = 'person' AND e.id = @id
       AND ${visibleAudienceSql} IS NOT NULL ORDER BY e.tenant DESC LIMIT 1`,
  );
  // What a member brought comes before what everybody has of them.
  const selectProfile = connection.prepare<[object], { tenant: string; owner: string; body: string }>(
    `SELECT e.tenant, e.owner, (SELECT body FROM forms f WHERE f.form = e.row * ${formsPerRow} + ${visibleAudienceSql}) AS body
     FROM entities e WHERE e.member = @of AND e.kind = 'person' AND e.tenant IN ('', @tenant)
       AND ${visibleAudienceSql} IS NOT NULL ORDER BY e.owner = '', e.row DESC LIMIT 1`,
  );
  const profileOf = (viewer: EdgeOwner, memberId: string) =>
    selectProfile.get({ ...viewerParameters(viewer), of: memberId });
  return {
    memberOf: (viewer, personId) => selectMember.get({ ...viewerParameters(viewer), id: personId })?.member,
    lineOf(viewer, memberId) {
      const row = profileOf(viewer, memberId);
      if (row === undefined) return undefined;
      const { id, name, headline } = JSON.parse(row.body) as PersonProfile;
      return { id, name, ...(headline !== undefined && { headline }) };
    },
    showsConnections(viewer, memberId) {
      const row = profileOf(viewer, memberId);
      if (row === undefined) return false;
      const visibility = members.visibility({ tenant: row.tenant, memberId }, row.owner === '' ? 'everyone' : 'nobody');
      return showsField(visibility, 'connections', relations.of(viewer, memberId));
    },
  };
}
