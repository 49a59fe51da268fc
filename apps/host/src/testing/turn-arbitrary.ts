import type { AssistantEvent, LoggedEvent } from '@trellis/core';
import fc from 'fast-check';

const messageId = fc.constantFrom('m-1', 'm-2', 'm-3');
const callId = fc.constantFrom('c-1', 'c-2', 'c-3');
const skill = fc.constantFrom('get-job', 'get-profile');
const operation = fc.record({
  version: fc.constant('v0.9' as const),
  updateComponents: fc.record({
    surfaceId: fc.constant('s'),
    components: fc.array(fc.record({ id: fc.string(), component: fc.string() }), { maxLength: 2 }),
  }),
});

/** Any event of a turn but its start and its end. */
const middle: fc.Arbitrary<AssistantEvent> = fc.oneof(
  fc.record({ type: fc.constant('text-start' as const), messageId }),
  fc.record({ type: fc.constant('text-delta' as const), messageId, delta: fc.string({ unit: 'grapheme' }) }),
  fc.record({ type: fc.constant('text-end' as const), messageId }),
  fc.record({ type: fc.constant('text-retract' as const), messageId, reason: fc.string() }),
  fc.record({ type: fc.constant('skill-start' as const), callId, skill }),
  fc.record({ type: fc.constant('skill-end' as const), callId, skill, ok: fc.boolean(), ms: fc.nat() }),
  fc.record({ type: fc.constant('ui' as const), operations: fc.array(operation, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('citation' as const),
    messageId,
    marker: fc.string(),
    entryId: fc.string(),
    quote: fc.string(),
  }),
  fc.record({ type: fc.constant('suggestions' as const), items: fc.array(fc.record({ text: fc.string() })) }),
  fc.record({ type: fc.constant('notice' as const), code: fc.constant('PARTIAL_DATA' as const), text: fc.string() }),
  fc.record({
    type: fc.constant('usage' as const),
    role: fc.string(),
    inputTokens: fc.nat(),
    outputTokens: fc.nat(),
  }),
  fc.record({ type: fc.constant('route-end' as const), agentId: fc.string(), confidence: fc.float({ noNaN: true }) }),
  fc.record({
    type: fc.constant('error' as const),
    code: fc.constantFrom('AGENT_FAILED' as const, 'DEADLINE' as const),
    message: fc.string(),
    retryable: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('confirm-request' as const),
    confirmationId: fc.string({ minLength: 1 }),
    skill,
    summary: fc.string(),
    input: fc.jsonValue(),
    expiresAt: fc.constant('2026-01-01T00:00:00.000Z'),
  }),
);

const outcome = fc.constantFrom(
  'answered' as const,
  'declined' as const,
  'out-of-scope' as const,
  'awaiting-confirmation' as const,
  'stopped' as const,
  'failed' as const,
);

/** Turns as a pipeline may send them, and worse: texts and steps that overlap, repeat, stay open or were never started. */
export const anyTurn: fc.Arbitrary<LoggedEvent[]> = fc
  .tuple(fc.array(middle, { maxLength: 60 }), outcome, fc.boolean())
  .map(([events, end, started]) => {
    const start: AssistantEvent[] = started ? [{ type: 'turn-start', turnId: 't', conversationId: 'c' }] : [];
    const all: AssistantEvent[] = [...start, ...events, { type: 'turn-end', outcome: end }];
    return all.map((event, seq) => ({ ...event, seq }));
  });

/** Numbers events densely from 0. */
export const logged = (...events: AssistantEvent[]): LoggedEvent[] => events.map((event, seq) => ({ ...event, seq }));
