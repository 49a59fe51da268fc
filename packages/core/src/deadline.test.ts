import { describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';
import { manualClock } from './testing/manual-clock.ts';
import { raceSignal, startDeadline } from './deadline.ts';
import { TrellisError } from './trellis-error.ts';

const never = () => new AbortController().signal;

describe('startDeadline', () => {
  it('aborts with DEADLINE_EXCEEDED when the time is up', async () => {
    const clock = manualClock();
    using deadline = startDeadline({ parent: never(), deadlineMs: 100, clock });
    await clock.advance(99);
    expect([deadline.signal.aborted, deadline.remainingMs()]).toEqual([false, 1]);
    await clock.advance(1);
    expect(deadline.expired).toBe(true);
    expect(TrellisError.isInstance(deadline.signal.reason) && deadline.signal.reason.code).toBe('DEADLINE_EXCEEDED');
  });

  it("passes on the parent's reason and is not expired then", () => {
    const parent = new AbortController();
    using deadline = startDeadline({ parent: parent.signal, deadlineMs: 100, clock: manualClock() });
    parent.abort('stop');
    expect([deadline.signal.reason, deadline.expired]).toEqual(['stop', false]);
  });

  it('is aborted at once under an aborted parent', () => {
    using deadline = startDeadline({ parent: AbortSignal.abort('gone'), deadlineMs: 100, clock: manualClock() });
    expect(deadline.signal.reason).toBe('gone');
  });

  it('leaves no timer behind when disposed', () => {
    const clock = manualClock();
    startDeadline({ parent: never(), deadlineMs: 100, clock })[Symbol.dispose]();
    expect(clock.pending).toBe(0);
  });

  it('stops what still runs under it when disposed, and is not expired then', () => {
    const deadline = startDeadline({ parent: never(), deadlineMs: 100, clock: manualClock() });
    deadline[Symbol.dispose]();
    expect([deadline.signal.aborted, deadline.expired]).toEqual([true, false]);
  });

  it('is not expired when its time passes after the parent aborted', async () => {
    const clock = manualClock();
    const parent = new AbortController();
    using deadline = startDeadline({ parent: parent.signal, deadlineMs: 100, clock });
    parent.abort('stop');
    await clock.advance(200);
    expect([deadline.expired, deadline.signal.reason, clock.pending]).toEqual([false, 'stop', 0]);
  });

  it.each([Number.NaN, 0, -5])('is up at once after %s ms', async (deadlineMs) => {
    const clock = manualClock();
    using deadline = startDeadline({ parent: never(), deadlineMs, clock });
    expect(deadline.remainingMs()).toBe(0);
    await clock.advance(0);
    expect(deadline.expired).toBe(true);
  });

  it('never ends by itself without a limit', async () => {
    const clock = manualClock();
    using deadline = startDeadline({ parent: never(), deadlineMs: Number.POSITIVE_INFINITY, clock });
    await clock.advance(1e12);
    expect([deadline.expired, deadline.remainingMs(), clock.pending]).toEqual([false, Infinity, 0]);
  });
});

describe('raceSignal', () => {
  it('gives the value, or the error, when the promise is first', async () => {
    await expect(raceSignal(Promise.resolve(7), never())).resolves.toBe(7);
    await expect(raceSignal(Promise.reject(new Error('no')), never())).rejects.toThrow('no');
  });

  it('rejects with the reason although the promise never settles', async () => {
    const controller = new AbortController();
    const raced = raceSignal(new Promise(() => {}), controller.signal);
    controller.abort(new Error('stopped'));
    await expect(raced).rejects.toThrow('stopped');
  });

  it('leaves no listener behind, also when the promise is none', async () => {
    const { signal } = new AbortController();
    const { addEventListener, removeEventListener } = signal;
    let listeners = 0;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, args);
    };
    await raceSignal(Promise.resolve(1), signal);
    await raceSignal(Promise.reject(new Error('no')), signal).catch(() => {});
    await expect(raceSignal(7 as never, signal)).resolves.toBe(7);
    expect(listeners).toBe(0);
  });
});

describe('the system clock', () => {
  it('waits for longer than one timer of the machine can', () => {
    vi.useFakeTimers();
    try {
      let fired = 0;
      const month = 30 * 24 * 3_600_000;
      systemClock.startTimer(month, () => (fired += 1));
      const cancel = systemClock.startTimer(month, () => (fired += 100));
      vi.advanceTimersByTime(month - 1);
      expect(fired).toBe(0);
      cancel();
      vi.advanceTimersByTime(1);
      expect([fired, vi.getTimerCount()]).toEqual([1, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps a process alive that waits for a timer, and no longer than that', async () => {
    const clock = JSON.stringify(new URL('./clock.ts', import.meta.url).href);
    const code = `const { systemClock } = await import(${clock});
      const cancel = systemClock.startTimer(60_000, () => {});
      await new Promise((resolve) => systemClock.startTimer(20, resolve));
      cancel();`;
    const { execFile } = await import('node:child_process');
    const status = await new Promise((resolve) => {
      const child = execFile(process.execPath, ['--input-type=module', '--eval', code], { timeout: 10_000 });
      child.on('close', resolve);
    });
    expect(status).toBe(0);
  });
});
