import type { PersonProfile, Position, SkillRef } from '@trellis/network-skills';
import type { Static } from 'typebox';
import type { Education, ListedSkill } from '@trellis/network-skills';
import { skillsIn } from '../skills-in.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { educationLevel } from './education-level.ts';
import { profileSkills } from './profile-skills.ts';

/** A position as its source tells it. */
export type PositionText = Pick<Position, 'title' | 'company' | 'highlights'> & {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** The source says in words that it goes on. */
  readonly present: boolean;
  readonly summary?: string | undefined;
};

export interface EducationText {
  readonly institution?: string | undefined;
  readonly area?: string | undefined;
  readonly studyType?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly courses: readonly string[];
}

export interface ListedSkillText {
  readonly name: string;
  readonly level?: string | undefined;
  readonly keywords: readonly string[];
}

/** A résumé as its source tells it: words and dates, nothing concluded. */
export interface ResumeText {
  readonly name: string;
  readonly headline?: string | undefined;
  readonly summary?: string | undefined;
  readonly place?: string | undefined;
  readonly positions: readonly PositionText[];
  readonly volunteering: readonly PositionText[];
  readonly education: readonly EducationText[];
  readonly listedSkills: readonly ListedSkillText[];
  readonly certificates: PersonProfile['certificates'];
  readonly languages: PersonProfile['languages'];
  readonly projects: readonly (Omit<PersonProfile['projects'][number], 'skills'> & {
    readonly keywords: readonly string[];
  })[];
  readonly publications: PersonProfile['publications'];
}

/** What the network makes of a résumé, apart from what depends on the day (`withTenure`). The id is left empty. */
export function buildProfile(resume: ResumeText, vocabulary: Vocabulary): PersonProfile {
  const positions = resume.positions.map((position) => toPosition(position, vocabulary));
  const volunteering = resume.volunteering.map((position) => toPosition(position, vocabulary));
  const listedSkills = resume.listedSkills.map((listed) => toListedSkill(listed, vocabulary));
  const projects = resume.projects.map(({ keywords, ...project }) => ({
    ...project,
    skills: distinct([
      ...keywords.flatMap((keyword) => named(keyword, vocabulary)),
      ...skillsIn(vocabulary, [project.name, project.description, ...project.highlights]),
    ]),
  }));
  const education = resume.education.map((each) => toEducation(each));
  const { name, certificates, publications, languages } = resume;
  const profile = {
    id: '',
    name,
    ...withoutUndefined({ headline: resume.headline, summary: resume.summary, place: resume.place }),
    positions,
    volunteering,
    education,
    listedSkills,
    certificates,
    languages,
    projects,
    publications,
    totalYears: 0,
    fictional: false,
  };
  return { ...profile, skills: profileSkills(profile, vocabulary) };
}

function toPosition(position: PositionText, vocabulary: Vocabulary): Position {
  const { title, company, start, end, present, summary, highlights } = position;
  return {
    title,
    company,
    ...withoutUndefined({ start, end, summary }),
    current: present,
    highlights,
    skills: skillsIn(vocabulary, [title, summary, ...highlights]),
  };
}

function toEducation({ courses, ...education }: EducationText): Static<typeof Education> {
  const { studyType, area } = education;
  return { ...withoutUndefined({ ...education, level: educationLevel(studyType, area) }), courses: [...courses] };
}

function toListedSkill({ name, level, keywords }: ListedSkillText, vocabulary: Vocabulary): Static<typeof ListedSkill> {
  const skills = [name, ...keywords].flatMap((word) => named(word, vocabulary));
  return { name, ...withoutUndefined({ level }), keywords: [...keywords], skills: distinct(skills) };
}

/** A word of a skill list stands for a skill as a whole; only when it does not, for the skills inside it. */
function named(word: string, vocabulary: Vocabulary): SkillRef[] {
  const skill = vocabulary.resolve(word);
  return skill ? [{ id: skill.id, name: skill.name }] : skillsIn(vocabulary, [word]);
}

const distinct = (skills: readonly SkillRef[]): SkillRef[] => [
  ...new Map(skills.map((skill) => [skill.id, skill])).values(),
];

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** `exactOptionalPropertyTypes`: a field that is not known is not there. */
const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
