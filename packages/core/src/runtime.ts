import type { Dossier } from './dossier.ts';
import type { AssistantEvent } from './events.ts';
import type { HistoryTurn, TurnContext, TurnInput, View } from './turn.ts';

/** Text → unit-length vectors. Model id, content hash and dimensions are its identity: vectors of two embedders never mix. */
export interface Embedder {
  readonly model: string;
  readonly contentHash: string;
  readonly dimensions: number;
  /** BCP 47; the languages it reads, when it does not read them all. */
  readonly languages?: readonly string[];
  embed(
    texts: readonly string[],
    options: { signal: AbortSignal; purpose: 'query' | 'document' },
  ): Promise<Float32Array[]>;
}

/** What a guardrail decides. `shield`: answer, but with care; `decline`: do not answer. */
export type Verdict =
  | { readonly action: 'allow' }
  | {
      readonly action: 'shield' | 'decline';
      readonly rule: string;
      readonly version: string;
      readonly evidence: string;
    };

export interface GuardrailContext {
  readonly turn: TurnContext;
  readonly dossier: Dossier;
  readonly signal: AbortSignal;
}

/** Judges what a member wrote, before anything acts on it. */
export interface InputGuardrail {
  readonly name: string;
  check(text: string, context: Omit<GuardrailContext, 'dossier'>): Promise<Verdict>;
}

/** A stage behind the answer: it may hold back, replace or withdraw, and forwards everything else in order. */
export interface Guardrail {
  readonly name: string;
  stage(events: AsyncIterable<AssistantEvent>, context: GuardrailContext): AsyncIterable<AssistantEvent>;
}

/** An answer that shows a model how an agent writes. */
export interface Example {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly agentVersion?: string;
}

/** An example that was chosen, and why it was. */
export interface SelectedExample extends Example {
  /** Cosine of its question and the one that was asked. */
  readonly similarity: number;
  /** How alike the likest of those chosen before it is; 0 for the best. */
  readonly penalty: number;
  /** What it costs in the prompt, as `estimateTokens` counts. */
  readonly tokens: number;
  /** From 1, the best. */
  readonly rank: number;
}

/** An example that came near and was not chosen. */
export interface PassedExample {
  readonly id: string;
  readonly similarity: number;
  readonly reason: 'below-floor' | 'redundant' | 'label-quota' | 'budget' | 'count';
}

/** What a selector did for one question. */
export interface ExampleSelection {
  /** In the order in which they go into the prompt. */
  readonly examples: readonly SelectedExample[];
  /** The content hash of the one set that all of them are from. Absent when there is none. */
  readonly set?: string;
  /** Which side of which experiment the tenant is on. */
  readonly experiment?: { readonly name: string; readonly arm: string };
  /** Similarities below it are not served. */
  readonly floor?: number;
  /** The nearest first, at most ten. */
  readonly passedOver: readonly PassedExample[];
  /** Why there are no examples at all. */
  readonly nothing?:
    | 'no-examples'
    | 'not-near'
    | 'no-budget'
    | 'not-ready'
    | 'embedder-slow'
    | 'embedder-failed'
    | 'selector-failed';
}

/**
 * Chooses examples for a question, within a token budget; fewer rather than bad ones. Trouble is an empty selection that says what it was;
 * throws only the signal's reason.
 */
export interface ExampleSelector {
  select(options: {
    agentId: string;
    tenant: string;
    locale: string;
    question: string;
    maxTokens: number;
    signal: AbortSignal;
  }): Promise<ExampleSelection>;
}

/** What a router learns from one agent: its routing questions, and what looks like them. */
export interface RoutableAgent {
  readonly id: string;
  /** The kinds of entity it is for. */
  readonly surfaces: readonly string[];
  readonly questions: readonly string[];
  /** Questions that look like this agent's and are not. */
  readonly nearMisses: readonly string[];
  /** What this agent answers after another question, whoever answered that. */
  readonly followUps: readonly { readonly after: string; readonly text: string }[];
}

/** How a route came about: for traces. Nothing acts on it. */
export interface RouteReason {
  /** `rule`: the question is a known one, word for word. `encoder`: it was compared with what was learnt. */
  readonly by: 'starter' | 'rule' | 'encoder';
  /** Probabilities, likeliest first; the agent with an empty id is nobody. */
  readonly candidates: readonly { readonly agentId: string; readonly score: number }[];
  /** The known questions that are most like this one, most alike first. */
  readonly nearest: readonly { readonly text: string; readonly agentId: string; readonly similarity: number }[];
}

/** Who answers. `unsure` names the candidates, likeliest first, an empty id for nobody: a small model, if there is one, decides. */
export type Route = (
  | { readonly kind: 'agent'; readonly agentId: string; readonly confidence: number }
  | { readonly kind: 'out-of-scope'; readonly confidence: number }
  | { readonly kind: 'unsure'; readonly candidates: readonly string[] }
) & { readonly reason?: RouteReason };

export interface RouteRequest {
  readonly input: TurnInput;
  readonly history: readonly HistoryTurn[];
  readonly view: View;
  readonly tenant: string;
  readonly signal: AbortSignal;
}

export interface Router {
  route(request: RouteRequest): Promise<Route>;
}
