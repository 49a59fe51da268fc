import type { Effort } from './prompt.ts';

export type ModelRole = 'small' | 'large' | 'judge';
export type ModelPurpose = 'route' | 'plan' | 'answer' | 'suggest' | 'summarise' | 'judge' | 'classify' | 'extract';
export type ModelStop = 'end' | 'max-tokens' | 'refusal' | 'context-full' | 'stop-sequence';

/** Text for a model; `cache` marks the end of a prefix that stays the same from call to call. */
export interface ModelText {
  readonly text: string;
  readonly cache?: boolean;
}

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ModelText[];
}

/** A question to a model, with who asks and what for: budgets, priorities and traces need it. */
export interface LanguageModelRequest {
  readonly system: readonly ModelText[];
  readonly messages: readonly ModelMessage[];
  readonly maxTokens: number;
  readonly effort?: Effort;
  readonly stopSequences?: readonly string[];
  readonly purpose: ModelPurpose;
  readonly tenant: string;
  /** A pseudonym of the member, never the id itself. */
  readonly memberKey: string;
  readonly turnId: string;
  readonly agentId?: string;
  readonly promptId?: string;
  readonly promptVersion?: string;
}

export type LanguageModelEvent =
  | { readonly type: 'text-delta'; readonly delta: string }
  | { readonly type: 'thinking-delta'; readonly delta: string }
  | {
      readonly type: 'usage';
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly cacheReadTokens?: number;
      readonly cacheWriteTokens?: number;
    }
  | { readonly type: 'end'; readonly stop: ModelStop };

/** One door to a model. The stream ends with exactly one `end`; a stream that cannot get there throws. */
export interface LanguageModel {
  stream(
    request: LanguageModelRequest,
    options: { signal: AbortSignal; deadlineMs: number },
  ): AsyncIterable<LanguageModelEvent>;
}

/** The models of a host, by role. A role that is absent is answered without a model. */
export type LanguageModels = Readonly<Partial<Record<ModelRole, LanguageModel>>>;
