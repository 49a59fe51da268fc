import type { Clock } from '@trellis/core';
import { systemClock } from '@trellis/core';
import type { TurnLog } from '../turns/turn-log.ts';
import type { TurnEncoding } from './turn-encoding.ts';

/** The part of a response that a turn is written to. */
export interface TurnOutput {
  write(chunk: string): boolean;
  end(): void;
  destroy(): void;
  once(event: 'drain', listener: () => void): unknown;
  off(event: 'drain', listener: () => void): unknown;
}

export interface WriteTurnOptions {
  readonly log: TurnLog;
  /** The last sequence number that the client has; -1 for none. */
  readonly after: number;
  readonly encoding: TurnEncoding;
  readonly output: TurnOutput;
  /** Aborted when the client is gone. The turn does not care. */
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
  /** A client that takes nothing for so long is cut off; it can come back with its cursor. */
  readonly stallMs?: number;
  readonly clock?: Clock;
}

/**
 * Writes a turn to one client, from its cursor to the end of the turn. Waits whenever the client does not take what was written, so at most
 * one batch of events is buffered for it. Never throws.
 */
export async function writeTurn(options: WriteTurnOptions): Promise<void> {
  const { log, after, encoding, output, signal, clock = systemClock } = options;
  if (signal.aborted) return;
  const drained = (): Promise<boolean> => waitForDrain(output, signal, options.stallMs ?? 60_000, clock);
  // The encoder must know the events that the client has already.
  for (const event of log.events.slice(0, after + 1)) encoding.encode(event);
  if (encoding.prologue !== '') output.write(encoding.prologue);
  const heartbeat = startHeartbeat(options, clock);
  try {
    for await (const batch of log.read({ after, signal })) {
      const chunk = batch.map((event) => encoding.encode(event)).join('');
      if (chunk === '') continue;
      heartbeat.reset();
      if (!output.write(chunk) && !(await drained())) {
        output.destroy();
        return;
      }
    }
    output.end();
  } catch {
    output.destroy();
  } finally {
    heartbeat.stop();
  }
}

/** False when the client took nothing for `stallMs`, or is gone. */
function waitForDrain(output: TurnOutput, signal: AbortSignal, stallMs: number, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (taken: boolean) => {
      cancelTimer();
      output.off('drain', onDrain);
      signal.removeEventListener('abort', onAbort);
      resolve(taken);
    };
    const onDrain = () => settle(true);
    const onAbort = () => settle(false);
    const cancelTimer = clock.startTimer(stallMs, () => settle(false));
    output.once('drain', onDrain);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) settle(false);
  });
}

function startHeartbeat({ encoding, output, heartbeatMs = 15_000 }: WriteTurnOptions, clock: Clock) {
  const beat = encoding.heartbeat;
  let cancel = () => {};
  const schedule = () => {
    if (beat === undefined) return;
    cancel = clock.startTimer(heartbeatMs, () => {
      output.write(beat);
      schedule();
    });
  };
  schedule();
  return {
    reset() {
      cancel();
      schedule();
    },
    stop: () => cancel(),
  };
}
