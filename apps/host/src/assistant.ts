import type { Agent, Clock, LanguageModels } from '@trellis/core';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import type { Observe, Pipeline } from '@trellis/pipeline';
import { createPipeline } from '@trellis/pipeline';
import type { ServiceEvent, ServiceState } from '@trellis/skill-registry';
import { createSkillChooser, createSkillRegistry } from '@trellis/skill-registry';
import type { EmbedderSettings } from './embedder.ts';
import { createHostEmbedder } from './embedder.ts';
import type { HostExamples, HostExamplesOptions } from './examples/host-examples.ts';
import { loadMountedAgents } from './mounted-agents.ts';
import { loadMountedSkills } from './mounted-skills.ts';
import { readSkillSettings, watchSkillSettings } from './skill-settings.ts';
import type { WebAccessOptions } from './web-access.ts';
import { startWebAccess } from './web-access.ts';

/** The pipeline with everything behind it, wired: what the HTTP service and the command line share. */
export interface Assistant {
  readonly pipeline: Pipeline;
  /** True when answers are written by a language model. */
  readonly hasModel: boolean;
  readonly models: LanguageModels;
  /** Which models, in words. */
  readonly modelDescription: string;
  /** Resolves when all that is read behind the first questions is there. */
  readonly ready: Promise<void>;
  /** The services that skills called so far, as they are now. */
  services(): readonly ServiceState[];
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
  /** Told when a service is found broken or well again, and of retries. */
  readonly onServiceEvent?: (event: ServiceEvent) => void;
  /** The machine's when absent. */
  readonly clock?: Clock;
  /** Off when absent: calls of web skills fail as unavailable. */
  readonly web?: WebAccessOptions;
  /** The one that ships with the host when absent. */
  readonly embedder?: EmbedderSettings;
  /** Which skills are off, or for some tenants only. All are for everybody when absent, but for those of the web while it is off. */
  readonly skillSettings?: {
    readonly file: string;
    /** How often to look whether the file changed, and then to read it again; never when absent. */
    readonly watchEveryMs?: number;
    /** Told why a file that changed cannot be used. What was in use before stays in use. */
    readonly onTrouble?: (error: unknown) => void;
  };
  /** How a model is shown examples; it is shown none when absent. Without a model nothing of it is read. */
  readonly examples?: Pick<HostExamplesOptions, 'settingsFile' | 'dataFolder' | 'watchEveryMs' | 'onTrouble'>;
}

/** Wires agents, models and skills. Throws what is wrong with any of them, before the first turn. */
export async function createAssistant(options: AssistantOptions): Promise<Assistant> {
  const { networkUrl, observe, clock, onServiceEvent } = options;
  const { models, description } = options.models
    ? { models: options.models, description: 'given' }
    : modelsFromEnvironment(process.env);
  const agents = options.agents ?? (await loadMountedAgents());
  const hasModel = models.large !== undefined || models.small !== undefined;
  const skills = await loadMountedSkills(agents);
  const web = await startWebAccess(options.web);
  const services = { network: { baseUrl: networkUrl }, web: { baseUrl: web.url, passToken: false } };
  const embedder = createHostEmbedder(options.embedder);
  const onTrouble = options.examples?.onTrouble;
  let registry: ReturnType<typeof createSkillRegistry> | undefined;
  let examples: HostExamples | undefined;
  let unwatch = () => {};
  const close = async () => {
    unwatch();
    await examples?.close();
    await registry?.close();
    await web.close();
  };
  try {
    const settings = () =>
      readSkillSettings(skills, { file: options.skillSettings?.file, hasWeb: options.web?.search !== undefined });
    const live = createSkillRegistry({
      skills,
      services,
      settings: settings(),
      ...(onServiceEvent && { onServiceEvent }),
    });
    registry = live;
    unwatch = watchSettings(options.skillSettings, () => live.replaceSkills(skills, settings()));
    examples = hasModel && options.examples ? await openExamples(agents, options.examples, embedder.start) : undefined;
    const pipeline = await createPipeline({
      agents,
      models,
      registry: live,
      async trainRouter(mounted) {
        const { trainRouter } = await import('./train-router.ts');
        return trainRouter({ agents: mounted, embedder, ...(onTrouble && { onTrouble }) });
      },
      skillChooser: createSkillChooser({ embedder: embedder.start }),
      ...(examples && { exampleSelector: examples.selector }),
      ...(observe && { observe }),
      ...(clock && { clock }),
    });
    const ready = examples?.ready ?? Promise.resolve();
    return { pipeline, hasModel, models, modelDescription: description, ready, services: () => live.services(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function watchSettings(options: AssistantOptions['skillSettings'], reload: () => void): () => void {
  const { file, watchEveryMs, onTrouble = () => {} } = options ?? {};
  if (file === undefined || watchEveryMs === undefined) return () => {};
  return watchSkillSettings(file, watchEveryMs, () => {
    try {
      reload();
    } catch (error) {
      onTrouble(error);
    }
  });
}

/** A host without a model does not even read the code. */
async function openExamples(
  agents: readonly Agent[],
  options: NonNullable<AssistantOptions['examples']>,
  embedder: HostExamplesOptions['embedder'],
): Promise<HostExamples> {
  const { openHostExamples } = await import('./examples/host-examples.ts');
  return openHostExamples({ ...options, agents, embedder });
}
