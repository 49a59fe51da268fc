import type { AssistantEvent, Call, LoggedEvent, TurnOutcome } from '@trellis/core';
import { localize, startDeadline } from '@trellis/core';
import { createAnswerEvents } from './answer-events.ts';
import { confirmedCall, requestConfirmations } from './confirm.ts';
import { drawBlocks } from './draw-blocks.ts';
import { interruptible } from './interruptible.ts';
import { message } from './messages.ts';
import type { MountedAgent } from './mounted-agent.ts';
import { respond } from './respond.ts';
import { retrieve, tellGaps } from './retrieve.ts';
import { runTraced } from './run-calls.ts';
import { findStarter } from './starters.ts';
import { suggestNext } from './suggestions.ts';
import type { Turn, TurnParts } from './turn.ts';
import { contextOf, trace } from './turn.ts';
import type { TurnEvent } from './turn-event.ts';
import type { TurnRequest } from './turn-request.ts';
import type { FailedEnd } from './well-formed.ts';
import { wellFormed } from './well-formed.ts';

const defaultDeadlineMs = 60_000;

/** Runs one turn. Never throws: whatever happens, the last event is the one `turn-end`, within the turn's deadline. */
export async function* runTurn(parts: TurnParts, request: TurnRequest): AsyncGenerator<LoggedEvent> {
  const deadlineMs = Number.isFinite(request.deadlineMs) ? request.deadlineMs : undefined;
  // When it is disposed, whatever still runs for this turn is stopped: plans, calls, model streams.
  using deadline = startDeadline({
    parent: request.signal,
    deadlineMs: deadlineMs ?? defaultDeadlineMs,
    clock: parts.clock,
  });
  const base: TurnBase = { parts, request, deadline, spent: new Map() };
  const events = interruptible(turnEvents(base), deadline.signal);
  yield* wellFormed(events, (error) => ({ last: [...base.spent.values()], ...failedEnd(base, error) }));
}

type TurnBase = Pick<Turn, 'parts' | 'request' | 'deadline' | 'spent'>;

async function* turnEvents(base: TurnBase): AsyncGenerator<AssistantEvent, void> {
  const { parts, request, deadline } = base;
  const skills = parts.registry.startTurn({
    ...(request.token !== undefined && { token: request.token }),
    ...(request.scopes && { scopes: request.scopes }),
    tenant: request.tenant,
    member: request.member,
    signal: deadline.signal,
    deadlineMs: deadline.remainingMs(),
  });
  const now = new Date(parts.clock.now());
  const turn: Turn = { ...base, question: questionOf(parts, request), now, skills, shield: false };
  yield* guarded(turn, drawBlocks(answer(turn), request.turnId));
}

/** Empty for a starter that nobody offers: what a client calls it is no question, and no guardrail has seen it. */
function questionOf(parts: TurnParts, { input, starterText, member }: TurnRequest): string {
  if (input.kind === 'question') return input.text;
  if (input.kind === 'confirm') return '';
  const starter = findStarter(parts.agents, input);
  return starterText ?? (starter ? localize(starter.text, member.locale) : '');
}

/** Everything behind the answer: the host's guardrails, in their order. */
function guarded(turn: Turn, events: AsyncIterable<AssistantEvent>): AsyncIterable<AssistantEvent> {
  const context = { turn: contextOf(turn), dossier: turn.skills.dossier, signal: turn.deadline.signal };
  return turn.parts.guardrails.reduce((inner, guardrail) => guardrail.stage(inner, context), events);
}

function failedEnd(turn: TurnBase, error: unknown): FailedEnd {
  const { locale } = turn.request.member;
  if (turn.request.signal.aborted) return { outcome: 'stopped' };
  if (turn.deadline.expired)
    return { error: { code: 'DEADLINE', message: message('deadline', locale), retryable: true }, outcome: 'failed' };
  trace(turn, { type: 'agent-error', agentId: '', error });
  return {
    error: { code: 'AGENT_FAILED', message: message('agentFailed', locale), retryable: true },
    outcome: 'failed',
  };
}

async function* answer(turn: Turn): AsyncGenerator<TurnEvent> {
  const { turnId, conversationId, input } = turn.request;
  yield { type: 'turn-start', turnId, conversationId };
  if (await isDeclined(turn)) return yield* endWithText(turn, 'declined');
  if (input.kind === 'confirm') return yield* answerConfirmation(turn, input);
  const { mounted, confidence } = await turn.parts.routes.decide(turn);
  if (!mounted) return yield* endWithText(turn, 'outOfScope');
  yield { type: 'route-end', agentId: mounted.id, confidence };
  yield* answerWith(turn, mounted);
}

async function* answerWith(turn: Turn, mounted: MountedAgent, done?: Call): AsyncGenerator<TurnEvent> {
  const answer = createAnswerEvents(mounted.id);
  const { writes, gaps } = yield* retrieve(turn, mounted);
  const withoutModel = yield* respond(turn, mounted, answer);
  const newGaps = yield* tellGaps(turn, { known: gaps });
  const degraded = withoutModel ?? (gaps.length + newGaps.length > 0 ? 'partial-data' : undefined);
  const open = writes.filter((call) => call.skill.name !== done?.skill.name);
  yield* suggestNext(turn, { mounted, own: answer.suggestions });
  yield* requestConfirmations(turn, mounted, open);
  const outcome = open.length > 0 ? 'awaiting-confirmation' : 'answered';
  yield* turn.spent.values();
  yield { type: 'turn-end', outcome, ...(degraded && { degraded }) };
}

async function* answerConfirmation(
  turn: Turn,
  input: Extract<TurnRequest['input'], { kind: 'confirm' }>,
): AsyncGenerator<TurnEvent> {
  const result = await confirmedCall(turn, input);
  if (result.kind !== 'run') return yield* endWithText(turn, result.kind);
  const mounted = turn.parts.agents.find(({ id }) => id === result.agentId);
  if (!mounted) return yield* endWithText(turn, 'expired');
  trace(turn, { type: 'route', agentId: mounted.id, confidence: 1, by: 'confirmation', candidates: [], nearest: [] });
  yield { type: 'route-end', agentId: mounted.id, confidence: 1 };
  yield* runTraced(turn, [result.call], { confirmed: true });
  yield* answerWith({ ...turn, question: result.question }, mounted, result.call);
}

const outcomes = {
  declined: 'declined',
  outOfScope: 'out-of-scope',
  expired: 'answered',
  rejected: 'answered',
} as const;

/** A turn that no agent answers: one sentence, what can be asked instead, and its end. */
async function* endWithText(turn: Turn, name: keyof typeof outcomes): AsyncGenerator<TurnEvent> {
  const messageId = `m-${turn.parts.createId()}`;
  const outcome: TurnOutcome = outcomes[name];
  yield { type: 'text-start', messageId };
  yield { type: 'text-delta', messageId, delta: message(name, turn.request.member.locale) };
  const [suggestions] = suggestNext(turn);
  if (name === 'outOfScope' && suggestions?.type === 'suggestions')
    yield { type: 'text-delta', messageId, delta: suggestions.items.map(({ text }) => `\n- ${text}`).join('') };
  yield { type: 'text-end', messageId };
  if (suggestions) yield suggestions;
  yield* turn.spent.values();
  yield { type: 'turn-end', outcome };
}

async function isDeclined(turn: Turn): Promise<boolean> {
  if (turn.request.input.kind !== 'question') return false;
  const context = { turn: contextOf(turn), signal: turn.deadline.signal };
  const verdicts = await Promise.all(
    turn.parts.inputGuardrails.map((guardrail) => guardrail.check(turn.question, context)),
  );
  turn.shield = verdicts.some(({ action }) => action === 'shield');
  return verdicts.some(({ action }) => action === 'decline');
}
