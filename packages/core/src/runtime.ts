import type { Dossier } from './dossier.ts';
import type { AssistantEvent } from './events.ts';
import type { HistoryTurn, TurnContext, TurnInput, View } from './turn.ts';

/** Text → unit-length vectors. Model id, content hash and dimensions are its identity: vectors of two embedders never mix. */
export interface Embedder {
  readonly model: string;
  readonly contentHash: string;
  readonly dimensions: number;
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

/** A reviewed answer that shows a model how an agent writes. */
export interface Example {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly agentVersion?: string;
}

/** Chooses examples for a question, within a token budget; best first. Fewer rather than bad ones. */
export interface ExampleSelector {
  select(options: {
    agentId: string;
    tenant: string;
    locale: string;
    question: string;
    maxTokens: number;
    signal: AbortSignal;
  }): Promise<readonly (Example & { readonly similarity: number })[]>;
}

/** Who answers. `unsure` names the candidates, likeliest first: a small model, if there is one, decides. */
export type Route =
  | { readonly kind: 'agent'; readonly agentId: string; readonly confidence: number }
  | { readonly kind: 'out-of-scope'; readonly confidence: number }
  | { readonly kind: 'unsure'; readonly candidates: readonly string[] };

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
