/** Something that may be chosen. `group`: whose share it counts against. */
export interface Candidate {
  readonly score: number;
  readonly group: number;
}

/** Above this, two candidates say the same. */
const SAME = 0.6;

/**
 * Chooses up to `count` candidates by maximal marginal relevance (Carbonell & Goldstein 1998): each next one is good and unlike those
 * already there. Every group with a candidate gets one before any gets a second, best group first, and none gets more than `share`.
 * Returns indexes in the order of choice.
 */
export function selectDiverse(
  candidates: readonly Candidate[],
  options: { count: number; lambda: number; share: number; similarity: (a: number, b: number) => number },
): number[] {
  const chosen: number[] = [];
  const taken = new Map<number, number>();
  const open = new Set(candidates.keys());
  const groups = new Set(candidates.map((candidate) => candidate.group)).size;
  while (chosen.length < options.count && open.size > 0) {
    let best: { index: number; value: number } | undefined;
    for (const index of open) {
      const candidate = candidates[index];
      if (!candidate) continue;
      const used = taken.get(candidate.group) ?? 0;
      if (
        used >= options.share ||
        (used > 0 && taken.size < groups && options.count - chosen.length <= groups - taken.size)
      )
        continue;
      const nearest = Math.max(0, ...chosen.map((other) => options.similarity(index, other)));
      if (nearest > SAME) {
        open.delete(index);
        continue;
      }
      const value = options.lambda * candidate.score - (1 - options.lambda) * nearest;
      if (!best || value > best.value) best = { index, value };
    }
    if (!best) break;
    open.delete(best.index);
    chosen.push(best.index);
    const group = candidates[best.index]?.group ?? 0;
    taken.set(group, (taken.get(group) ?? 0) + 1);
  }
  return chosen;
}
