import type { JobPosting } from '@trellis/network-skills';
import { skillsIn } from '../skills-in.ts';
import { extractRequirements } from '../requirements/index.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { textLanguage } from './text-language.ts';

/** A posting as its source tells it, in plain text. */
export interface JobText {
  readonly title: string;
  readonly company?: string | undefined;
  readonly place?: string | undefined;
  readonly remote?: JobPosting['remote'] | undefined;
  readonly employmentType?: string | undefined;
  readonly salary?: string | undefined;
  readonly postedOn?: string | undefined;
  readonly field?: string | undefined;
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly responsibilities?: string | undefined;
  readonly qualifications?: string | undefined;
  readonly skills?: string | undefined;
  readonly educationRequirements?: string | undefined;
  readonly experienceRequirements?: string | undefined;
  readonly benefits?: string | undefined;
  /** As the source declares it. */
  readonly language?: string | undefined;
}

const sections = [
  ['responsibilities', 'Responsibilities'],
  ['qualifications', 'Qualifications'],
  ['skills', 'Skills'],
  ['educationRequirements', 'Education'],
  ['experienceRequirements', 'Experience'],
  ['benefits', 'Benefits'],
] as const;

/** What the network makes of a posting. Its text holds every part literally. The id is left empty. */
export function buildJob(job: JobText, vocabulary: Vocabulary): JobPosting {
  const { title, company = '' } = job;
  const parts = sections.flatMap(([key, heading]) => (job[key] ? [`${heading}\n${job[key]}`] : []));
  const text = [job.description, ...parts].filter(Boolean).join('\n\n');
  const { requirements, responsibilities } = extractRequirements(job, vocabulary);
  const { place, remote, employmentType, salary, postedOn, field, url } = job;
  const language = textLanguage(text, job.language);
  const facts = { place, remote, employmentType, salary, postedOn, field, language, url };
  const named = [...skillsIn(vocabulary, [title, text]), ...requirements.flatMap(({ skills }) => skills)];
  return {
    id: '',
    title,
    company,
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<JobPosting>),
    text,
    responsibilities,
    requirements,
    skills: [...new Map(named.map((skill) => [skill.id, skill])).values()],
    fictional: false,
  };
}

/** What was read, in words. */
export function tookOfJob({ requirements, responsibilities, text, ...job }: JobPosting): string[] {
  const keys = ['title', 'company', 'place', 'remote', 'employmentType', 'salary', 'postedOn', 'field', 'url'] as const;
  const words = text.split(/\s+/).filter(Boolean).length;
  return [
    ...keys.filter((key) => job[key] !== undefined && job[key] !== ''),
    `a text of ${words} words`,
    requirements.length === 1 ? '1 requirement' : `${requirements.length} requirements`,
    responsibilities.length === 1 ? '1 responsibility' : `${responsibilities.length} responsibilities`,
  ];
}
