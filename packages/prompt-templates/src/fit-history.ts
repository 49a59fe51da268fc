import { estimateTokens } from '@trellis/core';
import type { HistoryTurn } from '@trellis/core';

/** What a role change costs, about. */
const tokensPerTurn = 8;

/** The newest turns that fit into the budget, oldest first, each one whole. Older ones never fill a gap that a long turn leaves. */
export function fitHistory(history: readonly HistoryTurn[], maxTokens: number): readonly HistoryTurn[] {
  let left = maxTokens;
  let start = history.length;
  for (const turn of history.toReversed()) {
    left -= estimateTokens(turn.question) + estimateTokens(turn.answer) + tokensPerTurn;
    if (left < 0) break;
    start -= 1;
  }
  return history.slice(start);
}
