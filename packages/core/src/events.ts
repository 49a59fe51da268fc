import type { A2uiOperation, UiBlock } from './ui.ts';

/** A next question to offer. With a starter id it is asked without a model. */
export interface Suggestion {
  readonly text: string;
  readonly agentId?: string;
  readonly starterId?: string;
}

export type NoticeCode = 'PARTIAL_DATA' | 'DEGRADED';
export type TurnErrorCode = 'MODEL_UNAVAILABLE' | 'MODEL_CUT_OFF' | 'AGENT_FAILED' | 'DEADLINE';

/** What an agent may yield: nothing that numbers, ends or draws a turn. */
export type AgentEvent =
  | { readonly type: 'text-start'; readonly messageId: string }
  | { readonly type: 'text-delta'; readonly messageId: string; readonly delta: string }
  | { readonly type: 'text-end'; readonly messageId: string }
  | {
      readonly type: 'citation';
      readonly messageId: string;
      readonly marker: string;
      readonly entryId: string;
      readonly quote?: string;
    }
  | { readonly type: 'ui-block'; readonly block: UiBlock }
  | { readonly type: 'suggestions'; readonly items: readonly Suggestion[] }
  | { readonly type: 'skill-start'; readonly callId: string; readonly skill: string }
  | {
      readonly type: 'skill-end';
      readonly callId: string;
      readonly skill: string;
      readonly ok: boolean;
      readonly ms: number;
    }
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly text: string }
  | { readonly type: 'usage'; readonly role: string; readonly inputTokens: number; readonly outputTokens: number };

export type TurnOutcome = 'answered' | 'declined' | 'out-of-scope' | 'awaiting-confirmation' | 'stopped' | 'failed';
export type Degradation = 'no-model' | 'partial-data';

/**
 * One step of a turn as every client, log and test sees it. The union only grows: ignore what you do not know. A turn has exactly one
 * `turn-end`, and it is the last event.
 */
export type AssistantEvent =
  | Exclude<AgentEvent, { type: 'ui-block' }>
  | { readonly type: 'turn-start'; readonly turnId: string; readonly conversationId: string }
  | { readonly type: 'route-end'; readonly agentId: string; readonly confidence: number }
  | {
      readonly type: 'ui';
      readonly operations: readonly A2uiOperation[];
      /** The block that is drawn, in plain text: for terminals, transcripts and clients that know no A2UI. Absent where only a text is placed. */
      readonly block?: { readonly key: string; readonly text: string };
    }
  | { readonly type: 'text-retract'; readonly messageId: string; readonly reason: string }
  | {
      readonly type: 'confirm-request';
      readonly confirmationId: string;
      readonly skill: string;
      readonly summary: string;
      readonly input: unknown;
      /** ISO 8601. */
      readonly expiresAt: string;
    }
  | {
      readonly type: 'error';
      readonly code: TurnErrorCode;
      readonly message: string;
      readonly retryable: boolean;
    }
  | { readonly type: 'turn-end'; readonly outcome: TurnOutcome; readonly degraded?: Degradation };

/** An event with its place in the turn: dense from 0, stamped once, behind the last guardrail. */
export type LoggedEvent = AssistantEvent & { readonly seq: number };
