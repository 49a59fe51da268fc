import type { ConversationStore, HistoryTurn, Owner, StoredTurn } from '@trellis/core';
import { notFound } from '../host-error.ts';
import type { EarlierTurn } from '../wire/ag-ui-encoder.ts';

/** What a turn needs of the turns before it. */
export interface ConversationContext {
  readonly history: readonly HistoryTurn[];
  readonly earlier: readonly EarlierTurn[];
}

/** So many turns are handed to the pipeline; its prompts keep what fits their budget. */
const maxHistory = 20;

const toEarlier = (turn: StoredTurn): EarlierTurn => ({
  turnId: turn.id,
  question: turn.question,
  answer: turn.answer,
});

/** The context of a new turn. Throws `NOT_FOUND` for a conversation that is not the owner's. */
export async function contextOfNew(
  store: ConversationStore,
  owner: Owner,
  conversationId: string,
): Promise<ConversationContext> {
  const conversation = await store.readConversation(owner, conversationId);
  if (!conversation) throw notFound('conversation');
  const history = conversation.turns.flatMap(({ question, answer, agentId }) =>
    agentId !== undefined && answer !== '' ? [{ question, answer, agentId }] : [],
  );
  return { history: history.slice(-maxHistory), earlier: conversation.turns.map(toEarlier) };
}

/** The turns that came before a stored one: the same ones that its first readers were told of. */
export async function earlierThan(store: ConversationStore, owner: Owner, turn: StoredTurn): Promise<EarlierTurn[]> {
  const conversation = await store.readConversation(owner, turn.conversationId);
  const turns = conversation?.turns ?? [];
  const place = turns.findIndex(({ id }) => id === turn.id);
  return turns.slice(0, Math.max(place, 0)).map(toEarlier);
}
