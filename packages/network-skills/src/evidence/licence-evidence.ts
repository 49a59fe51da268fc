import type { PersonProfile, Requirement } from '../entities.ts';
import type { Comparison } from './finding.ts';
import type { SkillRelations } from './skill-relations.ts';
import { contentStems, overlap, stemsOf } from './words.ts';
import { nameInSentence } from '../skill-name.ts';
import { indexOfName } from './quotes.ts';

const driving = /\b(driver|driving)\b|führerschein/i;
const noName = stemsOf(
  `license licence licensed licensure certificate certification certified valid possess hold obtain register registered registration issued
  state current must`,
);
const leastShare = 0.4;

type Certificate = PersonProfile['certificates'][number];

const evidenceOf = ({ name, issuer }: Certificate) => ({
  quote: name,
  where: ['certificates', issuer].filter(Boolean).join(', '),
});

/** Where a posting names several licences: which of them the profile lists. */
function compareSeveral(
  requirement: Requirement,
  profile: PersonProfile,
  relations: SkillRelations,
): Comparison | undefined {
  const licences = requirement.skills.filter((skill) => relations.kind(skill.id) === 'licence');
  if (requirement.anyOfSkills || licences.length < 2) return undefined;
  const holds = (skill: (typeof licences)[number]) =>
    profile.certificates.find(({ name }) => relations.names(skill).some((wish) => indexOfName(name, wish) >= 0));
  const missing = licences.filter((skill) => !holds(skill));
  const held = licences.flatMap((skill) => holds(skill) ?? []);
  if (held.length === 0 || missing.length === 0) return undefined;
  const names = new Intl.ListFormat('en').format(
    missing.map(({ id, name }) => nameInSentence(name, relations.kind(id))),
  );
  return {
    verdict: 'partly',
    evidence: held.map(evidenceOf),
    reason: `Your certificates list some of it. Not in your profile yet: ${names}.`,
    suggestion: 'If you hold it, add it with issuer and date. If not, ask by when it is needed.',
    missingSkills: missing,
  };
}

/** Compares licences and certificates by the profile's certificates. */
export function compareLicence(
  requirement: Requirement,
  profile: PersonProfile,
  relations: SkillRelations,
): Comparison {
  const several = compareSeveral(requirement, profile, relations);
  if (several) return several;
  const names = requirement.skills.flatMap((skill) => relations.names(skill));
  const wanted = new Set([...contentStems(requirement.text)].filter((word) => !noName.has(word)));
  const held = profile.certificates.find(
    ({ name }) =>
      names.some((wish) => indexOfName(name, wish) >= 0) ||
      (wanted.size > 0 && overlap(wanted, contentStems(name)).share >= leastShare),
  );
  if (held)
    return {
      verdict: 'matched',
      evidence: [evidenceOf(held)],
      reason: 'Your certificates list it.',
    };
  if (driving.test(requirement.text))
    return {
      verdict: 'unclear',
      evidence: [],
      reason: 'Profiles seldom mention a driving licence, and yours does not.',
      suggestion: 'If you have one, say so in the application.',
    };
  return {
    verdict: 'missing',
    evidence: [],
    reason: 'Your certificates do not list it.',
    suggestion:
      'If you hold it, add it with issuer and date. If not, ask by when it is needed: some employers let you earn it after you start.',
    missingSkills: requirement.skills,
  };
}
