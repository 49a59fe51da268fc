import type { Viewer } from '../auth/token-verifier.ts';
import type { EntityKind } from '../entities.ts';
import { NetworkError } from '../network-error.ts';
import type { Connection } from './database.ts';
import { viewerParameters, visibleAudienceSql } from './visibility.ts';

/** That an entity was written, or is gone. */
export interface Change {
  readonly kind: EntityKind;
  readonly id: string;
  readonly change: 'written' | 'deleted';
}

export interface ChangePage {
  readonly items: Change[];
  /** Where to go on. */
  readonly cursor: string;
  /** Whether there is more already. */
  readonly more: boolean;
}

/** What has changed since a cursor, in the order of changes: of each entity the last one, as far as the viewer may know of it. */
export type ReadChanges = (viewer: Viewer, request: { since?: string | undefined; limit: number }) => ChangePage;

const keptDays = 90;
const dayMs = 24 * 60 * 60 * 1000;
/** How many changes one call looks at: those of others are passed over, which takes time as well. */
const maxRead = 2000;

/** Deletions are told for 90 days; who comes later starts again. */
export function createChangeLog(connection: Connection, now: () => Date): ReadChanges {
  // The plus sign keeps the order of changes: by tenant, all of them would have to be sorted first.
  const select = connection.prepare<
    [object],
    { seq: number; kind: EntityKind; id: string; change: Change['change'] | null }
  >(
    `SELECT c.seq, c.kind, c.id, CASE
       WHEN e.row IS NOT NULL AND ${visibleAudienceSql} IS NOT NULL THEN 'written'
       WHEN c.seen & 1 OR (c.owner = @member AND c.owner <> '') THEN 'deleted'
     END AS change
     FROM changes c LEFT JOIN entities e ON e.tenant = c.tenant AND e.kind = c.kind AND e.id = c.id
     WHERE c.seq > @since AND +c.tenant IN ('', @tenant) ORDER BY c.seq LIMIT (SELECT @limit)`,
  );
  const selectLast = connection.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'changes'`);
  const selectForgotten = connection.prepare<[], { seq: number }>(`SELECT seq FROM changes_forgotten`);
  const forget = createForgetter(connection);
  let forgottenMs = Number.NEGATIVE_INFINITY;
  return (viewer, { since, limit }) => {
    const nowMs = now().getTime();
    if (nowMs - forgottenMs > dayMs) {
      forget(new Date(nowMs - keptDays * dayMs).toISOString());
      forgottenMs = nowMs;
    }
    const from = since === undefined ? 0 : readCursor(since);
    const last = selectLast.get()?.seq ?? 0;
    if (from > 0 && from < (selectForgotten.get()?.seq ?? 0)) throw expired();
    const items: Change[] = [];
    let at = from;
    let read = 0;
    for (const { seq, kind, id, change } of select.iterate({
      ...viewerParameters(viewer),
      since: from,
      limit: maxRead,
    })) {
      at = seq;
      read += 1;
      // Who starts anew has nothing yet that could be gone.
      if (change !== null && (change === 'written' || from > 0)) items.push({ kind, id, change });
      if (items.length === limit) break;
    }
    const more = items.length === limit || read === maxRead;
    return { items, cursor: writeCursor(more ? at : Math.max(at, last, from)), more: more && at < last };
  };
}

function createForgetter(connection: Connection): (before: string) => void {
  const selectLast = connection.prepare<[string], { seq: number | null }>(
    `SELECT max(seq) AS seq FROM changes WHERE change = 'deleted' AND at < ?`,
  );
  const remove = connection.prepare<[string]>(`DELETE FROM changes WHERE change = 'deleted' AND at < ?`);
  const note = connection.prepare<[number]>(`UPDATE changes_forgotten SET seq = max(seq, ?)`);
  return connection.transaction((before: string) => {
    const last = selectLast.get(before)?.seq;
    if (last === null || last === undefined) return;
    remove.run(before);
    note.run(last);
  });
}

const writeCursor = (seq: number) => Buffer.from(JSON.stringify(['changes', seq])).toString('base64url');

function readCursor(text: string): number {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  const seq: unknown = Array.isArray(parts) && parts.length === 2 && parts[0] === 'changes' ? parts[1] : undefined;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) throw invalid();
  return seq;
}

const invalid = () =>
  new NetworkError('INVALID_REQUEST', 'this is no cursor of the changes', {
    field: 'since',
    expected: 'the cursor of the answer before; or none, to start again',
  });

const expired = () =>
  new NetworkError('CURSOR_EXPIRED', `deletions are told for ${keptDays} days, and this cursor is older`, {
    field: 'since',
    expected: 'no cursor: start again with everything',
  });
