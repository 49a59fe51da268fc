import type { ConnectionPath } from '@trellis/network-skills';
import type { People } from '../privacy/people.ts';
import type { EdgeOwner, Edges } from './edges.ts';
import { findPath } from './find-path.ts';

/** Says how two members are connected, with people whom the one who asks may see and over edges that they may know of. */
export type ConnectionPathTo = (viewer: EdgeOwner, member: string) => ConnectionPath;

const maxEdgesRead = 200_000;
const maxMs = 50;

export function createPaths(options: { edges: Edges; people: People; clockMs?: () => number }): ConnectionPathTo {
  const { edges, people, clockMs = () => performance.now() } = options;
  return (viewer, member) => {
    const endMs = clockMs() + maxMs;
    const shown = new Map<string, boolean>();
    const shows = (memberId: string) => {
      const known = shown.get(memberId) ?? people.showsConnections(viewer, memberId);
      shown.set(memberId, known);
      return known;
    };
    const { members, complete } = findPath({
      from: viewer.memberId,
      to: member,
      connectionsOf: (memberId) => edges.connectionsOf({ tenant: viewer.tenant, memberId }),
      maySee: (one, other) => shows(one) && shows(other),
      maxEdges: maxEdgesRead,
      isOver: () => clockMs() > endMs,
    });
    const lines = (members ?? []).map((each) => people.lineOf(viewer, each));
    // Somebody without a profile of their own is connected to nobody by name.
    if (members === undefined || lines.includes(undefined)) return { people: [], complete };
    return { degree: members.length - 1, people: lines.filter((line) => line !== undefined), complete };
  };
}
