import { describe, expect, it } from 'vitest';
import { createDevTokens } from './dev-tokens.ts';
import { createRememberedViewers } from './remembered-viewers.ts';

const viewer = { tenant: 'acme', memberId: 'me' };
const hourMs = 3_600_000;

function remembered(at = 1_000_000) {
  const clock = { ms: at };
  return { clock, viewers: createRememberedViewers(() => new Date(clock.ms)), start: at };
}

describe('who was verified is known for a while', () => {
  it('by this token, and by no other', () => {
    const { viewers, start } = remembered();
    viewers.add('a.b.c', viewer, start + hourMs);
    expect(viewers.get('a.b.c')).toBe(viewer);
    expect(viewers.get('a.b.d')).toBeUndefined();
  });

  it.each([
    ['a minute', hourMs, 60_000],
    ['until the token ends', 10_000, 10_000],
    ['not at all, when it has ended', 0, 0],
  ])('%s', (_, tokenMs, knownMs) => {
    const { clock, viewers, start } = remembered();
    viewers.add('a.b.c', viewer, start + tokenMs);
    clock.ms = start + knownMs - 1;
    if (knownMs > 0) expect(viewers.get('a.b.c')).toBe(viewer);
    clock.ms = start + knownMs;
    expect(viewers.get('a.b.c')).toBeUndefined();
    clock.ms = start;
    expect(viewers.get('a.b.c')).toBeUndefined();
  });

  it('not longer for being used', () => {
    const { clock, viewers, start } = remembered();
    viewers.add('a.b.c', viewer, start + hourMs);
    for (let ms = 10_000; ms < 60_000; ms += 10_000) {
      clock.ms = start + ms;
      expect(viewers.get('a.b.c')).toBe(viewer);
    }
    clock.ms = start + 60_000;
    expect(viewers.get('a.b.c')).toBeUndefined();
  });

  it('of 5,000 tokens, those that were used last', () => {
    const { viewers, start } = remembered();
    viewers.add('used', viewer, start + hourMs);
    viewers.add('unused', viewer, start + hourMs);
    for (let count = 2; count < 5000; count += 1) viewers.add(`token ${count}`, viewer, start + hourMs);
    viewers.get('used');
    viewers.add('one more', viewer, start + hourMs);
    expect([viewers.get('used'), viewers.get('unused')]).toEqual([viewer, undefined]);
  });
});

describe('a verifier that remembers', () => {
  it('refuses a token that has ended, however lately it was good', async () => {
    const clock = { ms: Date.UTC(2026, 0, 1) };
    const tokens = createDevTokens({ now: () => new Date(clock.ms) });
    const token = await tokens.sign('me', 'acme');
    clock.ms += 12 * hourMs;
    expect(await tokens.verifier.verify(token)).toEqual(viewer);
    clock.ms += 4999;
    expect(await tokens.verifier.verify(token)).toEqual(viewer);
    clock.ms += 1;
    await expect(tokens.verifier.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('verifies again what was refused', async () => {
    const clock = { ms: Date.UTC(2026, 0, 1) };
    const tokens = createDevTokens({ now: () => new Date(clock.ms) });
    const token = await tokens.sign('me', 'acme');
    clock.ms += 13 * hourMs;
    await expect(tokens.verifier.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    clock.ms -= hourMs;
    expect(await tokens.verifier.verify(token)).toEqual(viewer);
  });
});
