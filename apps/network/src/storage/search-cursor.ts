import { createHash } from 'node:crypto';
import { NetworkError } from '../network-error.ts';

/** Where a page ends. It says nothing of how well anything fits, or how much there is that the reader may not see. */
export interface Cursor {
  /** Whether all words had to match, or as many as possible. */
  readonly mode: 'strict' | 'loose';
  readonly tier: number;
  /** The last entity of the page. */
  readonly after: string;
}

export const invalidCursor = () =>
  new NetworkError('INVALID_REQUEST', 'the cursor does not belong to this list, or the list has changed', {
    field: 'cursor',
    expected: 'the cursor of the page before, with the same query and filters; or none, to start again',
  });

const fingerprint = (list: unknown) =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);

/** A cursor as text. `list` is what makes the list what it is: a cursor of another list is refused. */
export function writeCursor({ mode, tier, after }: Cursor, list: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(list), mode, tier, after])).toString('base64url');
}

/** Throws `INVALID_REQUEST` for what `writeCursor` has not written for this list. */
export function readCursor(text: string, list: unknown): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== fingerprint(list)) throw invalidCursor();
  const [, mode, tier, after] = parts as unknown[];
  const isTier = typeof tier === 'number' && Number.isInteger(tier) && tier >= 0 && tier < 100;
  if ((mode !== 'strict' && mode !== 'loose') || !isTier || typeof after !== 'string') throw invalidCursor();
  return { mode, tier, after };
}
