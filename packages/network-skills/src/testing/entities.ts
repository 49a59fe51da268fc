import type { Education, JobPosting, PersonProfile, Position, Requirement, SkillInfo } from '../entities.ts';

/** A requirement with what a test says about it; a must that names no skill otherwise. */
export const requirement = (parts: Partial<Requirement> & Pick<Requirement, 'text'>): Requirement => ({
  id: parts.text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  kind: 'skill',
  importance: 'must',
  skills: [],
  anyOfSkills: false,
  ...parts,
});

/** A job with what a test says about it. */
export const jobPosting = (parts: Partial<JobPosting> = {}): JobPosting => ({
  id: 'job-1',
  title: 'Role',
  company: 'Company',
  text: '',
  responsibilities: [],
  requirements: [],
  skills: [],
  fictional: true,
  ...parts,
});

/** A position with what a test says about it. */
export const position = (parts: Partial<Position> & Pick<Position, 'title'>): Position => ({
  company: 'Company',
  current: false,
  highlights: [],
  skills: [],
  ...parts,
});

/** An entry of education with what a test says about it. */
export const education = (parts: Partial<Education> = {}): Education => ({ courses: [], ...parts });

/** A profile that says nothing but what a test says about it. */
export const personProfile = (parts: Partial<PersonProfile> = {}): PersonProfile => ({
  id: 'person-1',
  name: 'Kim Example',
  positions: [],
  volunteering: [],
  education: [],
  listedSkills: [],
  certificates: [],
  languages: [],
  projects: [],
  publications: [],
  skills: [],
  totalYears: 0,
  fictional: true,
  ...parts,
});

/** A skill of the vocabulary with what a test says about it. */
export const skillInfo = (parts: Partial<SkillInfo> & Pick<SkillInfo, 'id' | 'name'>): SkillInfo => ({
  kind: 'technology',
  synonyms: [],
  broader: [],
  narrower: [],
  related: [],
  ...parts,
});
