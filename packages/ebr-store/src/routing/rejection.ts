import type { Judgement } from './classifier.ts';
import { energyOf, indexOfHighest } from './scores.ts';

/** How the two signals of familiarity are spread among questions that belong somewhere: what makes them comparable. */
export interface FamiliarityScale {
  readonly energyMean: number;
  readonly energySpread: number;
  readonly likenessMean: number;
  readonly likenessSpread: number;
}

const signalsOf = ({ scores, nearest }: Judgement) => ({
  energy: energyOf(scores),
  likeness: nearest[indexOfHighest(scores)] ?? 0,
});

/** Learns the scale from judgements of in-scope texts that were not learnt from. */
export function fitFamiliarity(judgements: readonly Judgement[]): FamiliarityScale {
  const signals = judgements.map(signalsOf);
  const energy = spreadOf(signals.map((signal) => signal.energy));
  const likeness = spreadOf(signals.map((signal) => signal.likeness));
  return {
    energyMean: energy.mean,
    energySpread: energy.spread,
    likenessMean: likeness.mean,
    likenessSpread: likeness.spread,
  };
}

/** How familiar a text is: z(energy) + z(likeness of the most similar known text of the likeliest label). The two fail differently. */
export function familiarityOf(judgement: Judgement, scale: FamiliarityScale): number {
  const { energy, likeness } = signalsOf(judgement);
  return (energy - scale.energyMean) / scale.energySpread + (likeness - scale.likenessMean) / scale.likenessSpread;
}

function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, spread: Math.sqrt(variance) || 1 };
}
