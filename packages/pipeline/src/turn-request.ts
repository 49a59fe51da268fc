import type { HistoryTurn, Member, TurnInput, View } from '@trellis/core';

/** One turn to run. Tenant, member and token come from a verified token of the host, never from the client's body. */
export interface TurnRequest {
  readonly turnId: string;
  readonly conversationId: string;
  readonly input: TurnInput;
  /**
   * The text of a starter as the member saw it, never from the client's body. Needed where starters are made for the entity in view; a
   * starter that is neither here nor in an agent's list is declined.
   */
  readonly starterText?: string;
  readonly view: View;
  readonly tenant: string;
  readonly member: Member;
  /** Passed on to services, so that every read has the member's own rights. */
  readonly token?: string;
  /** Of that token. Skills that need others are neither planned nor called; none is held back when absent. */
  readonly scopes?: readonly string[];
  /** Oldest first. */
  readonly history: readonly HistoryTurn[];
  /** Aborted when the member stops the turn. A client that disconnects is no reason. */
  readonly signal: AbortSignal;
  /** For the whole turn; 60,000 when absent or not finite: every turn ends. */
  readonly deadlineMs?: number;
}
