import type { Router } from '@trellis/core';
import { localize } from '@trellis/core';
import type { JsonSchema } from '@trellis/defensive-yaml';
import { parseYaml } from '@trellis/defensive-yaml';
import type { MountedAgent } from '../mounted-agent.ts';
import { askSmallModel, viewText } from '../models/ask-small-model.ts';
import type { Turn } from '../turn.ts';
import { trace } from '../turn.ts';
import type { TraceRecord } from '../trace.ts';

/** Who answers; without an agent, nobody does. */
export interface Decision {
  readonly mounted?: MountedAgent;
  readonly confidence: number;
}

type RouteTrace = Extract<TraceRecord, { type: 'route' }>;

export interface RouteDecider {
  decide(turn: Turn): Promise<Decision>;
}

const givenByModel = 0.75;

/** Starter, then router, then a small model where the router is unsure and there is one, then the likeliest candidate. */
export function createRouteDecider(router: Router): RouteDecider {
  return {
    async decide(turn) {
      const { input, history, view, tenant } = turn.request;
      const isUnknownStarter = input.kind === 'starter' && turn.question === '';
      const { agents } = turn.parts;
      const route = await router.route({ input, history, view, tenant, signal: turn.deadline.signal });
      const {
        candidates = [],
        nearest = [],
        by = input.kind === 'starter' ? 'starter' : 'encoder',
      } = route.reason ?? {};
      const settle = (how: RouteTrace['by'], agentId: string | undefined, confidence: number): Decision => {
        const mounted = isUnknownStarter ? undefined : agents.find(({ id }) => id === agentId);
        const found = mounted && { agentId: mounted.id };
        trace(turn, { type: 'route', confidence, by: how, candidates, nearest, ...found });
        return mounted ? { mounted, confidence } : { confidence };
      };
      if (route.kind === 'agent') return settle(by, route.agentId, route.confidence);
      if (route.kind === 'out-of-scope') return settle(by, undefined, route.confidence);
      const answer = await askModel(turn, route.candidates);
      if (answer) return settle('model', answer === 'none' ? undefined : answer, givenByModel);
      return settle(by, route.candidates[0], candidates[0]?.score ?? 0);
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
