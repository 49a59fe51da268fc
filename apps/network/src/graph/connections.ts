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
  /** Blocks: neither finds the other any more, and nothing is left between them. Doing it again changes nothing. */
  block(owner: EdgeOwner, other: string): void;
}

export function createConnections(options: { connection: Connection; edges: Edges; now: () => Date }): Connections {
  const { connection, edges, now } = options;
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
    block: connection.transaction((owner: EdgeOwner, other: string): void => {
      if (edges.read(owner, 'block', other)) return;
      if (edges.count(owner, 'block') >= maxEdges.block) throw limitReached('blocks', maxEdges.block);
      disconnect(owner, other);
      edges.remove(owner, 'person', other);
      edges.remove({ ...owner, memberId: other }, 'person', owner.memberId);
      edges.write(owner, 'block', { target: other, state: 'on', since: now().toISOString(), note: '' });
    }),
  };
}

/** What to say when there are as many as there may be. */
export const limitReached = (what: string, limit: number): NetworkError =>
  new NetworkError('LIMIT_REACHED', `there is no room for more ${what}`, { expected: `at most ${limit}` });
