import type { Candidate, CandidateKind } from './candidates.ts';

/** No interview is all about tools. */
const most: Readonly<Partial<Record<CandidateKind, number>>> = {
  skill: 3,
  'new-skill': 2,
  behaviour: 3,
  duty: 3,
  condition: 1,
};

/** How much the points of the job count against questions that are alike. */
const coverageShare = 0.7;

function likeness(a: Candidate, b: Candidate): number {
  const shared = [...a.covers.keys()].filter((point) => b.covers.has(point)).length;
  const all = new Set([...a.covers.keys(), ...b.covers.keys()]).size;
  const sameWords = a.templates[0] === b.templates[0] ? 0.5 : 0;
  return Math.min(1, shared / Math.max(1, all) + sameWords + (a.kind === b.kind ? 0.25 : 0));
}

/**
 * Chooses questions so that together they cover what matters most in the posting. Greedy weighted coverage, which comes within 1 − 1/e of the
 * best choice (Nemhauser, Wolsey, Fisher 1978), with a penalty for being like one that was chosen (maximal marginal relevance, Carbonell and
 * Goldstein 1998). `wanted` raises what the member asked about.
 */
export function selectQuestions(options: {
  readonly candidates: readonly Candidate[];
  readonly count: number;
  readonly wanted?: (candidate: Candidate) => boolean;
}): Candidate[] {
  const { count, wanted = () => false } = options;
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  const left = new Set(options.candidates);
  const largest = Math.max(1, ...options.candidates.map((candidate) => gain(candidate, covered)));
  const score = (candidate: Candidate) =>
    (coverageShare * gain(candidate, covered)) / largest -
    (1 - coverageShare) * Math.max(0, ...chosen.map((one) => likeness(candidate, one))) +
    (wanted(candidate) ? 1 : 0);
  while (chosen.length < count) {
    const open = [...left].filter(
      (candidate) =>
        gain(candidate, covered) > 0 &&
        chosen.filter(({ kind }) => kind === candidate.kind).length < (most[candidate.kind] ?? count),
    );
    const [first, ...rest] = open;
    if (!first) break;
    const best = rest.reduce((top, candidate) => (score(candidate) > score(top) ? candidate : top), first);
    chosen.push(best);
    left.delete(best);
    for (const point of best.covers.keys()) covered.add(point);
  }
  return chosen;
}

function gain(candidate: Candidate, covered: ReadonlySet<string>): number {
  let sum = 0;
  for (const [point, weight] of candidate.covers) if (!covered.has(point)) sum += weight;
  return sum;
}
