import type { ConversationStore, Owner, StoredTurn } from '@trellis/core';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';
import { toStoreError } from './engine.ts';
import { formatCursor, parseCursor } from './page-cursor.ts';
import { feedbackRow, milliseconds, ownerRow, toConversation, toFeedback, toTurn, turnRow } from './rows.ts';
import { StoreError } from './store-error.ts';
import { encodeText } from './stored-text.ts';
import { titleOf } from './title-of.ts';

type OwnerRow = ReturnType<typeof ownerRow>;

const defaultLimit = 20;
const maxLimit = 100;
const mostAtOnce = 1_000;

/** The queries, the same on every engine. Each of them names its owner in the database's own where clause. */
export function createConversationStore(engine: Engine): ConversationStore {
  const { db } = engine;
  let closed = false;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreError('CLOSED', 'the store was closed');
    try {
      return await work();
    } catch (error) {
      throw toStoreError(engine, error);
    }
  };
  return {
    saveTurn: (owner, turn) => guard(() => saveTurn(db, owner, turn)),
    listConversations: (owner, options) => guard(() => listConversations(db, owner, options)),
    readConversation: (owner, id) =>
      guard(() => inSnapshot(engine, (trx) => readConversation(trx, ownerRow(owner), encodeText(id)))),
    readTurn: (owner, id) =>
      guard(async () => {
        const row = await ownTurns(db, ownerRow(owner)).where('id', '=', encodeText(id)).executeTakeFirst();
        return row && toTurn(row);
      }),
    deleteConversation: (owner, id) =>
      guard(async () => (await deleteConversations(db, ownerRow(owner), encodeText(id))) > 0),
    saveFeedback: (owner, feedback) =>
      guard(() =>
        saveFeedback(engine, { ...ownerRow(owner), turn_id: encodeText(feedback.turnId), ...feedbackRow(feedback) }),
      ),
    exportMember: (owner) => guard(() => inSnapshot(engine, (trx) => exportMember(trx, ownerRow(owner)))),
    deleteMember: (owner) =>
      guard(async () => {
        const deleted = await deleteConversations(db, ownerRow(owner));
        if (deleted > 0) engine.wipe?.();
        return deleted;
      }),
    deleteBefore: (before, { limit = mostAtOnce } = {}) =>
      guard(async () => {
        const beforeMs = milliseconds('before', before.toISOString());
        const old = db
          .selectFrom('conversations')
          .select('id')
          .where('updated_ms', '<', beforeMs)
          .orderBy('updated_ms')
          .limit(Math.max(1, Math.min(mostAtOnce, Math.trunc(limit) || 1)));
        // The time once more: one that goes on at this moment is looked at again, and stays.
        const aged = db.deleteFrom('conversations').where('id', 'in', old).where('updated_ms', '<', beforeMs);
        return Number((await aged.executeTakeFirst()).numDeletedRows);
      }),
    async close() {
      if (closed) return;
      closed = true;
      await db.destroy();
    },
  };
}

/** Thrown to undo what a repeated turn has touched. Never leaves this file. */
class RepeatedTurn extends Error {}

async function saveTurn(db: Kysely<Tables>, owner: Owner, turn: StoredTurn): Promise<void> {
  const ids = ownerRow(owner);
  const row = turnRow(ids, turn);
  const endedMs = milliseconds('endedAt', turn.endedAt);
  const title = encodeText(titleOf(turn.question));
  const conversation = { ...ids, id: row.conversation_id, title, created_ms: row.started_ms, updated_ms: endedMs };
  const saving = db.transaction().execute(async (trx) => {
    // The first statement writes: a transaction that began with a read could not wait for another writer in SQLite.
    const own = await trx
      .insertInto('conversations')
      .values(conversation)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({
            updated_ms: sql<number>`case when excluded.updated_ms > conversations.updated_ms
              then excluded.updated_ms else conversations.updated_ms end`,
          })
          .where('conversations.tenant', '=', ids.tenant)
          .where('conversations.member_id', '=', ids.member_id),
      )
      .returning('id')
      .executeTakeFirst();
    if (!own) throw new StoreError('CONVERSATION_NOT_FOUND', 'this owner has no conversation of that id');
    const inserted = await trx
      .insertInto('turns')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenant', 'member_id', 'id']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw new RepeatedTurn();
  });
  await saving.catch((error: unknown) => {
    if (!(error instanceof RepeatedTurn)) throw error;
  });
}

const ownConversations = (db: Kysely<Tables>, owner: OwnerRow) =>
  db
    .selectFrom('conversations')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('member_id', '=', owner.member_id)
    .orderBy('updated_ms', 'desc')
    .orderBy('id', 'desc');

const ownTurns = (db: Kysely<Tables>, owner: OwnerRow) =>
  db
    .selectFrom('turns')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('member_id', '=', owner.member_id)
    .orderBy('started_ms')
    .orderBy('id');

async function listConversations(
  db: Kysely<Tables>,
  owner: Owner,
  options: { limit?: number; cursor?: string } = {},
): Promise<{ items: ReturnType<typeof toConversation>[]; cursor?: string }> {
  const wanted = options.limit ?? defaultLimit;
  const limit = Number.isNaN(wanted) ? defaultLimit : Math.trunc(Math.min(maxLimit, Math.max(1, wanted)));
  let query = ownConversations(db, ownerRow(owner)).limit(limit + 1);
  if (options.cursor !== undefined) {
    const { updatedMs, id } = parseCursor(options.cursor);
    query = query.where(({ or, and, eb }) =>
      or([eb('updated_ms', '<', updatedMs), and([eb('updated_ms', '=', updatedMs), eb('id', '<', id)])]),
    );
  }
  const rows = await query.execute();
  const last = rows[limit - 1];
  const more = rows.length > limit && last;
  return {
    items: rows.slice(0, limit).map(toConversation),
    ...(more ? { cursor: formatCursor({ updatedMs: Number(last.updated_ms), id: last.id }) } : {}),
  };
}

async function readConversation(db: Kysely<Tables>, owner: OwnerRow, id: string) {
  const row = await ownConversations(db, owner).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const turns = await ownTurns(db, owner).where('conversation_id', '=', id).execute();
  return { ...toConversation(row), turns: turns.map(toTurn) };
}

/** All of an owner's, or the one of that id. Turns and feedback follow by the tables' own rules. */
async function deleteConversations(db: Kysely<Tables>, owner: OwnerRow, id?: string): Promise<number> {
  const own = db
    .deleteFrom('conversations')
    .where('tenant', '=', owner.tenant)
    .where('member_id', '=', owner.member_id);
  const { numDeletedRows } = await (id === undefined ? own : own.where('id', '=', id)).executeTakeFirst();
  return Number(numDeletedRows);
}

/** One statement that holds the turn where others may delete it meanwhile: then there is no turn, and no error. */
async function saveFeedback(engine: Engine, row: Tables['feedback']): Promise<boolean> {
  const saved = await engine.db
    .insertInto('feedback')
    .columns(['tenant', 'member_id', 'turn_id', 'rating', 'comment', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('turns')
        .select(['tenant', 'member_id', 'id'])
        .select(({ cast, val }) => [
          cast<string>(val(row.rating), 'text').as('rating'),
          cast<string | null>(val(row.comment), 'text').as('comment'),
          cast<string>(val(row.at), 'text').as('at'),
        ])
        .where('tenant', '=', row.tenant)
        .where('member_id', '=', row.member_id)
        .where('id', '=', row.turn_id)
        .$if(engine.writesSideBySide, (turn) => turn.forKeyShare()),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'member_id', 'turn_id']).doUpdateSet((eb) => ({
        rating: eb.ref('excluded.rating'),
        comment: eb.ref('excluded.comment'),
        at: eb.ref('excluded.at'),
      })),
    )
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

async function exportMember(db: Kysely<Tables>, owner: OwnerRow) {
  const conversations = await ownConversations(db, owner).execute();
  const turns = (await ownTurns(db, owner).execute()).map(toTurn);
  const feedback = await db
    .selectFrom('feedback')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('member_id', '=', owner.member_id)
    .orderBy('at')
    .orderBy('turn_id')
    .execute();
  const byConversation = Map.groupBy(turns, (turn) => turn.conversationId);
  return {
    conversations: conversations.map(toConversation).map((conversation) => ({
      ...conversation,
      turns: byConversation.get(conversation.id) ?? [],
    })),
    feedback: feedback.map(toFeedback),
  };
}

/** Several reads that see one state of the data. */
function inSnapshot<T>(engine: Engine, read: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const transaction = engine.db.transaction();
  return (engine.writesSideBySide ? transaction.setIsolationLevel('repeatable read') : transaction).execute(read);
}
