import type { StepTiming, TokenDistribution } from './script.ts';

/** A small seeded generator of numbers in [0, 1): the same seed gives the same series (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw({ medianMs, sigma = 0, tail }: TokenDistribution, random: () => number): number {
  if (tail && random() < tail.share) return tail.ms;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianMs * Math.exp(sigma * normal);
}

/**
 * How long to wait before each delta of one answer: call it once per delta, in order. `active` is how many answers are being written,
 * this one included.
 */
export function createPace(timing: StepTiming, active: () => number): (waitTokens: number) => number {
  const { tokenMs = 0, firstTokenMs = 0, stall, load } = timing;
  const random = seededRandom(typeof tokenMs === 'number' ? 0 : tokenMs.seed);
  let position = 0;
  return (waitTokens) => {
    let waitMs = position === 0 ? firstTokenMs : 0;
    for (let token = position === 0 ? 1 : 0; token < waitTokens; token++)
      waitMs += typeof tokenMs === 'number' ? tokenMs : draw(tokenMs, random);
    if (load) waitMs *= 1 + load.slowdown * Math.max(0, active() - load.capacity);
    if (stall?.atToken === position) waitMs += stall.ms === 'forever' ? Infinity : stall.ms;
    position++;
    return waitMs;
  };
}
