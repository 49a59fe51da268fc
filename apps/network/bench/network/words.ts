import type { SkillInfo, SkillRef } from '@trellis/network-skills';

/** Words of a seeded source of chance. */
export interface Words {
  word(): string;
  /** So many words, with the frequencies of a natural language. */
  text(count: number): string;
  lines(count: number, wordsPerLine: number): string[];
  /** Always the same for a number. */
  name(number: number): string;
  skills(count: number): SkillRef[];
  pick<T>(from: readonly T[]): T;
  integer(below: number): number;
  chance(probability: number): boolean;
}

const dictionarySize = 40_000;
/** What English has most of; a rank behind them has made-up words. */
const commonest =
  'the and to of a in for with is on we you our your as are will work team be experience or that by at from this an have it skills all working support management ability years business new customer development knowledge including service other job strong required within time communication environment company role who people data'.split(
    ' ',
  );
const onsets = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const middles = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];

/** The `index`-th made-up word. */
function madeUp(index: number): string {
  let rest = index + 100;
  let word = '';
  while (rest > 0) {
    word += (onsets[rest % onsets.length] ?? '') + (middles[Math.floor(rest / onsets.length) % middles.length] ?? '');
    rest = Math.floor(rest / (onsets.length * middles.length));
  }
  return `${word}n`;
}

/** Mulberry32: small, and good enough for texts nobody reads. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a rank, from 0: what one searches for when one wants a common or a rare word. */
export const wordOfRank = (rank: number): string => commonest[rank] ?? madeUp(rank);

/** Zipf: the word of rank n is about n times as rare as the first. */
export function createWords(seed: number, vocabulary: readonly SkillInfo[]): Words {
  const random = createChance(seed);
  const integer = (below: number) => Math.floor(random() * below);
  const sums = new Float64Array(dictionarySize);
  let sum = 0;
  for (let rank = 0; rank < dictionarySize; rank += 1) {
    sum += 1 / (rank + 2);
    sums[rank] = sum;
  }
  const zipf = (limit: number) => {
    const wanted = random() * (sums[limit - 1] ?? 0);
    let [low, high] = [0, limit - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const word = () => wordOfRank(zipf(dictionarySize));
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const pick = <T>(from: readonly T[]): T => from[integer(from.length)] as T;
  return {
    word,
    text,
    lines: (count, wordsPerLine) => Array.from({ length: count }, () => text(wordsPerLine)),
    name: (number) => {
      const name = madeUp(number * 7 + 3);
      return name.charAt(0).toUpperCase() + name.slice(1);
    },
    skills(count) {
      const chosen = new Map<string, SkillRef>();
      for (let tries = 0; tries < count; tries += 1) {
        const skill = vocabulary[zipf(vocabulary.length)];
        if (skill) chosen.set(skill.id, { id: skill.id, name: skill.name });
      }
      return [...chosen.values()];
    },
    pick,
    integer,
    chance: (probability) => random() < probability,
  };
}
