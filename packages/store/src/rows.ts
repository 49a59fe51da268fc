import type { Conversation, Feedback, Owner, StoredTurn } from '@trellis/core';
import type { Insertable, Selectable } from 'kysely';
import type { ConversationsTable, FeedbackTable, TurnsTable } from './tables.ts';
import { StoreError } from './store-error.ts';
import { decodeText, encodeText } from './stored-text.ts';

/** Ids are parts of index entries, which Postgres limits to about 2,700 bytes. */
const maxIdCharacters = 200;

export function idText(name: string, id: string): string {
  if (typeof id !== 'string' || id === '' || id.length > maxIdCharacters)
    throw new StoreError('INVALID_VALUE', `${name} must be a text of 1 to ${maxIdCharacters} characters`);
  return encodeText(id);
}

/** Throws `INVALID_VALUE` unless both parts are usable as ids. */
export const ownerRow = (owner: Owner) => ({
  tenant: idText('tenant', owner.tenant),
  member_id: idText('memberId', owner.memberId),
});

export function turnRow(owner: ReturnType<typeof ownerRow>, turn: StoredTurn): Insertable<TurnsTable> {
  return {
    ...owner,
    id: idText('turn id', turn.id),
    conversation_id: idText('conversation id', turn.conversationId),
    input: jsonText('input', turn.input),
    question: text('question', turn.question),
    view: jsonText('view', turn.view),
    agent_id: optionalText('agentId', turn.agentId),
    agent_version: optionalText('agentVersion', turn.agentVersion),
    outcome: text('outcome', turn.outcome),
    degraded: optionalText('degraded', turn.degraded),
    answer: text('answer', turn.answer),
    events: jsonText('events', turn.events),
    started_at: text('startedAt', turn.startedAt),
    started_ms: milliseconds('startedAt', turn.startedAt),
    ended_at: text('endedAt', turn.endedAt),
  };
}

export function toTurn(row: Selectable<TurnsTable>): StoredTurn {
  return {
    id: decodeText(row.id),
    conversationId: decodeText(row.conversation_id),
    input: JSON.parse(row.input) as StoredTurn['input'],
    question: decodeText(row.question),
    view: JSON.parse(row.view) as StoredTurn['view'],
    ...(row.agent_id === null ? {} : { agentId: decodeText(row.agent_id) }),
    ...(row.agent_version === null ? {} : { agentVersion: decodeText(row.agent_version) }),
    outcome: decodeText(row.outcome) as StoredTurn['outcome'],
    ...(row.degraded === null ? {} : { degraded: decodeText(row.degraded) as NonNullable<StoredTurn['degraded']> }),
    answer: decodeText(row.answer),
    events: JSON.parse(row.events) as StoredTurn['events'],
    startedAt: decodeText(row.started_at),
    endedAt: decodeText(row.ended_at),
  };
}

export function toConversation(row: Selectable<ConversationsTable>): Conversation {
  return {
    id: decodeText(row.id),
    title: decodeText(row.title),
    createdAt: new Date(Number(row.created_ms)).toISOString(),
    updatedAt: new Date(Number(row.updated_ms)).toISOString(),
  };
}

export function feedbackRow(feedback: Feedback): Pick<FeedbackTable, 'rating' | 'comment' | 'at'> {
  milliseconds('at', feedback.at);
  return {
    rating: text('rating', feedback.rating),
    comment: optionalText('comment', feedback.comment),
    at: text('at', feedback.at),
  };
}

export function toFeedback(row: Selectable<FeedbackTable>): Feedback {
  return {
    turnId: decodeText(row.turn_id),
    rating: decodeText(row.rating) as Feedback['rating'],
    ...(row.comment === null ? {} : { comment: decodeText(row.comment) }),
    at: decodeText(row.at),
  };
}

/** An ISO 8601 time in milliseconds since the epoch. */
export function milliseconds(name: string, time: string): number {
  const value = typeof time === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(value)) throw new StoreError('INVALID_VALUE', `${name} must be a time as ISO 8601`);
  return value;
}

function text(name: string, value: string): string {
  if (typeof value !== 'string') throw new StoreError('INVALID_VALUE', `${name} must be a text`);
  return encodeText(value);
}

const optionalText = (name: string, value: string | undefined) => (value === undefined ? null : text(name, value));

/** JSON text needs no further care: `JSON.stringify` escapes NUL and lone surrogates. */
function jsonText(name: string, value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new StoreError('INVALID_VALUE', `${name} must be JSON`, { cause: error });
  }
  if (json === undefined) throw new StoreError('INVALID_VALUE', `${name} is missing`);
  return json;
}
