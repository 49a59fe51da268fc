import { StoreError } from './store-error.ts';

/** Where a page ended: the key of its last row. A row that comes later cannot shift it. */
export interface PageCursor {
  readonly updatedMs: number;
  readonly id: string;
}

export const formatCursor = ({ updatedMs, id }: PageCursor): string =>
  Buffer.from(JSON.stringify([updatedMs, id])).toString('base64url');

/** Throws `INVALID_CURSOR` for what `formatCursor` did not make. */
export function parseCursor(cursor: string): PageCursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor.slice(0, 4000), 'base64url').toString());
  } catch (error) {
    throw invalid(error);
  }
  if (!Array.isArray(value) || value.length !== 2) throw invalid();
  const [updatedMs, id] = value as unknown[];
  if (!Number.isSafeInteger(updatedMs) || typeof id !== 'string' || id.includes('\0')) throw invalid();
  return { updatedMs: updatedMs as number, id };
}

const invalid = (cause?: unknown) =>
  new StoreError('INVALID_CURSOR', 'the cursor is not one that a list has handed out', { cause });
