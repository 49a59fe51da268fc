import type { PersonProfile, Requirement, SkillRef } from '../entities.ts';
import type { Comparison, EvidenceFinding, EvidenceQuery } from './finding.ts';
import type { ProfilePart } from './parts.ts';
import type { SkillRelations } from './skill-relations.ts';
import { bothOf, strength } from './combine.ts';
import { isCondition, isStanding, suggestionFor } from './conditions.ts';
import { compareEducation, educationStems } from './education-evidence.ts';
import { compareLanguage } from './language-evidence.ts';
import { compareLicence } from './licence-evidence.ts';
import { yearsText } from './months.ts';
import { profileParts } from './parts.ts';
import type { Passage } from './passages.ts';
import { passagesFor } from './passages.ts';
import { clip } from './quotes.ts';
import { compareSkills } from './skill-evidence.ts';
import { createSkillRelations } from './skill-relations.ts';
import { compareText } from './text-evidence.ts';
import { contentStems, stemsOf } from './words.ts';

/** What is left of a wish for experience when it names no kind of it. */
const generalStems = stemsOf('industry career employment entry level senior junior track record');
const isGeneral = (text: string) =>
  [...contentStems(text.replace(/\d+/g, ' '))].every((stem) => generalStems.has(stem) || educationStems.has(stem));

function compareTotalYears(asked: number, profile: PersonProfile, parts: readonly ProfilePart[]): Comparison {
  const shown = profile.totalYears;
  const worked = parts.filter((part) => part.kind === 'position' && part.span !== undefined);
  const evidence = worked.flatMap(({ title, where }) => (title ? [{ quote: clip(title.trim()), where }] : []));
  const years = { asked, shown };
  if (shown === 0 || evidence.length === 0)
    return {
      verdict: 'unclear',
      evidence: [],
      years: { asked },
      reason: 'The dates in your profile do not say how long you have worked.',
      suggestion: 'Add start and end dates to your positions.',
    };
  if (shown >= asked)
    return {
      verdict: 'matched',
      evidence: evidence.slice(0, 3),
      years,
      reason: `Your positions add up to ${yearsText(shown)}; ${yearsText(asked)} asked for.`,
    };
  return {
    verdict: 'partly',
    evidence: evidence.slice(0, 3),
    years,
    reason: `Your positions add up to ${yearsText(shown)}; ${yearsText(asked)} are asked for.`,
    suggestion: 'Years are the softest line of most postings: lead with what you achieved in yours.',
  };
}

const nothingSaid = (requirement: Requirement): Comparison => ({
  verdict: 'unclear',
  evidence: [],
  reason: isCondition(requirement.text)
    ? 'This is a condition that a profile does not show.'
    : 'Your profile does not speak to this, for or against.',
  suggestion: suggestionFor(requirement.text),
  ...(isCondition(requirement.text) && { isCondition: true }),
});

interface Sources {
  readonly profile: PersonProfile;
  readonly parts: readonly ProfilePart[];
  readonly relations: SkillRelations;
}

function compareExperience(requirement: Requirement, { profile, parts, relations }: Sources): Comparison {
  if (requirement.skills.length > 0) return compareSkills(requirement, parts, relations);
  if (requirement.minimumYears !== undefined && isGeneral(requirement.text))
    return compareTotalYears(requirement.minimumYears, profile, parts);
  const text = isCondition(requirement.text) ? undefined : compareText(requirement, parts);
  return text ?? nothingSaid(requirement);
}

function compareByKind(requirement: Requirement, sources: Sources): Comparison {
  const { profile, relations } = sources;
  if (isStanding(requirement.text) && requirement.minimumYears === undefined && !requirement.educationLevel)
    return nothingSaid(requirement);
  const special = {
    language: () => compareLanguage(requirement, profile, relations),
    licence: () => compareLicence(requirement, profile, relations),
    education: () => compareEducation(requirement, profile),
  };
  const compared = requirement.kind in special ? special[requirement.kind as keyof typeof special]() : undefined;
  if (!compared) return compareExperience(requirement, sources);
  return requirement.kind === 'education' && requirement.minimumYears !== undefined
    ? bothOf(compared, compareExperience(requirement, sources))
    : compared;
}

/** The best of the ways in which a requirement can be met. Where another way than the first is better, it is named. */
function compare(requirement: Requirement, sources: Sources): Comparison {
  const { alternatives = [], ...first } = requirement;
  let best = compareByKind(first, sources);
  // "Or an equivalent combination" names nothing that could be compared.
  const comparable = alternatives.filter((way) => way.minimumYears !== undefined || way.educationLevel !== undefined);
  for (const way of comparable) {
    const { minimumYears: _years, educationLevel: _level, ...rest } = first;
    const compared = compareByKind({ ...rest, ...way, kind: way.educationLevel ? 'education' : 'experience' }, sources);
    if (strength(compared) > strength(best))
      best = { ...compared, reason: `The posting offers another way in: “${way.text}”. ${compared.reason}` };
  }
  return best;
}

const saysNothing = (profile: PersonProfile) =>
  [
    profile.positions,
    profile.volunteering,
    profile.projects,
    profile.education,
    profile.listedSkills,
    profile.certificates,
    profile.publications,
  ].every((list) => list.length === 0) &&
  !profile.summary?.trim() &&
  !profile.headline?.trim();

/** Looks things up in one profile, which it reads once. */
export interface EvidenceFinder {
  /** What the profile says about one requirement. */
  find(requirement: Requirement): EvidenceFinding;
  /**
   * Where the profile speaks of a text, such as a responsibility: lines that show one of its skills first, then lines that share words of
   * meaning with it; strongest first, each quote literal and given once.
   */
  passages(wanted: { readonly text: string; readonly skills: readonly SkillRef[] }): Passage[];
}

/**
 * Evidence with literal quotes. The person's name is not read, nor is anything else that says who they are rather than what they have
 * done; dates count only as the length of work.
 */
export function createEvidenceFinder(query: Omit<EvidenceQuery, 'requirement'>): EvidenceFinder {
  const { profile, now } = query;
  const relations = createSkillRelations(query.relations);
  const parts = profileParts(profile, now);
  const silent = saysNothing(profile);
  return {
    find(requirement) {
      const comparison =
        silent && requirement.kind !== 'language'
          ? { ...nothingSaid(requirement), reason: 'Your profile does not say anything about this yet.' }
          : compare(requirement, { profile, parts, relations });
      return { missingSkills: [], transfers: [], ...comparison, requirement };
    },
    passages: ({ text, skills }) => passagesFor({ text, skills, parts, relations }),
  };
}

/** What a profile says about one requirement. For several requirements of one profile, `createEvidenceFinder` reads it once. */
export const findEvidence = ({ requirement, ...query }: EvidenceQuery): EvidenceFinding =>
  createEvidenceFinder(query).find(requirement);
