import { titleWords } from './title-words.ts';

/** A title that fits: which one, and how well, from 0 to 1. */
export interface TitleMatch {
  readonly index: number;
  readonly score: number;
}

/** Words of one stem ("accounting", "accountant") count for this much of a match. */
const STEM_WEIGHT = 0.5;
const STEM_LENGTH = 6;
/** The last word of a title says what somebody is; the words before, of which kind. */
const HEAD_WEIGHT = 1.4;

/**
 * Titles compared as bags of words: the cosine of vectors in which rare words weigh more (inverse document frequency) and words of one stem
 * weigh half. Returns the titles that share anything with the given one, unordered.
 */
export function createTitleIndex(titles: readonly string[]): (title: string) => TitleMatch[] {
  const bags = titles.map(featuresOf);
  const counts = new Map<string, number>();
  for (const bag of bags) for (const feature of bag.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rarity = (feature: string) => Math.log(1 + titles.length / (1 + (counts.get(feature) ?? 0)));
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
  return (title) => {
    const bag = featuresOf(title);
    const length = lengthOf(bag, rarity);
    const scores = new Map<number, number>();
    for (const [feature, weight] of bag)
      for (const entry of postings.get(feature) ?? [])
        scores.set(entry.index, (scores.get(entry.index) ?? 0) + (entry.weight * weight * rarity(feature)) / length);
    return [...scores].map(([index, score]) => ({ index, score }));
  };
}

function featuresOf(title: string): Map<string, number> {
  const words = titleWords(title);
  const bag = new Map<string, number>();
  const head = words.findLastIndex(({ weight }) => weight === 1);
  words.forEach(({ key, weight }, index) => {
    const full = weight * (index === head ? HEAD_WEIGHT : 1);
    bag.set(key, Math.max(bag.get(key) ?? 0, full));
    if (key.length < STEM_LENGTH) return;
    const stem = `${key.slice(0, STEM_LENGTH)}~`;
    bag.set(stem, Math.max(bag.get(stem) ?? 0, full * STEM_WEIGHT));
  });
  return bag;
}

function lengthOf(bag: ReadonlyMap<string, number>, rarity: (feature: string) => number): number {
  let sum = 0;
  for (const [feature, weight] of bag) sum += (weight * rarity(feature)) ** 2;
  return Math.sqrt(sum) || 1;
}
