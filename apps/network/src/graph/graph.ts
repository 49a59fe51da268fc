import { createMembers } from '../privacy/members.ts';
import type { Members } from '../privacy/members.ts';
import { createPeople } from '../privacy/people.ts';
import type { People } from '../privacy/people.ts';
import { createProfiles } from '../privacy/profiles.ts';
import type { Profiles } from '../privacy/profiles.ts';
import { createVisibleProfile } from '../privacy/visible-profile.ts';
import type { Connection } from '../storage/database.ts';
import type { WriteEntity } from '../storage/entity-writer.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { createConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { createEdgeLists } from './edge-lists.ts';
import type { ListEdges } from './edge-lists.ts';
import { createEdges } from './edges.ts';
import type { Edges } from './edges.ts';
import { createPaths } from './paths.ts';
import type { ConnectionPathTo } from './paths.ts';

/** Members: whom they know, what they keep, what they show and allow. */
export interface Graph {
  readonly edges: Edges;
  readonly connections: Connections;
  readonly list: ListEdges;
  readonly paths: ConnectionPathTo;
  readonly members: Members;
  readonly people: People;
  readonly profiles: Profiles;
  readonly now: () => Date;
}

export function createGraph(options: {
  connection: Connection;
  write: WriteEntity;
  vocabulary: Vocabulary;
  now: () => Date;
}): Graph {
  const { connection, write, vocabulary, now } = options;
  const edges = createEdges(connection);
  const members = createMembers(connection);
  const people = createPeople(connection);
  const visibleProfile = createVisibleProfile(vocabulary);
  return {
    edges,
    connections: createConnections({ connection, edges, now }),
    list: createEdgeLists(connection),
    members,
    people,
    paths: createPaths({ edges, people }),
    now,
    profiles: createProfiles({ connection, members, visibleProfile, write }),
  };
}
