/** What fitting needs to know of an item: whole tokens, and a value above 0. */
export interface BudgetItem {
  readonly tokens: number;
  readonly value: number;
}

const mostItems = 30;

/**
 * The items of the highest value together that stay within `maxTokens` and `maxItems`, in their order: exact, by dynamic programming over
 * tokens and count. Among equal sums it takes earlier items. Only the first 30 items are looked at.
 */
export function fitBudget<T extends BudgetItem>(
  items: readonly T[],
  { maxTokens, maxItems }: { maxTokens: number; maxItems: number },
): T[] {
  const usable = items.filter(({ tokens }) => tokens <= maxTokens).slice(0, mostItems);
  const count = Math.min(maxItems, usable.length);
  if (count <= 0) return [];
  const best = bestWithoutBudget(usable, count);
  const total = sumOf(usable);
  if (sumOf(best) <= maxTokens) return best;
  const budget = Math.floor(Math.min(maxTokens, total));
  // values[n][t]: the best sum of n items within t tokens; masks[n][t]: of which items it is.
  const values = Array.from({ length: count + 1 }, (_, n) => new Float64Array(budget + 1).fill(n === 0 ? 0 : -1));
  const masks = Array.from({ length: count + 1 }, () => new Int32Array(budget + 1));
  for (const [index, { tokens, value }] of usable.entries())
    for (let n = count; n >= 1; n--) {
      const [before, sums] = [values[n - 1], values[n]] as [Float64Array, Float64Array];
      const [maskBefore, mask] = [masks[n - 1], masks[n]] as [Int32Array, Int32Array];
      for (let t = budget; t >= tokens; t--) {
        const rest = before[t - tokens] ?? -1;
        if (rest < 0 || rest + value <= (sums[t] ?? -1) + 1e-12) continue;
        sums[t] = rest + value;
        mask[t] = (maskBefore[t - tokens] ?? 0) | (1 << index);
      }
    }
  let [most, mask] = [0, 0];
  for (let n = 1; n <= count; n++) {
    const value = values[n]?.[budget] ?? -1;
    if (value > most + 1e-12) [most, mask] = [value, masks[n]?.[budget] ?? 0];
  }
  return usable.filter((_, index) => (mask & (1 << index)) !== 0);
}

const sumOf = (items: readonly BudgetItem[]) => items.reduce((sum, { tokens }) => sum + tokens, 0);

/** The most valuable ones: the answer already, where the budget has room for them. */
function bestWithoutBudget<T extends BudgetItem>(items: readonly T[], count: number): T[] {
  const chosen = new Set(items.toSorted((a, b) => b.value - a.value).slice(0, count));
  return items.filter((item) => chosen.has(item));
}
