import type { ExampleSet } from '../example-set.ts';
import { cosine } from './rank-candidates.ts';

const [lowest, usual, highest] = [0.2, 0.3, 0.5];
const mostCompared = 400;
const fewestPairs = 20;

/**
 * The similarity from which on two questions of a set are likelier to be of one kind than of two: where the nearest of the same label and the
 * nearest of other labels are told apart best. It depends on the embedder, so it is learnt and no constant. Bounded, and 0.3 where labels say
 * too little.
 */
export function learnFloor({ examples, vectors, embedder: { dimensions } }: ExampleSet): number {
  const step = Math.max(1, Math.floor(examples.length / mostCompared));
  const sample = examples.flatMap(({ label, locale }, index) =>
    label === undefined || index % step !== 0
      ? []
      : [{ label, locale, vector: vectors.subarray(index * dimensions, (index + 1) * dimensions) }],
  );
  const [same, other]: [number[], number[]] = [[], []];
  for (const one of sample) {
    let [nearestSame, nearestOther] = [-1, -1];
    for (const two of sample) {
      if (one === two || one.locale !== two.locale) continue;
      const similarity = cosine(one.vector, two.vector);
      if (one.label === two.label) nearestSame = Math.max(nearestSame, similarity);
      else nearestOther = Math.max(nearestOther, similarity);
    }
    if (nearestSame > -1) same.push(nearestSame);
    if (nearestOther > -1) other.push(nearestOther);
  }
  if (same.length < fewestPairs || other.length < fewestPairs) return usual;
  return Math.min(highest, Math.max(lowest, bestCut(same, other)));
}

/** Where most of `above` and least of `below` are at or above it; the lowest of equal ones. */
function bestCut(above: readonly number[], below: readonly number[]): number {
  const share = (values: readonly number[], cut: number) =>
    values.filter((value) => value >= cut).length / values.length;
  let best = { cut: usual, gain: -1 };
  for (let cut = lowest; cut <= highest; cut += 0.01) {
    const gain = share(above, cut) - share(below, cut);
    if (gain > best.gain + 1e-9) best = { cut, gain };
  }
  return Math.round(best.cut * 100) / 100;
}
