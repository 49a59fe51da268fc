import type { RoutableAgent, Router } from '@trellis/core';

/**
 * Knows nothing: a starter goes to its agent, and any agent may be meant by a question, those for what is in view first. For hosts that leave
 * the choice to a small model, and for tests.
 */
export function createOpenRouter(agents: readonly RoutableAgent[]): Router {
  return {
    async route({ input, view }) {
      if (input.kind === 'starter') return { kind: 'agent', agentId: input.agentId, confidence: 1 };
      if (input.kind === 'confirm' || input.text.trim() === '') return { kind: 'out-of-scope', confidence: 0 };
      const isInView = ({ surfaces }: RoutableAgent) => surfaces.some((surface) => view[surface] !== undefined);
      const first = agents.filter(isInView);
      const others = agents.filter((agent) => !isInView(agent));
      return { kind: 'unsure', candidates: [...first, ...others].map(({ id }) => id) };
    },
  };
}
