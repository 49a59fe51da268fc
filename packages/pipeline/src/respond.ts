import type { AgentEvent, AgentStream, Degradation, RespondContext } from '@trellis/core';
import { startDeadline } from '@trellis/core';
import type { AnswerEvents } from './answer-events.ts';
import { createGenerate } from './generate.ts';
import { GenerationError } from './generation-error.ts';
import { interruptible } from './interruptible.ts';
import { message } from './messages.ts';
import type { MountedAgent } from './mounted-agent.ts';
import { retrieveMore } from './retrieve.ts';
import type { Turn } from './turn.ts';
import { contextOf, trace } from './turn.ts';
import type { TurnEvent } from './turn-event.ts';

/** Kept back from the time of a turn, so that an answer without a model still fits when a model was too slow. */
const reserveMs = 2_000;
const reserveShare = 0.2;

/**
 * The answer of an agent. With a model first, where there is one; when that fails, for whatever reason, what was shown stays and the agent
 * answers from the dossier alone. Throws only when that fails too, or when the turn was stopped.
 */
export async function* respond(
  turn: Turn,
  mounted: MountedAgent,
  answer: AnswerEvents,
): AsyncGenerator<TurnEvent, Degradation | undefined> {
  if (turn.parts.models.large || turn.parts.models.small) {
    const failure = yield* respondWithModel(turn, mounted, answer);
    if (!failure) return undefined;
    yield* explainFailure(turn, failure, answer);
  } else {
    yield { type: 'notice', code: 'DEGRADED', text: message('noModel', turn.request.member.locale) };
  }
  yield* respondWithoutModel(turn, mounted, answer);
  return 'no-model';
}

async function* respondWithModel(
  turn: Turn,
  mounted: MountedAgent,
  answer: AnswerEvents,
): AsyncGenerator<TurnEvent, Error | undefined> {
  const leftMs = turn.deadline.remainingMs();
  const deadlineMs = leftMs - Math.min(reserveMs, leftMs * reserveShare);
  using limit = startDeadline({ parent: turn.deadline.signal, deadlineMs, clock: turn.parts.clock });
  const context = respondContext(turn, mounted, limit.signal);
  const generate = createGenerate({ turn, mounted, signal: limit.signal, remainingMs: limit.remainingMs });
  try {
    yield* answer.hold(interruptible(mounted.agent.respond({ ...context, generate }), limit.signal));
    return undefined;
  } catch (cause) {
    if (turn.deadline.signal.aborted) throw cause;
    const error = cause instanceof Error ? cause : new Error('not an Error was thrown', { cause });
    if (!(error instanceof GenerationError) && !limit.expired)
      trace(turn, { type: 'agent-error', agentId: mounted.id, error });
    return limit.expired ? new GenerationError('MODEL_CUT_OFF', 'the answer took too long', { cause }) : error;
  }
}

async function* respondWithoutModel(
  turn: Turn,
  mounted: MountedAgent,
  answer: AnswerEvents,
): AsyncGenerator<AgentEvent> {
  const context = respondContext(turn, mounted, turn.deadline.signal);
  try {
    yield* answer.hold(interruptible(mounted.agent.respondWithoutModel(context), turn.deadline.signal));
  } catch (error) {
    if (!turn.deadline.signal.aborted) trace(turn, { type: 'agent-error', agentId: mounted.id, error });
    throw error;
  }
}

/** Says what happened to the model, and that the answer goes on without it. */
function* explainFailure(turn: Turn, failure: Error, answer: AnswerEvents): Generator<TurnEvent> {
  const { locale } = turn.request.member;
  if (!(failure instanceof GenerationError)) {
    yield { type: 'error', code: 'AGENT_FAILED', message: message('agentFailed', locale), retryable: false };
    yield { type: 'notice', code: 'DEGRADED', text: message('noModel', locale) };
    return;
  }
  if (failure.messageId !== undefined) {
    const messageId = answer.shownAs(failure.messageId);
    yield { type: 'text-retract', messageId, reason: message('noModel', locale) };
  }
  const cutOff = failure.code === 'MODEL_CUT_OFF';
  yield {
    type: 'error',
    code: cutOff ? 'MODEL_CUT_OFF' : 'MODEL_UNAVAILABLE',
    message: message(failure.code, locale),
    retryable: failure.code !== 'MODEL_REFUSED',
  };
  yield { type: 'notice', code: 'DEGRADED', text: message(cutOff ? 'modelCutOff' : 'noModel', locale) };
}

export function respondContext(turn: Turn, mounted: MountedAgent, signal: AbortSignal): RespondContext {
  return {
    ...contextOf(turn, signal),
    dossier: turn.skills.dossier,
    retrieve: (calls): AgentStream => retrieveMore(turn, mounted, calls),
  };
}
