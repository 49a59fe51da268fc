/** How a search for a path ended. */
export interface FoundPath {
  /** Member ids from the first to the last, both included; undefined when there is none, or none was found in time. */
  readonly members: readonly string[] | undefined;
  /** False when the search was stopped at its limit. */
  readonly complete: boolean;
}

export interface PathSearch {
  readonly from: string;
  readonly to: string;
  /** Everybody a member is connected with. */
  readonly connectionsOf: (member: string) => readonly string[];
  /** Whether `from` may see that these two are connected. The edges of `from` itself are not asked about. */
  readonly maySee: (one: string, other: string) => boolean;
  /** How many edges may be looked at; then the search stops. */
  readonly maxEdges: number;
  /** True when the time is up. Asked after each list of connections. */
  readonly isOver: () => boolean;
}

/**
 * The shortest path of at most three edges, searched from both ends: only lists of the connections of the last member are read, each against the set of
 * the first one's. Where there are several, the first in the order of the lists.
 */
export function findPath(search: PathSearch): FoundPath {
  const { from, to, connectionsOf, maySee, maxEdges, isOver } = search;
  if (from === to) return { members: [from], complete: true };
  const near = new Set(connectionsOf(from));
  if (near.has(to)) return { members: [from, to], complete: true };
  const last = connectionsOf(to).filter((member) => member !== from);
  const between = last.find((member) => near.has(member) && maySee(member, to));
  if (between !== undefined) return { members: [from, between, to], complete: true };
  let edges = near.size + last.length;
  for (const third of last) {
    if (edges > maxEdges || isOver()) return { members: undefined, complete: false };
    if (!maySee(third, to)) continue;
    const list = connectionsOf(third);
    edges += list.length;
    const second = list.find((member) => near.has(member) && member !== to && maySee(member, third));
    if (second !== undefined) return { members: [from, second, third, to], complete: true };
  }
  return { members: undefined, complete: true };
}
