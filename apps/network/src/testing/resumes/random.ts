/** Numbers that look random and are the same in every run: mulberry32, by Tommy Ettinger, public domain. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** From `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` different ones, in a random order. */
  some<T>(list: readonly T[], count: number): T[];
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] as (typeof list)[number],
    some: (list, count) =>
      list
        .map((each) => ({ each, order: next() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count)
        .map(({ each }) => each),
  };
}
