/** Log of the summed exponentials: what speaks for any label at all, the free energy of Liu et al. (2020) with its sign turned. */
export function energyOf(scores: Float64Array): number {
  const highest = Math.max(...scores);
  if (!Number.isFinite(highest)) return 0;
  return highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
}

/** Probabilities by softmax; a temperature above 1 makes them less sure. */
export function softmax(scores: Float64Array, temperature = 1): Float64Array {
  const tempered = scores.map((score) => score / temperature);
  const energy = energyOf(tempered);
  return tempered.map((score) => Math.exp(score - energy));
}

/** The place of the highest; the first of equals, -1 of none. */
export function indexOfHighest(scores: ArrayLike<number>): number {
  let best = scores.length > 0 ? 0 : -1;
  for (let index = 1; index < scores.length; index++) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}
