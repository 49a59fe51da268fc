import { createHash } from 'node:crypto';
import type {
  AgentEvent,
  Clock,
  Deadline,
  ExampleSelector,
  Guardrail,
  InputGuardrail,
  LanguageModels,
  TurnContext,
} from '@trellis/core';
import type { PromptLibrary } from '@trellis/prompt-templates';
import type { SkillChooser, SkillRegistry, SkillRun } from '@trellis/skill-registry';
import type { Confirmations } from './confirmations.ts';
import type { PlanMistakes } from './models/plan-mistakes.ts';
import type { OwnPrompts } from './models/own-prompts.ts';
import type { MountedAgent } from './mounted-agent.ts';
import type { RouteDecider } from './routing/route-decider.ts';
import type { Observe, TraceRecord } from './trace.ts';
import type { TurnRequest } from './turn-request.ts';

/** What every turn of a host shares. */
export interface TurnParts {
  readonly agents: readonly MountedAgent[];
  readonly models: LanguageModels;
  readonly registry: SkillRegistry;
  readonly routes: RouteDecider;
  readonly planMistakes: PlanMistakes;
  readonly skillChooser: SkillChooser;
  readonly own: { readonly prompts: OwnPrompts; readonly library: PromptLibrary };
  readonly inputGuardrails: readonly InputGuardrail[];
  readonly guardrails: readonly Guardrail[];
  readonly exampleSelector?: ExampleSelector;
  readonly confirmations: Confirmations;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly observe: Observe;
}

/** One running turn: the shared parts, the request, and what is made for this turn alone. */
export interface Turn {
  readonly parts: TurnParts;
  readonly request: TurnRequest;
  readonly question: string;
  readonly now: Date;
  readonly deadline: Deadline;
  readonly skills: SkillRun;
  /** What models cost so far, by run: told when the turn ends, however it does. */
  readonly spent: Map<object, Extract<AgentEvent, { type: 'usage' }>>;
  /** A guardrail asked for care: prompts carry the stricter defence. */
  shield: boolean;
}

type WithoutTurn<T> = T extends unknown ? Omit<T, 'turnId'> : never;

/** Sends a trace record; an observer that throws harms nobody. */
export function trace(turn: Pick<Turn, 'parts' | 'request'>, record: WithoutTurn<TraceRecord>): void {
  try {
    const result: unknown = turn.parts.observe({ ...record, turnId: turn.request.turnId });
    // An observer may be asynchronous without its type saying so.
    if (result instanceof Promise) result.catch(() => {});
  } catch {
    // Watching must not change what is watched.
  }
}

/** What agents and guardrails are told of the turn. */
export function contextOf(turn: Turn, signal: AbortSignal = turn.deadline.signal): TurnContext {
  const { input, member, view, history } = turn.request;
  return {
    question: turn.question,
    ...(input.kind === 'starter' && { starterId: input.starterId }),
    member,
    view,
    history,
    now: turn.now,
    signal,
  };
}

/** A pseudonym of the member for model providers: the same within a tenant, and not to be turned back without the id. */
export const memberKeyOf = ({ request }: Turn): string =>
  createHash('sha256').update(`${request.tenant}\0${request.member.id}`).digest('base64url').slice(0, 22);
