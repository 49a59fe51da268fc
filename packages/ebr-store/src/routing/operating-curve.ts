/** A judged text: how familiar it is, and whether its label was found. Out-of-scope texts have no label to find. */
export interface Judged {
  readonly familiarity: number;
  readonly right: boolean;
}

/** What a threshold means: everything less familiar is refused. Rates are 0 to 1. */
export interface OperatingPoint {
  readonly threshold: number;
  /** In-scope texts that are not refused and whose label is found. */
  readonly inScopeAccuracy: number;
  /** Out-of-scope texts that are refused; NaN when there are none to try. */
  readonly outOfScopeRecall: number;
}

export function operatingPoint(
  inScope: readonly Judged[],
  outOfScope: readonly Judged[],
  threshold: number,
): OperatingPoint {
  const answered = inScope.filter(({ familiarity, right }) => right && familiarity >= threshold).length;
  const refused = outOfScope.filter(({ familiarity }) => familiarity < threshold).length;
  return {
    threshold,
    inScopeAccuracy: answered / inScope.length,
    outOfScopeRecall: refused / outOfScope.length,
  };
}

/**
 * The highest threshold that costs at most `loss` of the in-scope accuracy. It needs in-scope texts only, of which there are many: learnt
 * from a hundred out-of-scope texts a threshold would move widely with which hundred they are.
 */
export function thresholdAtLoss(inScope: readonly Judged[], loss: number): number {
  const right = inScope.filter((judged) => judged.right).map(({ familiarity }) => familiarity);
  right.sort((a, b) => a - b);
  const spared = Math.floor(loss * inScope.length + 1e-9);
  return right[Math.min(spared, right.length - 1)] ?? Number.NEGATIVE_INFINITY;
}

/** The chance that an in-scope text is more familiar than an out-of-scope one; ties count half (Mann and Whitney, 1947). */
export function areaUnderCurve(inScope: readonly Judged[], outOfScope: readonly Judged[]): number {
  const all = [
    ...inScope.map(({ familiarity }) => ({ familiarity, inScope: true })),
    ...outOfScope.map(({ familiarity }) => ({ familiarity, inScope: false })),
  ].sort((a, b) => a.familiarity - b.familiarity);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.familiarity === all[from]?.familiarity) to++;
    const found = all.slice(from, to).filter((one) => one.inScope).length;
    ranks += found * ((from + to + 1) / 2);
    from = to;
  }
  const least = (inScope.length * (inScope.length + 1)) / 2;
  return (ranks - least) / (inScope.length * outOfScope.length);
}
