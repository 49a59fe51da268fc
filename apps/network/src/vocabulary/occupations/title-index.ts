import { titleWords } from './title-words.ts';

/** Something called by a title: which one, and how well it fits, from 0 to 1. */
export interface TitleMatch {
  readonly index: number;
  readonly score: number;
}

/** Words of one stem ("accounting", "accountant") count as much again as the words themselves. */
const STEM_WEIGHT = 1;
const STEM_LENGTH = 4;
/** Beside the best title, all titles of one thing together count for this much: a new title mixes words of several. */
const POOL_WEIGHT = 0.3;

type Bag = ReadonlyMap<string, number>;

interface Index {
  readonly postings: ReadonlyMap<string, readonly { readonly index: number; readonly weight: number }[]>;
  readonly rarity: (feature: string) => number;
  readonly size: number;
}

/**
 * Finds things by titles they have several of. Titles are compared as bags of words: the cosine of vectors in which rare words weigh more
 * (inverse document frequency) and words of one stem count, too. Returns whatever shares a word with the given title, unordered.
 */
export function createTitleIndex(things: readonly (readonly string[])[]): (title: string) => TitleMatch[] {
  const bags = things.map((titles) => titles.map(featuresOf));
  const pools = bags.map(pool);
  const rarity = rarityIn(pools);
  const owners = bags.flatMap((list, index) => list.map(() => index));
  const titles = indexBags(bags.flat(), rarity);
  const pooled = indexBags(pools, rarity);
  return (title) => {
    const bag = featuresOf(title);
    const best = new Map<number, number>();
    for (const [index, score] of cosines(bag, titles)) {
      const owner = owners[index] as number;
      best.set(owner, Math.max(best.get(owner) ?? 0, score));
    }
    const together = cosines(bag, pooled);
    return [...best].map(([index, score]) => ({
      index,
      // A title that is exactly one of its own needs no help.
      score: score > 0.99 ? score : score * (1 - POOL_WEIGHT) + (together.get(index) ?? 0) * POOL_WEIGHT,
    }));
  };
}

function pool(bags: readonly Bag[]): Bag {
  const all = new Map<string, number>();
  for (const bag of bags) for (const [feature, weight] of bag) all.set(feature, (all.get(feature) ?? 0) + weight);
  for (const [feature, weight] of all) all.set(feature, Math.sqrt(weight));
  return all;
}

function rarityIn(bags: readonly Bag[]): (feature: string) => number {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const feature of bag.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + bags.length / (1 + (counts.get(feature) ?? 0)));
}

function indexBags(bags: readonly Bag[], rarity: (feature: string) => number): Index {
  const postings = new Map<string, { index: number; weight: number }[]>();
  bags.forEach((bag, index) => {
    const length = lengthOf(bag, rarity);
    for (const [feature, weight] of bag) {
      const entry = { index, weight: (weight * rarity(feature)) / length };
      const list = postings.get(feature);
      if (list === undefined) postings.set(feature, [entry]);
      else list.push(entry);
    }
  });
  return { postings, rarity, size: bags.length };
}

function cosines(bag: Bag, index: Index): Map<number, number> {
  const length = lengthOf(bag, index.rarity);
  const scores = new Float64Array(index.size);
  const touched: number[] = [];
  for (const [feature, weight] of bag) {
    const factor = (weight * index.rarity(feature)) / length;
    for (const entry of index.postings.get(feature) ?? []) {
      if (scores[entry.index] === 0) touched.push(entry.index);
      scores[entry.index] = (scores[entry.index] as number) + entry.weight * factor;
    }
  }
  return new Map(touched.map((each) => [each, scores[each] as number]));
}

function featuresOf(title: string): Bag {
  const words = titleWords(title);
  const bag = new Map<string, number>();
  for (const { key, weight } of words) {
    bag.set(key, Math.max(bag.get(key) ?? 0, weight));
    if (key.length < STEM_LENGTH) continue;
    const stem = `${key.slice(0, STEM_LENGTH)}~`;
    bag.set(stem, Math.max(bag.get(stem) ?? 0, weight * STEM_WEIGHT));
  }
  return bag;
}

function lengthOf(bag: Bag, rarity: (feature: string) => number): number {
  let sum = 0;
  for (const [feature, weight] of bag) sum += (weight * rarity(feature)) ** 2;
  return Math.sqrt(sum) || 1;
}
