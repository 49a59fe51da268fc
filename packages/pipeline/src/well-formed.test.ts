import type { AssistantEvent } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wellFormed } from './well-formed.ts';

async function* from(events: readonly AssistantEvent[], error?: Error): AsyncGenerator<AssistantEvent> {
  yield* events;
  if (error) throw error;
}
const failed = () => ({ outcome: 'failed' as const });
const end: AssistantEvent = { type: 'turn-end', outcome: 'answered' };

describe('wellFormed', () => {
  it('starts and ends every message, and numbers densely', async () => {
    const events = await collect(wellFormed(from([{ type: 'text-delta', messageId: 'a', delta: 'x' }, end]), failed));
    expect(events).toEqual([
      { type: 'text-start', messageId: 'a', seq: 0 },
      { type: 'text-delta', messageId: 'a', delta: 'x', seq: 1 },
      { type: 'text-end', messageId: 'a', seq: 2 },
      { type: 'turn-end', outcome: 'answered', seq: 3 },
    ]);
  });

  it('ends a stream that threw, with the error that its caller names', async () => {
    const open = from([{ type: 'text-delta', messageId: 'a', delta: 'x' }], new Error('boom'));
    const error = { code: 'DEADLINE', message: 'too slow', retryable: true } as const;
    const events = await collect(wellFormed(open, () => ({ error, outcome: 'failed' })));
    expect(events.slice(2)).toEqual([
      { type: 'text-end', messageId: 'a', seq: 2 },
      { type: 'error', ...error, seq: 3 },
      { type: 'turn-end', outcome: 'failed', seq: 4 },
    ]);
  });

  it('ends a stream that forgot its end, and drops what comes after one', async () => {
    expect(await collect(wellFormed(from([]), failed))).toEqual([{ type: 'turn-end', outcome: 'failed', seq: 0 }]);
    expect(await collect(wellFormed(from([end, end]), failed))).toHaveLength(1);
  });

  it('keeps its rules for every sequence of events', async () => {
    const messageId = fc.constantFrom('a', 'b');
    const anyEvent: fc.Arbitrary<AssistantEvent> = fc.oneof(
      fc.record({ type: fc.constant('text-start' as const), messageId }),
      fc.record({ type: fc.constant('text-delta' as const), messageId, delta: fc.string() }),
      fc.record({ type: fc.constant('text-end' as const), messageId }),
      fc.constant(end),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent), fc.boolean(), async (events, throws) => {
        const out = await collect(wellFormed(from(events, throws ? new Error('x') : undefined), failed));
        expect(out.map((event) => event.seq)).toEqual(out.map((_, index) => index));
        expect(out.filter((event) => event.type === 'turn-end')).toEqual([out.at(-1)]);
        for (const id of ['a', 'b']) {
          const kinds = out
            .filter((event) => 'messageId' in event && event.messageId === id)
            .map((event) => event.type);
          expect(kinds.join(' ')).toMatch(/^(text-start( text-delta)* text-end)?$/);
        }
      }),
    );
  });
});
