import type { Course, EvidenceFinding, SkillRef } from '@trellis/network-skills';
import type { FitAssessment } from './assess-fit.ts';

const isMust = (finding: EvidenceFinding) => finding.requirement.importance === 'must';

/** Small numbers first: what keeps an application back most. */
function rank(finding: EvidenceFinding): number {
  const wanted = isMust(finding) ? 0 : 4;
  if (finding.verdict === 'missing') return wanted;
  return wanted + (finding.missingSkills.length > 0 ? 1 : 2);
}

/** What is asked for and not, or only partly, shown: the most important first. */
export const gapsOf = ({ findings }: FitAssessment): EvidenceFinding[] =>
  findings
    .filter((finding) => finding.verdict === 'missing' || finding.verdict === 'partly')
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.index - b.index)
    .map(({ finding }) => finding);

/** What nobody can tell from the profile, musts first. */
export const openOf = ({ findings }: FitAssessment): EvidenceFinding[] =>
  findings.filter((finding) => finding.verdict === 'unclear');

const tellingKinds = new Set(['experience', 'skill']);

/** "A foreign language", met by any two, tells nobody anything. */
const isTelling = ({ requirement }: EvidenceFinding) =>
  requirement.kind !== 'language' || requirement.skills.length > 0;

/** What speaks most for the member: matched musts with evidence from work before wishes and bare lists, no quote twice. */
export function strengthsOf({ findings }: Pick<FitAssessment, 'findings'>): EvidenceFinding[] {
  const quotes = new Set<string>();
  const weight = (finding: EvidenceFinding) =>
    (isMust(finding) ? 4 : 0) +
    (tellingKinds.has(finding.requirement.kind) ? 2 : 0) +
    (finding.evidence[0] && / at |since|\d{4}/.test(finding.evidence[0].where) ? 1 : 0);
  return findings
    .filter((finding) => finding.verdict === 'matched' && finding.evidence.length > 0 && isTelling(finding))
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => weight(b.finding) - weight(a.finding) || a.index - b.index)
    .map(({ finding }) => finding)
    .filter(({ evidence }) => {
      const quote = evidence[0]?.quote ?? '';
      return !quotes.has(quote) && quotes.add(quote);
    });
}

/** Skills that are missing, those of the weightiest gaps first, each once. */
export const gapSkills = (assessment: FitAssessment): SkillRef[] =>
  [
    ...new Map(
      gapsOf(assessment).flatMap((gap) => gap.missingSkills.map((skill) => [skill.id, skill] as const)),
    ).values(),
  ].slice(0, 20);

/** Courses that teach what a gap lacks or a kind of it: those first that teach most of it, then the shorter ones. */
export function coursesFor(gap: EvidenceFinding, { courses, relations }: FitAssessment): Course[] {
  const wanted = new Set(gap.missingSkills.map((skill) => skill.id));
  const narrower = new Set(
    relations.filter((info) => wanted.has(info.id)).flatMap((info) => info.narrower.map((skill) => skill.id)),
  );
  const worth = (course: Course) =>
    course.skills.reduce((sum, { id }) => sum + (wanted.has(id) ? 1 : narrower.has(id) ? 0.1 : 0), 0);
  return courses.filter((course) => worth(course) > 0).sort((a, b) => worth(b) - worth(a) || a.hours - b.hours);
}
