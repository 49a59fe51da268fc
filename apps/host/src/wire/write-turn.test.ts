import { EventEmitter } from 'node:events';
import { manualClock } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { logged } from '../testing/turn-arbitrary.ts';
import { createTurnLog } from '../turns/turn-log.ts';
import { agUiOverSse, jsonLines } from './turn-encoding.ts';
import type { TurnOutput } from './write-turn.ts';
import { writeTurn } from './write-turn.ts';

/** A connection that takes as much as the test lets it. */
class Connection extends EventEmitter implements TurnOutput {
  text = '';
  state: 'open' | 'ended' | 'destroyed' = 'open';
  full = false;

  write(chunk: string): boolean {
    this.text += chunk;
    return !this.full;
  }
  end(): void {
    this.state = 'ended';
  }
  destroy(): void {
    this.state = 'destroyed';
  }
}

const events = logged(
  { type: 'turn-start', turnId: 't', conversationId: 'c' },
  { type: 'text-start', messageId: 'm' },
  { type: 'text-delta', messageId: 'm', delta: 'a' },
  { type: 'text-end', messageId: 'm' },
  { type: 'turn-end', outcome: 'answered' },
);
const never = new AbortController().signal;
const sse = () => agUiOverSse({ turnId: 't', conversationId: 'c', question: '?', earlier: [] });

describe('writing a turn', () => {
  it('sends a comment when nothing happens, and none in JSON lines', async () => {
    const clock = manualClock();
    const [a, b] = [new Connection(), new Connection()];
    const log = createTurnLog(events.slice(0, 2));
    const common = { log, after: 1, signal: never, clock, heartbeatMs: 15_000 };
    void writeTurn({ ...common, encoding: sse(), output: a });
    void writeTurn({ ...common, encoding: jsonLines, output: b });
    await clock.advance(31_000);
    expect(a.text).toBe('retry: 1000\n\n: still here\n\n: still here\n\n');
    expect(b.text).toBe('');
  });

  it('leaves no timer behind when the turn ends, is cut off, or the client goes', async () => {
    const clock = manualClock();
    const gone = new AbortController();
    const common = { after: -1, encoding: sse(), output: new Connection(), clock };
    await writeTurn({ ...common, log: createTurnLog(events), signal: never });
    const waiting = writeTurn({ ...common, log: createTurnLog(), signal: gone.signal });
    gone.abort();
    await waiting;
    expect(clock.pending).toBe(0);
  });

  it('waits while the client takes nothing, and cuts it off in the end', async () => {
    const clock = manualClock();
    const output = new Connection();
    output.full = true;
    const log = createTurnLog(events.slice(0, 1));
    const written = writeTurn({ log, after: -1, encoding: jsonLines, output, signal: never, clock, stallMs: 1000 });
    await clock.advance(10);
    for (const event of events.slice(1)) log.append(event);
    await clock.advance(10);
    expect(output.text.split('\n')).toHaveLength(2);
    await clock.advance(1000);
    await written;
    expect([output.state, output.text.split('\n').length, clock.pending]).toEqual(['destroyed', 2, 0]);
  });

  it('goes on when the client takes again', async () => {
    const output = new Connection();
    output.full = true;
    const log = createTurnLog(events);
    const written = writeTurn({ log, after: -1, encoding: jsonLines, output, signal: never, clock: manualClock() });
    output.full = false;
    await new Promise((resolve) => setImmediate(resolve));
    output.emit('drain');
    await written;
    expect([output.state, output.text]).toEqual([
      'ended',
      events.map((event) => `${JSON.stringify(event)}\n`).join(''),
    ]);
    expect(output.listenerCount('drain')).toBe(0);
  });

  it('knows the events that it does not send: a message opened before the cursor goes on', async () => {
    const output = new Connection();
    await writeTurn({ log: createTurnLog(events), after: 1, encoding: sse(), output, signal: never });
    expect(output.text).toContain('id: 2\ndata: {"type":"TEXT_MESSAGE_CONTENT"');
    expect(output.text).not.toContain('TEXT_MESSAGE_START');
  });
});
