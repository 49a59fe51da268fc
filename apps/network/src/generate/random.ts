import { createHash } from 'node:crypto';

/** Chance that is the same for the same key, on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  chance(share: number): boolean;
  /** Throws for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** So many different ones, or all, in their order. */
  some<T>(list: readonly T[], count: number): T[];
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T;
}

/**
 * A generator of its own for each key, so that a thing can be made without all those before it. The numbers are those of sfc32 (Doty-Humphrey,
 * PractRand), seeded with SHA-256 of the key.
 */
export function createRandom(...key: readonly (string | number)[]): Random {
  const seed = createHash('sha256').update(JSON.stringify(key)).digest();
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), seed.readInt32LE(12)];
  const fraction = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('there is nothing to pick from');
    return list[whole(0, list.length - 1)] as T;
  };
  return {
    fraction,
    whole,
    chance: (share) => fraction() < share,
    pick,
    some(list, count) {
      const kept = new Set<number>();
      const wanted = Math.min(count, list.length);
      while (kept.size < wanted) kept.add(whole(0, list.length - 1));
      return list.filter((_, index) => kept.has(index));
    },
    weighted(list) {
      let place = fraction() * list.reduce((sum, { weight }) => sum + weight, 0);
      return list.find(({ weight }) => (place -= weight) < 0) ?? pick(list);
    },
  };
}
