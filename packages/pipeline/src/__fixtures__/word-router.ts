import type { RoutableAgent, Router } from '@trellis/core';

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));

/** Routes by the share of words that a question has in common with a known one: enough for tests, and explained in one line. */
export function createWordRouter(agents: readonly RoutableAgent[]): Router {
  const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
    const common = [...a].filter((word) => b.has(word)).length;
    return common / (a.size + b.size - common);
  };
  return {
    async route({ input }) {
      if (input.kind === 'starter') return { kind: 'agent', agentId: input.agentId, confidence: 1 };
      if (input.kind === 'confirm') return { kind: 'out-of-scope', confidence: 0 };
      const words = wordsOf(input.text);
      const candidates = agents
        .map(({ id, questions }) => ({
          agentId: id,
          score: Math.max(...questions.map((known) => likeness(words, wordsOf(known)))),
        }))
        .sort((a, b) => b.score - a.score);
      const reason = { by: 'encoder' as const, candidates, nearest: [] };
      const [first, second] = candidates;
      if (!first || first.score < 0.15) return { kind: 'out-of-scope', confidence: 1, reason };
      if (first.score - (second?.score ?? 0) < 0.3)
        return { kind: 'unsure', candidates: candidates.map(({ agentId }) => agentId), reason };
      return { kind: 'agent', agentId: first.agentId, confidence: first.score, reason };
    },
  };
}
