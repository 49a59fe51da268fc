import type { PersonProfile } from '@trellis/network-skills';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { EntityKind } from '../entities.ts';
import type { EdgeKind, EdgeOwner } from '../graph/edges.ts';
import type { Connection } from '../storage/database.ts';
import { audiences, formsPerRow } from '../storage/visibility.ts';
import type { Members } from './members.ts';
import type { People } from './people.ts';
import { toJsonResume } from './to-json-resume.ts';

const Time = Type.String({ description: 'ISO 8601, as precise as known' });
const Person = Type.Optional(
  Type.Object({ id: Type.String(), name: Type.String() }, { description: 'Absent: does not show themselves any more' }),
);
const Document = Type.Object({}, { additionalProperties: true });

/** Everything that the network keeps of a member. */
export const MemberExport = Type.Object({
  exportedAt: Time,
  member: Type.Object({ tenant: Type.String(), id: Type.String() }),
  resumes: Type.Array(Document, {
    description: 'Profiles as JSON Resume, the newest first; `meta.trellisId` is the id',
  }),
  entities: Type.Array(Type.Object({ type: Type.String(), value: Document }), {
    description: 'Jobs, posts and articles that the member brought',
  }),
  imports: Type.Array(Type.Object({ id: Type.String(), importedAt: Time, entityIds: Type.Array(Type.String()) })),
  visibility: Type.Record(Type.String(), Type.String()),
  consents: Type.Array(
    Type.Object({ purpose: Type.String(), granted: Type.Boolean(), decidedAt: Type.Optional(Time) }),
  ),
  connections: Type.Array(Type.Object({ person: Person, state: Type.String(), since: Time })),
  follows: Type.Array(
    Type.Object({ type: Type.String(), person: Person, companyId: Type.Optional(Type.String()), since: Time }),
  ),
  savedJobs: Type.Array(Type.Object({ jobId: Type.String(), since: Time })),
  applications: Type.Array(
    Type.Object({ jobId: Type.String(), status: Type.String(), note: Type.String(), since: Time }),
  ),
  blocks: Type.Array(Type.Object({ personId: Type.String(), since: Time })),
});
export type MemberExport = Static<typeof MemberExport>;

export type ExportMember = (member: EdgeOwner) => MemberExport;

interface EdgeRow {
  readonly kind: EdgeKind;
  readonly target: string;
  readonly state: string;
  readonly since: string;
  readonly note: string;
}

/** Reads everything of a member from the tables themselves, whether lists show it or not. */
export function createMemberExport(options: {
  connection: Connection;
  members: Members;
  people: People;
  now: () => Date;
}): ExportMember {
  const { connection, members, people, now } = options;
  const selectEntities = connection.prepare<[object], { kind: EntityKind; body: string }>(
    `SELECT e.kind, f.body FROM entities e JOIN forms f ON f.form = (
       SELECT max(form) FROM forms WHERE form BETWEEN e.row * ${formsPerRow} AND e.row * ${formsPerRow} + ${audiences.owner})
     WHERE e.tenant = @tenant AND e.owner = @memberId AND e.owner <> '' ORDER BY e.row DESC`,
  );
  const selectImports = connection.prepare<[object], { id: string; importedAt: string; entityIds: string }>(
    `SELECT m.id, m.imported_at AS importedAt, (
       SELECT json_group_array(e.id) FROM import_entities i JOIN entities e ON e.row = i.row
       WHERE i.tenant = m.tenant AND i.owner = m.owner AND i.import_id = m.id) AS entityIds
     FROM imports m WHERE m.tenant = @tenant AND m.owner = @memberId ORDER BY m.imported_at DESC, m.id`,
  );
  // Rows of state 'gone' only say that one of the sample does not hold; nothing in them is of the member.
  const selectEdges = connection.prepare<[object], EdgeRow>(
    `SELECT kind, target, state, since, note FROM edges
     WHERE tenant = @tenant AND member = @memberId AND state <> 'gone' ORDER BY since DESC, target`,
  );
  return (member) => {
    const { tenant, memberId } = member;
    const entities = selectEntities.all({ tenant, memberId });
    const edges = Map.groupBy(selectEdges.all({ tenant, memberId }), ({ kind }) => kind);
    const of = (kind: EdgeKind) => edges.get(kind) ?? [];
    const person = (target: string) => {
      const line = people.lineOf(member, target);
      return line && { person: { id: line.id, name: line.name } };
    };
    return {
      exportedAt: now().toISOString(),
      member: { tenant, id: memberId },
      resumes: entities.flatMap(({ kind, body }) =>
        kind === 'person' ? toJsonResume(JSON.parse(body) as PersonProfile) : [],
      ),
      entities: entities.flatMap(({ kind, body }) =>
        kind === 'person' ? [] : { type: kind, value: JSON.parse(body) as object },
      ),
      imports: selectImports
        .all({ tenant, memberId })
        .map(({ entityIds, ...record }) => ({ ...record, entityIds: JSON.parse(entityIds) as string[] })),
      visibility: members.visibility(member, 'nobody'),
      consents: members.consents(member),
      connections: of('connection').map(({ target, state, since }) => ({ ...person(target), state, since })),
      follows: [
        ...of('person').map(({ target, since }) => ({ type: 'person', ...person(target), since })),
        ...of('company').map(({ target, since }) => ({ type: 'company', companyId: target, since })),
      ],
      savedJobs: of('job').map(({ target, since }) => ({ jobId: target, since })),
      applications: of('application').map(({ target, state, note, since }) => ({
        jobId: target,
        status: state,
        note,
        since,
      })),
      // Whom one has blocked one does not see: what is left is the id under which it was done.
      blocks: of('block').map(({ note, since }) => ({ personId: note, since })),
    };
  };
}
