import { randomUUID } from 'node:crypto';
import type { Agent, LanguageModels, Member } from '@trellis/core';
import type { Pipeline } from '@trellis/pipeline';
import { createPipeline } from '@trellis/pipeline';
import type { AgentSkills, SkillRegistry } from '@trellis/skill-registry';
import { createAgentSkills } from '@trellis/skill-registry';
import { developmentTenant } from './development-identity.ts';

/** Agents as skills that other agents and other products can ask. Each answers alone, in a pipeline of its own that is made when it is first asked. */
export function publishAgents(options: {
  readonly agents: readonly Agent[];
  readonly models: LanguageModels;
  /** Read when an agent is asked: the registry that has these skills too. */
  readonly registry: () => SkillRegistry;
  /** Who asks, where the caller has no member: someone who may see what everybody may see. */
  readonly nobody?: Member;
}): AgentSkills {
  const { agents, models, registry, nobody = { id: 'nobody', locale: 'en', timeZone: 'UTC' } } = options;
  const pipelines = new Map<string, Promise<Pipeline>>();
  const pipelineOf = (agent: Agent): Promise<Pipeline> => {
    const known = pipelines.get(agent.id) ?? createPipeline({ agents: [agent], models, registry: registry() });
    pipelines.set(agent.id, known);
    // One that could not be made is made anew for the next question.
    known.catch(() => pipelines.delete(agent.id));
    return known;
  };
  return createAgentSkills(
    agents.map((agent) => ({
      agent,
      async *run({ question, entity }, options) {
        const { signal, deadlineMs, token, scopes, tenant = developmentTenant, member = nobody } = options;
        const pipeline = await pipelineOf(agent);
        yield* pipeline.runTurn({
          turnId: `turn-${randomUUID()}`,
          conversationId: `conversation-${randomUUID()}`,
          input: { kind: 'question', text: question },
          view: entity ? { [entity.type]: entity } : {},
          tenant,
          member,
          ...(token !== undefined && { token }),
          ...(scopes && { scopes }),
          history: [],
          signal,
          deadlineMs,
        });
      },
    })),
  );
}
