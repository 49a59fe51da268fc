import type { Agent, Clock, LanguageModels, Skill } from '@trellis/core';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import type { Observe, Pipeline } from '@trellis/pipeline';
import { createPipeline } from '@trellis/pipeline';
import { createSkillRegistry } from '@trellis/skill-registry';
import { loadMountedAgents } from './mounted-agents.ts';

/** The pipeline with everything behind it, wired: what the HTTP service and the command line share. */
export interface Assistant {
  readonly pipeline: Pipeline;
  /** True when answers are written by a language model. */
  readonly hasModel: boolean;
  /** Which models, in words. */
  readonly modelDescription: string;
  close(): Promise<void>;
}

export interface AssistantOptions {
  /** Where the network's API is. */
  readonly networkUrl: string;
  /** From the environment when absent. */
  readonly models?: LanguageModels;
  /** The dependencies of this package that are agents, when absent. */
  readonly agents?: readonly Agent[];
  readonly observe?: Observe;
  /** The machine's when absent. */
  readonly clock?: Clock;
}

/** Wires agents, models and skills. Throws what is wrong with any of them, before the first turn. */
export async function createAssistant(options: AssistantOptions): Promise<Assistant> {
  const { networkUrl, observe, clock } = options;
  const { models, description } = options.models
    ? { models: options.models, description: 'given' }
    : modelsFromEnvironment(process.env);
  const agents = options.agents ?? (await loadMountedAgents());
  const registry = createSkillRegistry({ skills: skillsOf(agents), services: { network: { baseUrl: networkUrl } } });
  try {
    const pipeline = await createPipeline({
      agents,
      models,
      registry,
      ...(observe && { observe }),
      ...(clock && { clock }),
    });
    const hasModel = models.large !== undefined || models.small !== undefined;
    return { pipeline, hasModel, modelDescription: description, close: () => registry.close() };
  } catch (error) {
    await registry.close();
    throw error;
  }
}

/** Agents share skills; each is registered once. */
function skillsOf(agents: readonly Agent[]): Skill[] {
  const byKey = new Map<string, Skill>();
  for (const agent of agents) {
    for (const skill of Object.values(agent.skills))
      byKey.set(`${skill.name} ${skill.version.split('.', 1)[0]}`, skill);
  }
  return [...byKey.values()];
}
