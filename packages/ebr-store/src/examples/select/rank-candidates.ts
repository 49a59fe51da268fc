import type { PassedExample } from '@trellis/core';
import type { SelectionPolicy } from './select-options.ts';

/** An example that is near the question. */
export interface Candidate {
  readonly id: string;
  readonly label?: string;
  readonly similarity: number;
  /** From 0 for the newest: days. */
  readonly age: number;
  readonly vector: Float32Array;
}

/** A candidate in its place. */
export type RankedCandidate<C extends Candidate = Candidate> = C & {
  /** How alike the likest of those ranked before is. */
  readonly penalty: number;
  /** What it adds to a prompt; above 0. */
  readonly value: number;
};

type Passed = (candidate: Candidate, reason: PassedExample['reason']) => void;

const mostRanked = 10;
const halfLifeDays = 180;

/**
 * The best first, each judged by what it adds to those before it (maximal marginal relevance). An example that adds nothing, or one too many of
 * its label, is passed over. Equal ones stand in the order of their ids.
 */
export function rankCandidates<C extends Candidate>(
  candidates: readonly C[],
  policy: SelectionPolicy,
  passed: Passed,
): RankedCandidate<C>[] {
  const { relevance, recency, maxPerLabel } = policy;
  const ranked: RankedCandidate<C>[] = [];
  const penalties = new Map<C, number>(candidates.map((candidate) => [candidate, 0]));
  const labels = new Map<string, number>();
  const valueOf = (candidate: Candidate) =>
    relevance * candidate.similarity -
    (1 - relevance) * (penalties.get(candidate as C) ?? 0) +
    recency * 2 ** (-candidate.age / halfLifeDays);
  while (ranked.length < mostRanked && penalties.size > 0) {
    const [best, value] = bestOf(penalties.keys(), valueOf);
    const penalty = penalties.get(best) ?? 0;
    penalties.delete(best);
    const ofLabel = best.label === undefined ? 0 : (labels.get(best.label) ?? 0);
    if (ofLabel >= maxPerLabel) passed(best, 'label-quota');
    else if (value <= 0) passed(best, 'redundant');
    else {
      ranked.push({ ...best, penalty, value });
      if (best.label !== undefined) labels.set(best.label, ofLabel + 1);
      for (const [other, before] of penalties)
        penalties.set(other, Math.max(before, cosine(best.vector, other.vector)));
    }
  }
  for (const candidate of penalties.keys()) passed(candidate, 'count');
  return ranked;
}

function bestOf<C extends Candidate>(candidates: Iterable<C>, valueOf: (candidate: Candidate) => number): [C, number] {
  let best: [C, number] | undefined;
  for (const candidate of candidates) {
    const value = valueOf(candidate);
    if (!best || value > best[1] || (value === best[1] && candidate.id < best[0].id)) best = [candidate, value];
  }
  return best as [C, number];
}

/** Of unit vectors of one length. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [even, odd] = [0, 0];
  for (let index = 0; index + 1 < a.length; index += 2) {
    even += (a[index] as number) * (b[index] as number);
    odd += (a[index + 1] as number) * (b[index + 1] as number);
  }
  const last = a.length - 1;
  return a.length % 2 === 0 ? even + odd : even + odd + (a[last] as number) * (b[last] as number);
}
