import { manualClock } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { createWatchdog } from './watchdog.ts';

function setup() {
  const clock = manualClock();
  const controller = new AbortController();
  const watchdog = createWatchdog({ limits: { firstTokenMs: 100, betweenTokensMs: 50 }, clock, controller });
  /** Something that is not a token comes after `ms`. */
  const wait = async (ms: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waited = watchdog.wait(promise).then(
      () => 'came',
      (error: { code: string }) => error.code,
    );
    await clock.advance(ms);
    resolve();
    return waited;
  };
  return { clock, controller, watchdog, wait };
}

describe('the watchdog', () => {
  it('lets the first token take its time, and not more', async () => {
    expect(await setup().wait(99)).toBe('came');
    expect(await setup().wait(100)).toBe('FIRST_TOKEN_TIMEOUT');
  });

  it('adds up the silence over events that are no tokens', async () => {
    const { wait } = setup();
    expect([await wait(60), await wait(39), await wait(1)]).toEqual(['came', 'came', 'FIRST_TOKEN_TIMEOUT']);
  });

  it('begins anew with each token, with the shorter limit', async () => {
    const { wait, watchdog } = setup();
    const seen = [await wait(99)];
    watchdog.token();
    seen.push(await wait(49));
    watchdog.token();
    seen.push(await wait(30), await wait(20));
    expect(seen).toEqual(['came', 'came', 'came', 'BETWEEN_TOKENS_TIMEOUT']);
  });

  it('does not count the time in which nobody waits', async () => {
    const { wait, clock } = setup();
    await wait(60);
    await clock.advance(1_000);
    expect(await wait(39)).toBe('came');
  });

  it('rejects with the reason of a signal that aborts, and leaves no timer', async () => {
    const { controller, watchdog, clock } = setup();
    const waited = watchdog.wait(new Promise(() => {}));
    controller.abort(new Error('stopped'));
    await expect(waited).rejects.toThrow('stopped');
    expect(clock.pending).toBe(0);
  });
});
