import type { Dossier } from '@trellis/core';
import type {
  CompanyPage,
  EvidenceFinder,
  EvidenceFinding,
  JobPosting,
  PersonProfile,
  SkillInfo,
  SkillRef,
} from '@trellis/network-skills';
import { createEvidenceFinder, getCompany, getJob, getProfile, getSkills } from '@trellis/network-skills';

/** Everything that an answer is built from. */
export interface Material {
  readonly job: JobPosting | undefined;
  readonly company: CompanyPage | undefined;
  readonly profile: PersonProfile | undefined;
  readonly relations: readonly SkillInfo[];
  /** Absent without a profile. */
  readonly finder: EvidenceFinder | undefined;
  /** One for each requirement; empty without a profile. */
  readonly findings: readonly EvidenceFinding[];
}

/** Reads a dossier; the profile is compared with the requirements once. */
export function readMaterial({ dossier, now }: { dossier: Dossier; now: Date }): Material {
  const job = dossier.get(getJob);
  const profile = dossier.get(getProfile);
  const relations = dossier.get(getSkills)?.items ?? [];
  const finder = profile && createEvidenceFinder({ profile, relations, now });
  return {
    job,
    profile,
    relations,
    finder,
    company: dossier.get(getCompany),
    findings: finder ? (job?.requirements ?? []).map((requirement) => finder.find(requirement)) : [],
  };
}

/** Words apart by two blanks, so that each has one of its own on either side. */
const asWords = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
    .replaceAll(' ', '  ')} `;

/** How often a text names each skill of the job, by name or synonym, as words of their own; those it does not name are left out. */
export function mentionsIn(
  text: string,
  { job, relations }: Material,
): { readonly skill: SkillRef; readonly times: number }[] {
  const words = asWords(text.slice(0, 40_000));
  const known = [...(job?.requirements.flatMap((requirement) => requirement.skills) ?? []), ...(job?.skills ?? [])];
  return [...new Map(known.map((skill) => [skill.id, skill])).values()].flatMap((skill) => {
    const synonyms = relations.find(({ id }) => id === skill.id)?.synonyms ?? [];
    const names = new Set([skill.name, ...synonyms].map(asWords).filter((name) => name.trim().length > 1));
    const times = [...names].reduce((sum, name) => sum + words.split(name).length - 1, 0);
    return times > 0 ? [{ skill, times }] : [];
  });
}

/** The skills of the job that a text names. */
export const skillsNamedIn = (text: string, material: Material): SkillRef[] =>
  mentionsIn(text, material).map(({ skill }) => skill);
