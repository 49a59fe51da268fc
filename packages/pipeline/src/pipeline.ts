import { randomUUID } from 'node:crypto';
import type {
  Agent,
  Clock,
  ExampleSelector,
  Guardrail,
  InputGuardrail,
  LanguageModels,
  LoggedEvent,
  RoutableAgent,
  Router,
  StarterContext,
} from '@trellis/core';
import { systemClock } from '@trellis/core';
import { loadPrompts } from '@trellis/prompt-templates';
import type { SkillChooser, SkillRegistry } from '@trellis/skill-registry';
import { createSkillChooser } from '@trellis/skill-registry';
import type { Confirmations } from './confirmations.ts';
import { createMemoryConfirmations } from './confirmations.ts';
import { createPlanMistakes } from './models/plan-mistakes.ts';
import { ownPrompts } from './models/own-prompts.ts';
import type { MountedAgent } from './mounted-agent.ts';
import { mountAgents } from './mounted-agent.ts';
import { createRouteDecider } from './routing/route-decider.ts';
import { createOpenRouter } from './routing/open-router.ts';
import { runTurn } from './run-turn.ts';
import type { OfferedStarter } from './starters.ts';
import { startersFor } from './starters.ts';
import type { Observe } from './trace.ts';
import type { TurnParts } from './turn.ts';
import type { TurnRequest } from './turn-request.ts';

/** What a host wires together. */
export interface PipelineOptions {
  readonly agents: readonly Agent[];
  readonly registry: SkillRegistry;
  /** Without a model, every agent answers from its dossier alone. */
  readonly models?: LanguageModels;
  /** Makes a router of what the mounted agents answer; without one, a small model chooses among all agents, or the first one answers. */
  readonly trainRouter?: (agents: readonly RoutableAgent[]) => Router | Promise<Router>;
  readonly inputGuardrails?: readonly InputGuardrail[];
  readonly guardrails?: readonly Guardrail[];
  readonly exampleSelector?: ExampleSelector;
  /** Which of an agent's skills a model plans with, when there are many; by words when absent. */
  readonly skillChooser?: SkillChooser;
  /** In memory when absent. */
  readonly confirmations?: Confirmations;
  readonly clock?: Clock;
  readonly createId?: () => string;
  readonly observe?: Observe;
}

export interface Pipeline {
  readonly agents: readonly MountedAgent[];
  /** What can be asked about an entity without a model deciding anything. */
  starters(context: StarterContext): readonly OfferedStarter[];
  /** Never throws; exactly one `turn-end`, always last. */
  runTurn(request: TurnRequest): AsyncGenerator<LoggedEvent>;
}

const dataFolder = new URL('../data/', import.meta.url);

/** Mounts the agents, checks everything that lies beside them, and has the router trained. Throws what is wrong, before the first turn. */
export async function createPipeline(options: PipelineOptions): Promise<Pipeline> {
  const prompts = ownPrompts(dataFolder);
  const [agents, library] = await Promise.all([mountAgents(options.agents), loadPrompts(prompts)]);
  const { trainRouter = createOpenRouter } = options;
  const router = await trainRouter(agents.map(toRoutable));
  const parts: TurnParts = {
    agents,
    models: options.models ?? {},
    registry: options.registry,
    routes: createRouteDecider(router),
    planMistakes: createPlanMistakes(),
    skillChooser: options.skillChooser ?? createSkillChooser(),
    own: { prompts, library },
    inputGuardrails: options.inputGuardrails ?? [],
    guardrails: options.guardrails ?? [],
    ...(options.exampleSelector && { exampleSelector: options.exampleSelector }),
    confirmations: options.confirmations ?? createMemoryConfirmations(),
    clock: options.clock ?? systemClock,
    createId: options.createId ?? randomUUID,
    observe: options.observe ?? (() => {}),
  };
  return {
    agents,
    starters: (context) => startersFor(agents, context),
    runTurn: (request) => runTurn(parts, request),
  };
}

const toRoutable = ({ id, agent, questions, nearMisses, followUps }: MountedAgent): RoutableAgent => ({
  id,
  surfaces: agent.surfaces,
  questions,
  nearMisses,
  followUps,
});
