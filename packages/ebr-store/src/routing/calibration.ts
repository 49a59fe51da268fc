import { softmax } from './scores.ts';

/** A judgement whose right answer is known; `label` is -1 where none of the labels is right. */
export interface Outcome {
  readonly scores: Float64Array;
  readonly label: number;
}

/**
 * The temperature at which the probabilities fit the outcomes best (Guo et al., 2017), by golden section on the logarithm. The outcomes are of texts
 * that were not learnt from. 1 when there are none.
 */
export function fitTemperature(outcomes: readonly Outcome[]): number {
  const usable = outcomes.filter(({ label }) => label >= 0);
  if (usable.length === 0) return 1;
  const lossAt = (logTemperature: number) => {
    const temperature = Math.exp(logTemperature);
    return usable.reduce(
      (sum, { scores, label }) => sum - Math.log(Math.max(1e-12, softmax(scores, temperature)[label] ?? 0)),
      0,
    );
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.05), Math.log(20)];
  for (let step = 0; step < 30; step++) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (lossAt(left) < lossAt(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** How far confidence is from being right, on average over ten equal bands (expected calibration error, Naeini et al., 2015). */
export function calibrationError(answers: readonly { confidence: number; right: boolean }[]): number {
  const bands = Map.groupBy(answers, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  let error = 0;
  for (const band of bands.values()) {
    const confidence = band.reduce((sum, answer) => sum + answer.confidence, 0);
    const right = band.filter((answer) => answer.right).length;
    error += Math.abs(confidence - right);
  }
  return answers.length === 0 ? 0 : error / answers.length;
}
