import type { Dossier } from '@trellis/core';
import type {
  Course,
  EvidenceFinder,
  EvidenceFinding,
  JobPosting,
  PersonProfile,
  Requirement,
  SkillInfo,
} from '@trellis/network-skills';
import {
  createEvidenceFinder,
  findCourses,
  getJob,
  getProfile,
  getSkills,
  profileIsEmpty,
} from '@trellis/network-skills';

/** Everything an answer is built from. */
export interface FitAssessment {
  readonly job: JobPosting | undefined;
  readonly profile: PersonProfile | undefined;
  /** The profile was read and says nothing about work. */
  readonly profileIsEmpty: boolean;
  /** The posting names no requirement that says anything: `findings` are about what the job involves, too. */
  readonly postingIsVague: boolean;
  /** One for each requirement: musts first, else as in the posting. Empty without a job or a profile. */
  readonly findings: readonly EvidenceFinding[];
  readonly relations: readonly SkillInfo[];
  readonly courses: readonly Course[];
}

const maxDuties = 8;

/** What a vague posting lets one compare: its duties, and failing those its title. */
function dutiesAsRequirements(job: JobPosting, relations: readonly SkillInfo[]): Requirement[] {
  const duties = job.responsibilities.length > 0 ? job.responsibilities.slice(0, maxDuties) : [job.title];
  const namesOf = (id: string, name: string) => [name, ...(relations.find((info) => info.id === id)?.synonyms ?? [])];
  return duties.map((text, index) => ({
    id: `duty-${index + 1}`,
    text,
    kind: 'experience',
    importance: 'must',
    skills: job.skills.filter(({ id, name }) =>
      namesOf(id, name).some((word) => text.toLowerCase().includes(word.toLowerCase())),
    ),
    anyOfSkills: true,
  }));
}

const fewWishes = 3;

/** Nothing is asked for, or no more than what every posting asks of everybody. */
function isVague({ requirements }: JobPosting, relations: readonly SkillInfo[]): boolean {
  const isSoft = (id: string) => relations.some((info) => info.id === id && info.kind === 'transversal');
  const saysNothing = ({ kind, skills, minimumYears, educationLevel }: Requirement) =>
    (kind === 'skill' || kind === 'other') &&
    minimumYears === undefined &&
    educationLevel === undefined &&
    skills.length > 0 &&
    skills.every(({ id }) => isSoft(id));
  return requirements.length < fewWishes && requirements.every(saysNothing);
}

const mustsFirst = (requirements: readonly Requirement[]) => [
  ...requirements.filter((requirement) => requirement.importance === 'must'),
  ...requirements.filter((requirement) => requirement.importance !== 'must'),
];

const findAll = (requirements: readonly Requirement[], finder: EvidenceFinder) =>
  requirements.map((requirement) => finder.find(requirement));

/** Compares the job with the profile, as far as the dossier holds them. */
export function assessFit({ dossier, now }: { dossier: Dossier; now: Date }): FitAssessment {
  const job = dossier.get(getJob);
  const profile = dossier.get(getProfile);
  const relations = dossier.get(getSkills)?.items ?? [];
  const postingIsVague = job !== undefined && isVague(job, relations);
  const requirements = !job
    ? []
    : postingIsVague
      ? [...job.requirements, ...dutiesAsRequirements(job, relations)]
      : mustsFirst(job.requirements);
  return {
    job,
    profile,
    profileIsEmpty: profile !== undefined && profileIsEmpty(profile),
    postingIsVague,
    findings: profile ? findAll(requirements, createEvidenceFinder({ profile, relations, now })) : [],
    relations,
    courses: dossier.get(findCourses)?.items ?? [],
  };
}
