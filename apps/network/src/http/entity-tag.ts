import { hash } from 'node:crypto';

/** The strong entity tag of an answer: the same bytes have the same. */
export const entityTagOf = (payload: string): string => `"${hash('sha256', payload, 'base64url').slice(0, 22)}"`;

/** Whether a client that sent this `If-None-Match` has the answer of this tag already. */
export function hasAlready(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  // RFC 9110, 13.1.2: compared weakly, for a cache in between may have made a tag weak.
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === entityTag);
}
