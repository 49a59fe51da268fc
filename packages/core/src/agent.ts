import type { Dossier } from './dossier.ts';
import type { AgentEvent, Suggestion } from './events.ts';
import type { Localized } from './localized.ts';
import type { Prompt } from './prompt.ts';
import type { Call, Skill } from './skill.ts';
import type { EntityRef, EntityType, Member, TurnContext } from './turn.ts';

/** What an agent's methods return: events, and at the end perhaps a value. */
export type AgentStream<R = void> = AsyncGenerator<AgentEvent, R, void>;

/** A question that is answered without asking a model what to do. `agentId`: another agent answers it. */
export interface Starter {
  readonly id: string;
  readonly text: Localized;
  readonly agentId?: string;
  /** What most members want to know before anything else: it is offered before what other agents offer. */
  readonly opening?: boolean;
}

/** What starters may depend on: the entity in view and the member. */
export interface StarterContext {
  readonly member: Member;
  readonly entity: EntityRef & { readonly title: string; readonly text: string; readonly topics: readonly string[] };
}

export interface RespondContext extends TurnContext {
  readonly dossier: Dossier;
  /** Calls further read skills of this agent, for decoration: the dossier has their results when it ends. Never throws for a failed call. */
  retrieve(calls: readonly Call[]): AgentStream;
}

/** What a model wrote. `withdrawn`: a guardrail took it back. */
export interface Generated {
  readonly text: string;
  readonly stop: 'end' | 'max-tokens' | 'withdrawn';
}

export interface GenerateContext extends RespondContext {
  /** Streams a model's answer as text events. Throws when no model can answer; let it. */
  generate<V>(prompt: Prompt<V>, variables: NoInfer<V>): AgentStream<Generated>;
}

/** What a pod writes. */
export interface AgentDefinition<S extends Record<string, Skill>> {
  /** Kebab-case; the same in every release. */
  readonly id: string;
  readonly specVersion: 1;
  /** What it answers. The router reads this. */
  readonly description: Localized;
  /** Types of entity it is offered on. */
  readonly surfaces: readonly EntityType[];
  readonly starters: readonly Starter[] | ((context: StarterContext) => readonly Starter[]);
  /** YAML: questions it answers, and near misses that it does not. */
  readonly routing: URL;
  /** YAML: few-shot answers. */
  readonly examples: URL;
  /** Markdown: what a good answer is. Judges read it. */
  readonly policy: URL;
  readonly skills: S;
  readonly prompts: Readonly<Record<string, Prompt>>;
  /** Pure. Called again after each round with what arrived, until it adds no new call (at most 4 rounds). */
  plan(context: TurnContext & { readonly dossier: Dossier }): readonly Call[];
  respond(context: GenerateContext): AgentStream;
  /** The answer from the dossier alone. It must be worth reading by itself. */
  respondWithoutModel(context: RespondContext): AgentStream;
  /** Good next questions, when the answer is there. */
  suggest?(context: RespondContext): readonly Suggestion[];
}

/** An agent as hosts see it. */
export type Agent = AgentDefinition<Record<string, Skill>>;

/** Declares an agent. Does nothing else. */
export const defineAgent = <S extends Record<string, Skill>>(definition: AgentDefinition<S>): Agent => definition;
