import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BudgetItem } from './fit-budget.ts';
import { fitBudget } from './fit-budget.ts';

const item = fc.record({ tokens: fc.integer({ min: 1, max: 60 }), value: fc.integer({ min: 1, max: 40 }) });
const sum = (items: readonly BudgetItem[], key: keyof BudgetItem) => items.reduce((total, one) => total + one[key], 0);

/** Every subset there is. */
function bestByTrying(items: readonly BudgetItem[], maxTokens: number, maxItems: number): number {
  let best = 0;
  for (let mask = 0; mask < 1 << items.length; mask++) {
    const subset = items.filter((_, index) => (mask & (1 << index)) !== 0);
    if (subset.length <= maxItems && sum(subset, 'tokens') <= maxTokens) best = Math.max(best, sum(subset, 'value'));
  }
  return best;
}

describe('fitting a budget', () => {
  it('is as good as trying everything, and keeps its bounds', () => {
    const bounds = fc.record({ maxTokens: fc.integer({ min: 0, max: 200 }), maxItems: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), bounds, (items, { maxTokens, maxItems }) => {
        const fitted = fitBudget(items, { maxTokens, maxItems });
        expect(sum(fitted, 'tokens')).toBeLessThanOrEqual(maxTokens);
        expect(fitted.length).toBeLessThanOrEqual(maxItems);
        expect(sum(fitted, 'value')).toBe(bestByTrying(items, maxTokens, maxItems));
        expect(items.filter((one) => fitted.includes(one))).toEqual(fitted);
      }),
      { numRuns: 200 },
    );
  });

  it('takes two small ones rather than a large one that is a little better', () => {
    const items = [
      { tokens: 100, value: 0.5 },
      { tokens: 50, value: 0.4 },
      { tokens: 50, value: 0.3 },
    ];
    expect(fitBudget(items, { maxTokens: 120, maxItems: 4 })).toEqual(items.slice(1));
  });
});
