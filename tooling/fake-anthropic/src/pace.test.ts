import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';
import type { StepTiming } from './script.ts';
import { splitTokens } from './tokens.ts';
import { createSplitter, frameBytes } from './wire.ts';

const waits = (timing: StepTiming, count: number, active = 1) => {
  const pace = createPace(timing, () => active);
  return Array.from({ length: count }, () => pace(1));
};

describe('the pace of an answer', () => {
  it('is the first token, then one after another', () => {
    expect(waits({ firstTokenMs: 200, tokenMs: 20 }, 4)).toEqual([200, 20, 20, 20]);
  });

  it('stalls at a token', () => {
    expect(waits({ tokenMs: 20, stall: { atToken: 2, ms: 1_000 } }, 4)).toEqual([0, 20, 1_020, 20]);
    expect(waits({ stall: { atToken: 1, ms: 'forever' } }, 3)).toEqual([0, Infinity, 0]);
  });

  it('charges a buffered delta for all its tokens', () => {
    const pace = createPace({ firstTokenMs: 100, tokenMs: 10 }, () => 1);
    expect([pace(5), pace(3), pace(0)]).toEqual([140, 30, 0]);
  });

  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) => waits({ tokenMs: { medianMs: 20, sigma: 0.5, seed } }, 50);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('follows its median and its tail', () => {
    const tokenMs = { medianMs: 20, sigma: 0.5, seed: 7, tail: { share: 0.02, ms: 900 } };
    const drawn = waits({ tokenMs }, 20_001)
      .slice(1)
      .sort((a, b) => a - b);
    expect((drawn[10_000] ?? 0) / 20).toBeCloseTo(1, 1);
    expect(drawn.filter((ms) => ms === 900).length / 20_000).toBeCloseTo(0.02, 2);
  });

  it('slows down with every answer beyond the capacity', () => {
    const timing = { tokenMs: 20, load: { capacity: 4, slowdown: 0.5 } };
    expect([4, 5, 8].map((active) => waits(timing, 2, active)[1])).toEqual([20, 30, 60]);
  });
});

describe('cutting loses nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(' ', '\n', 'wort', '日', '👩‍🔬', '\ud800', '_1', '!')).map((parts) => parts.join('')),
  );

  it('text into tokens', () => {
    fc.assert(fc.property(text, (whole) => splitTokens(whole).join('') === whole));
  });

  it('bytes into pieces', () => {
    const split = fc.oneof(
      fc.constantFrom('event' as const, 'byte' as const),
      fc.record({ seed: fc.integer(), maxBytes: fc.integer({ min: 1, max: 50 }) }),
    );
    fc.assert(
      fc.property(text, split, (whole, wire) => {
        const bytes = frameBytes({ type: 'x', whole }, 'crlf');
        const pieces = [...createSplitter({ split: wire })(bytes)];
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
        expect(pieces.every((piece) => piece.length > 0)).toBe(true);
      }),
    );
  });
});
