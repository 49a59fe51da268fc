import type { SearchTerm, SearchTerms } from './search-terms.ts';

/**
 * How well something fits, as a list of expressions from the best fit to the loosest: whatever an expression finds, the ones after it find,
 * too. Results of one tier come before those of the next, the newest first within a tier; so a page is read off the index without ranking
 * every match, and the place in a list tells nothing of texts that the reader may not see.
 */
export type Tiers = readonly string[];

/** All of the terms: in the title; in what the text is about; anywhere. */
export function strictTiers(terms: SearchTerms): Tiers {
  const all = (part: keyof SearchTerm) => terms.map((term) => term[part]).join(' AND ');
  return [all('inTitle'), all('about'), all('anywhere')];
}

/** Each step leaves so many of the terms out: few steps, for each of them goes through the index once. */
const keptShare = 0.7;
const fewestTerms = 2;

/**
 * For when nothing has all of the terms: those that are found at all together, then fewer and fewer of them, the most common left out first; in
 * the end, any of them. `asked`: how many terms there were.
 */
export function looseTiers(byRarity: SearchTerms, asked: number): Tiers {
  const terms = byRarity.map(({ anywhere }) => anywhere);
  const steps: string[] = [];
  for (let size = Math.floor(terms.length * keptShare); size >= fewestTerms; size = Math.floor(size * keptShare)) {
    steps.push(terms.slice(0, size).join(' AND '));
  }
  // That nothing has all of what was asked is known already.
  const together = terms.length < asked ? strictTiers(byRarity) : [];
  return [...new Set([...together, ...steps, terms.join(' OR ')])];
}

/** What is new in a tier. */
export function tierAlone(tiers: Tiers, index: number): string {
  const before = tiers[index - 1];
  const tier = tiers[index] ?? '';
  return before === undefined ? tier : `(${tier}) NOT (${before})`;
}
