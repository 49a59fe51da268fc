import type { LoggedEvent } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logged } from '../testing/turn-arbitrary.ts';
import type { TurnLog } from './turn-log.ts';
import { createTurnLog } from './turn-log.ts';

const events = logged(
  { type: 'turn-start', turnId: 't', conversationId: 'c' },
  { type: 'text-start', messageId: 'm' },
  { type: 'text-delta', messageId: 'm', delta: 'a' },
  { type: 'text-end', messageId: 'm' },
  { type: 'turn-end', outcome: 'answered' },
);
const never = new AbortController().signal;
const readAll = async (log: TurnLog, after: number, signal = never): Promise<LoggedEvent[]> =>
  (await collect(log.read({ after, signal }))).flat();

describe('a log', () => {
  it.each([
    ['a gap', [0, 2]],
    ['a number that was there', [0, 0]],
    ['a start that is not 0', [1]],
  ])('refuses %s', (_, numbers) => {
    const log = createTurnLog();
    expect(() => {
      for (const seq of numbers) log.append({ type: 'text-end', messageId: 'm', seq });
    }).toThrow(/expected event/);
  });

  it('takes nothing after the end', () => {
    const log = createTurnLog(events);
    expect(log.ended).toBe(true);
    expect(() => log.append({ type: 'text-end', messageId: 'm', seq: 5 })).toThrow(/after the turn's end/);
  });
});

describe('readers', () => {
  it('see the same events from their cursor on, whenever they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ joinsAt: fc.integer({ min: 0, max: 300 }), after: fc.integer({ min: -1, max: 299 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 1, max: 300 }),
        async (readers, length) => {
          const log = createTurnLog();
          const all = logged(
            ...Array.from({ length }, () => ({ type: 'text-delta' as const, messageId: 'm', delta: 'x' })),
            { type: 'turn-end', outcome: 'answered' },
          );
          const results: Promise<LoggedEvent[]>[] = [];
          for (const event of all) {
            for (const reader of readers) if (reader.joinsAt === event.seq) results.push(readAll(log, reader.after));
            log.append(event);
            if (event.seq % 7 === 0) await Promise.resolve();
          }
          const cursors = readers.filter(({ joinsAt }) => joinsAt <= length).sort((a, b) => a.joinsAt - b.joinsAt);
          const seen = await Promise.all(results);
          expect(seen).toEqual(cursors.map(({ after }) => all.slice(after + 1)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('end when they are aborted, and leave nothing behind', async () => {
    const log = createTurnLog(events.slice(0, 2));
    const controller = new AbortController();
    const reading = readAll(log, -1, controller.signal);
    controller.abort();
    expect(await reading).toEqual(events.slice(0, 2));
  });
});
