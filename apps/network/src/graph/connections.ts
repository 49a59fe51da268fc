import { NetworkError } from '../network-error.ts';
import type { Connection } from '../storage/database.ts';
import { maxEdges } from './edge-limits.ts';
import type { EdgeOwner, Edges } from './edges.ts';

/** How far two members are: `sent` and `received` are the two sides of a request that waits. */
export type ConnectionState = 'connected' | 'sent' | 'received';

/** Requests, answers and ends of connections. Each change is made on both sides at once. */
export interface Connections {
  /** Asks for a connection, or accepts when the other one has asked. Doing it again changes nothing. */
  connect(owner: EdgeOwner, other: string): ConnectionState;
  /** Ends a connection, withdraws a request or declines one. False when there was none. */
  disconnect(owner: EdgeOwner, other: string): boolean;
  /**
   * Blocks: neither finds the other any more, and nothing is left between them. Doing it again changes nothing. `personId` is what the list of
   * blocks shows, for whom one has blocked one does not see.
   */
  block(owner: EdgeOwner, other: { readonly member: string; readonly personId: string }): void;
  /** `member` may be unknown by now: what was blocked under this id is found all the same. */
  unblock(owner: EdgeOwner, other: { readonly member: string | undefined; readonly personId: string }): void;
}

export function createConnections(options: { connection: Connection; edges: Edges; now: () => Date }): Connections {
  const { connection, edges, now } = options;
  const selectBlocked = connection
    .prepare<[object], string>(
      `SELECT target FROM edges WHERE tenant = @tenant AND kind = 'block' AND member = @memberId AND note = @personId`,
    )
    .pluck();
  const write = (owner: EdgeOwner, target: string, state: ConnectionState, since: string) =>
    edges.write(owner, 'connection', { target, state, since, note: '' });
  const both = (owner: EdgeOwner, other: string, states: readonly [ConnectionState, ConnectionState]) => {
    const since = now().toISOString();
    write(owner, other, states[0], since);
    write({ ...owner, memberId: other }, owner.memberId, states[1], since);
  };
  const disconnect = (owner: EdgeOwner, other: string) => {
    edges.remove({ ...owner, memberId: other }, 'connection', owner.memberId);
    return edges.remove(owner, 'connection', other);
  };
  return {
    connect: connection.transaction((owner: EdgeOwner, other: string): ConnectionState => {
      const state = edges.read(owner, 'connection', other)?.state as ConnectionState | undefined;
      if (state === 'connected' || state === 'sent') return state;
      if (state === 'received') {
        both(owner, other, ['connected', 'connected']);
        return 'connected';
      }
      const isFull = [owner.memberId, other].some(
        (memberId) => edges.count({ ...owner, memberId }, 'connection') >= maxEdges.connection,
      );
      if (isFull) throw limitReached('connections and requests', maxEdges.connection);
      both(owner, other, ['sent', 'received']);
      return 'sent';
    }),
    disconnect: connection.transaction(disconnect),
    block: connection.transaction(
      (owner: EdgeOwner, { member: other, personId }: { member: string; personId: string }): void => {
        if (edges.read(owner, 'block', other)) return;
        if (edges.count(owner, 'block') >= maxEdges.block) throw limitReached('blocks', maxEdges.block);
        disconnect(owner, other);
        edges.remove(owner, 'person', other);
        edges.remove({ ...owner, memberId: other }, 'person', owner.memberId);
        edges.write(owner, 'block', { target: other, state: 'on', since: now().toISOString(), note: personId });
      },
    ),
    unblock: connection.transaction(({ tenant, memberId }: EdgeOwner, { member, personId }): void => {
      const targets = selectBlocked.all({ tenant, memberId, personId });
      for (const target of member === undefined ? targets : [member, ...targets])
        edges.remove({ tenant, memberId }, 'block', target);
    }),
  };
}

/** What to say when there are as many as there may be. */
export const limitReached = (what: string, limit: number): NetworkError =>
  new NetworkError('LIMIT_REACHED', `there is no room for more ${what}`, { expected: `at most ${limit}` });
