import { localize } from '@trellis/core';
import type { JsonSchema } from '@trellis/defensive-yaml';
import { parseYaml } from '@trellis/defensive-yaml';
import type { MountedAgent } from '../mounted-agent.ts';
import { askSmallModel, viewText } from '../models/ask-small-model.ts';
import type { Turn } from '../turn.ts';
import { trace } from '../turn.ts';
import type { SimilarityRouter } from './similarity-router.ts';

/** Who answers; without an agent, nobody does. */
export interface Decision {
  readonly mounted?: MountedAgent;
  readonly confidence: number;
}

export interface RouteDecider {
  decide(turn: Turn): Promise<Decision>;
}

/** Starter, then router, then a small model where the router is unsure and there is one, then the likeliest candidate. */
export function createRouteDecider(router: SimilarityRouter): RouteDecider {
  return {
    async decide(turn) {
      const { input, history, view, tenant } = turn.request;
      const isUnknownStarter = input.kind === 'starter' && turn.question === '';
      const { agents } = turn.parts;
      const route = await router.route({ input, history, view, tenant, signal: turn.deadline.signal });
      const scores = input.kind === 'question' ? router.scores({ text: input.text, history, view }) : [];
      const candidates = scores.filter((candidate) => candidate.agentId !== '');
      const settle = (by: 'starter' | 'text' | 'model', agentId: string | undefined, confidence: number): Decision => {
        const mounted = isUnknownStarter ? undefined : agents.find(({ id }) => id === agentId);
        trace(turn, { type: 'route', confidence, by, candidates, ...(mounted && { agentId: mounted.id }) });
        return mounted ? { mounted, confidence } : { confidence };
      };
      if (route.kind === 'agent')
        return settle(input.kind === 'starter' ? 'starter' : 'text', route.agentId, route.confidence);
      if (route.kind === 'out-of-scope') return settle('text', undefined, route.confidence);
      const answer = await askModel(turn, route.candidates);
      if (answer) return settle('model', answer === 'none' ? undefined : answer, 0.75);
      return settle('text', route.candidates[0], Math.min(1, scores[0]?.score ?? 0));
    },
  };
}

/** An agent's id, `none`, or undefined when no model could say. */
async function askModel(turn: Turn, candidates: readonly string[]): Promise<string | undefined> {
  if (!turn.parts.models.small) return undefined;
  const agents = turn.parts.agents.filter(({ id }) => candidates.includes(id));
  const lines = agents.map(({ id, agent }) => `${id}: ${localize(agent.description, 'en')}`);
  try {
    const answer = await askSmallModel(turn, {
      name: 'route',
      purpose: 'route',
      variables: { question: turn.question, agents: lines.join('\n'), view: viewText(turn) },
      shareOfTurn: 0.1,
    });
    const read = parseYaml<{ agent: string }>(answer, answerSchema(agents.map(({ id }) => id)));
    return read.ok ? read.value.agent : undefined;
  } catch {
    turn.deadline.signal.throwIfAborted();
    return undefined;
  }
}

const answerSchema = (ids: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: { agent: { enum: [...ids, 'none'] } },
  required: ['agent'],
});
