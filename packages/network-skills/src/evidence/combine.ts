import type { Comparison, EvidenceVerdict } from './finding.ts';

const order: readonly EvidenceVerdict[] = ['missing', 'unclear', 'partly', 'matched'];

/** Larger is better for the member; what nobody can say stands above what is not there. */
export const strength = (comparison: Comparison): number => order.indexOf(comparison.verdict);

function verdictOfBoth(a: EvidenceVerdict, b: EvidenceVerdict): EvidenceVerdict {
  if (a === b) return a;
  const either = (verdict: EvidenceVerdict) => a === verdict || b === verdict;
  if (either('matched') || either('partly')) return 'partly';
  return 'missing';
}

/** A requirement that asks for two things at once, such as a degree and two years of work. */
export function bothOf(first: Comparison, second: Comparison): Comparison {
  const suggestions = [first.suggestion, second.suggestion].filter((text) => text !== undefined);
  return {
    verdict: verdictOfBoth(first.verdict, second.verdict),
    evidence: [...first.evidence, ...second.evidence].slice(0, 4),
    reason: `${first.reason} ${second.reason}`,
    missingSkills: [...(first.missingSkills ?? []), ...(second.missingSkills ?? [])],
    transfers: [...(first.transfers ?? []), ...(second.transfers ?? [])],
    ...(suggestions.length > 0 && { suggestion: suggestions.join(' ') }),
    ...(second.years && { years: second.years }),
  };
}
