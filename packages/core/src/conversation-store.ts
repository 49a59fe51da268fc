import type { Degradation, LoggedEvent, TurnOutcome } from './events.ts';
import type { TurnInput, View } from './turn.ts';

/** Whose data it is: every read and write names it, and sees nothing else. */
export interface Owner {
  readonly tenant: string;
  readonly memberId: string;
}

export interface Conversation {
  readonly id: string;
  /** The first question, shortened. */
  readonly title: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; the end of the newest turn. */
  readonly updatedAt: string;
}

/** A turn that has ended, whatever its outcome. Stored once, whole. */
export interface StoredTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly input: TurnInput;
  readonly question: string;
  readonly view: View;
  /** Absent when no agent was chosen. */
  readonly agentId?: string;
  readonly agentVersion?: string;
  readonly outcome: TurnOutcome;
  readonly degraded?: Degradation;
  /** The answer as plain text. */
  readonly answer: string;
  readonly events: readonly LoggedEvent[];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface Feedback {
  readonly turnId: string;
  readonly rating: 'up' | 'down';
  readonly comment?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One page of a list, newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Hand it back for the next page; absent on the last. */
  readonly cursor?: string;
}

/** Everything that is kept about a member. */
export interface MemberExport {
  readonly conversations: readonly (Conversation & { readonly turns: readonly StoredTurn[] })[];
  readonly feedback: readonly Feedback[];
}

/** Where conversations live. Unknown ids and those of another owner are told apart by nobody. */
export interface ConversationStore {
  /** Creates the conversation with its first turn. The same turn id twice is one turn. */
  saveTurn(owner: Owner, turn: StoredTurn): Promise<void>;
  listConversations(owner: Owner, options?: { limit?: number; cursor?: string }): Promise<Page<Conversation>>;
  /** The conversation with its turns, oldest first. */
  readConversation(
    owner: Owner,
    conversationId: string,
  ): Promise<(Conversation & { readonly turns: readonly StoredTurn[] }) | undefined>;
  readTurn(owner: Owner, turnId: string): Promise<StoredTurn | undefined>;
  /** False when there was none. Turns and feedback go with it. */
  deleteConversation(owner: Owner, conversationId: string): Promise<boolean>;
  /** False when there is no such turn. A second word on the same turn replaces the first. */
  saveFeedback(owner: Owner, feedback: Feedback): Promise<boolean>;
  exportMember(owner: Owner): Promise<MemberExport>;
  /** Everything of this member. The number of conversations that were there. */
  deleteMember(owner: Owner): Promise<number>;
  /** Conversations of anybody whose newest turn ended before that time, the oldest first, at most `limit` (1,000). How many there were. */
  deleteBefore(before: Date, options?: { limit?: number }): Promise<number>;
  close(): Promise<void>;
}
