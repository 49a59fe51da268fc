import type {
  DossierEntry,
  ExampleSelection,
  ModelMessage,
  ModelPurpose,
  ModelStop,
  ModelText,
  RouteReason,
} from '@trellis/core';

/** What an operator may want to know of a turn, as it happens. Holds member data: keep it out of logs unless the member agreed. */
export type TraceRecord = { readonly turnId: string } & (
  | {
      readonly type: 'route';
      /** Absent: out of scope. */
      readonly agentId?: string;
      readonly confidence: number;
      readonly by: RouteReason['by'] | 'model' | 'confirmation';
      /** Likeliest first, as the router saw them; the agent with an empty id is nobody. */
      readonly candidates: RouteReason['candidates'];
      /** Known questions like this one. */
      readonly nearest: RouteReason['nearest'];
    }
  | {
      readonly type: 'plan';
      readonly by: 'agent' | 'model';
      /** From 1; a model's plan is round 0. */
      readonly round: number;
      readonly calls: readonly { readonly skill: string; readonly input: unknown }[];
      /** Steps that were dropped, and why. */
      readonly problems: readonly string[];
    }
  | { readonly type: 'call'; readonly entry: DossierEntry; readonly ms: number }
  /** Which examples go into a prompt, before it is rendered. */
  | { readonly type: 'examples'; readonly agentId: string; readonly selection: ExampleSelection }
  | {
      readonly type: 'prompt';
      readonly purpose: ModelPurpose;
      readonly promptId: string;
      readonly version: string;
      readonly contentHash: string;
      readonly system: readonly ModelText[];
      readonly messages: readonly ModelMessage[];
    }
  | {
      readonly type: 'generation';
      readonly purpose: ModelPurpose;
      readonly promptId: string;
      readonly version: string;
      /** Absent when the stream failed. */
      readonly stop?: ModelStop;
      /** The code of the failure, where there was one. */
      readonly failure?: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** Absent when no text came. */
      readonly firstTextMs?: number;
      readonly ms: number;
    }
  | { readonly type: 'agent-error'; readonly agentId: string; readonly error: unknown }
);

/** Receives trace records. Must not throw; what it throws is dropped. */
export type Observe = (record: TraceRecord) => void;
