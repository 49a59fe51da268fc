import { Type } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import type { EdgePage } from './edge-lists.ts';

/** What the routes of members have in common. */
export const IdParameters = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

/** Parameters of a list. */
export const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20, description: 'At most so many' })),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'From the page before' })),
};

/**
 * The member whose profile has this id, or `me`. Throws `NOT_FOUND` for somebody who does not exist, whom the viewer may not see, or who is blocked: the
 * three cannot be told apart. With `orSelf: false` the viewer is an `INVALID_REQUEST`.
 */
export function memberNamed(
  { graph }: Network,
  viewer: Viewer,
  id: string,
  { orSelf = true }: { orSelf?: boolean } = {},
): string {
  const member = id === 'me' ? viewer.memberId : graph.people.memberOf(viewer, id);
  if (member === undefined) throw new NetworkError('NOT_FOUND', 'there is no such person', { field: 'id' });
  if (member !== viewer.memberId || orSelf) return member;
  throw new NetworkError('INVALID_REQUEST', 'this is the member', { field: 'id', expected: 'somebody else' });
}

/** A page as the API answers it. An edge without a line is one whose end has just vanished. */
export const pageOf = <T>(
  { edges, total, cursor }: EdgePage,
  line: (edge: EdgePage['edges'][number]) => T | undefined,
): { items: T[]; total: number; cursor?: string } => ({
  items: edges.map(line).filter((item) => item !== undefined),
  total,
  ...(cursor !== undefined && { cursor }),
});
