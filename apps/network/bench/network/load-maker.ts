/**
 * Makes a network for load tests, from a seed: people and jobs as JSON Lines, with texts as long as real ones and words as often as in real ones.
 * What they say makes no sense; `trellis sample` makes one that does.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { SkillInfo } from '@trellis/network-skills';
import { createWords } from './words.ts';
import type { Words } from './words.ts';

export interface LoadShape {
  readonly people: number;
  readonly jobs: number;
  readonly seed: number;
}

const companies = 4000;
const places = [
  'Leeds',
  'Porto',
  'Lyon',
  'Bergen',
  'Graz',
  'Ghent',
  'Cork',
  'Turin',
  'Malmö',
  'Brno',
  'Utrecht',
  'Bilbao',
  'Tartu',
  'Aarhus',
  'Kraków',
  'Patras',
];
const fields = [
  'Software and IT',
  'Health care',
  'Logistics',
  'Finance',
  'Education',
  'Building trades',
  'Hospitality',
  'Manufacturing',
  'Public service',
  'Marketing',
];
const types = ['FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'INTERN'];
const roles = [
  'manager',
  'assistant',
  'engineer',
  'nurse',
  'analyst',
  'planner',
  'technician',
  'teacher',
  'clerk',
  'consultant',
  'designer',
  'driver',
  'cook',
  'accountant',
];
const adjectives = [
  'senior',
  'junior',
  'lead',
  'regional',
  'night',
  'clinical',
  'technical',
  'chief',
  'field',
  'deputy',
];

/** Writes entities as the API returns them, one a line. */
export async function makeNetwork(
  path: string,
  skills: readonly SkillInfo[],
  { people, jobs, seed }: LoadShape,
): Promise<void> {
  const words = createWords(seed, skills);
  const file = createWriteStream(path);
  const write = async (entity: object) => {
    if (!file.write(`${JSON.stringify(entity)}\n`)) await once(file, 'drain');
  };
  for (let index = 0; index < companies; index += 1) await write({ kind: 'company', value: company(words, index) });
  for (let index = 0; index < jobs; index += 1) await write({ kind: 'job', value: job(words, index) });
  for (let index = 0; index < people; index += 1) await write({ kind: 'person', value: person(words, index) });
  file.end();
  await once(file, 'finish');
}

/** The same jobs as their employers would send them: schema.org JobPosting, to be read and understood line by line. */
export async function makePostings(
  path: string,
  skills: readonly SkillInfo[],
  { jobs, seed }: LoadShape,
): Promise<void> {
  const words = createWords(seed, skills);
  const file = createWriteStream(path);
  for (let index = 0; index < jobs; index += 1) {
    const {
      title,
      company: name,
      place,
      postedOn,
      employmentType,
      responsibilities,
      requirements,
      text,
    } = job(words, index);
    const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    const description = `<p>${text.slice(0, 600)}</p><h3>Your tasks</h3>${list(responsibilities)}<h3>What you bring</h3>${list(requirements.map((each) => each.text))}`;
    const posting = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title,
      datePosted: postedOn,
      employmentType,
      hiringOrganization: { '@type': 'Organization', name },
      jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: place } },
      description,
    };
    if (!file.write(`${JSON.stringify(posting)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

const companyName = (words: Words, index: number) =>
  `${words.name(index)} ${['Works', 'Group', 'Partners', 'Labs'][index % 4]}`;

const company = (words: Words, index: number) => ({
  id: `company-${index}`,
  name: companyName(words, index),
  industry: words.pick(fields),
  place: words.pick(places),
  about: words.text(80),
  values: [],
  products: [],
  openJobs: [],
  fictional: true,
});

function title(words: Words): string {
  const role = words.pick(roles);
  const whole = words.chance(0.5) ? `${words.pick(adjectives)} ${role}` : `${words.word()} ${role}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

function date(words: Words): string {
  return new Date(Date.UTC(2025, 0, 1) + words.integer(680) * 86_400_000).toISOString().slice(0, 10);
}

function job(words: Words, index: number) {
  const named = words.skills(3 + words.integer(8));
  const responsibilities = words.lines(5, 12);
  const asked = named.slice(0, 5).map((skill, at) => ({
    id: `r${at + 1}`,
    text: `${words.text(6)} ${skill.name}`,
    kind: 'skill' as const,
    importance: at < 3 ? ('must' as const) : ('preferred' as const),
    skills: [skill],
    anyOfSkills: false,
  }));
  const intro = words.text(90 + words.integer(160));
  return {
    id: `job-${index}`,
    title: title(words),
    company: companyName(words, words.integer(companies)),
    place: words.pick(places),
    remote: words.pick(['no', 'hybrid', 'yes'] as const),
    employmentType: words.pick(types),
    field: words.pick(fields),
    postedOn: date(words),
    text: [intro, ...responsibilities, ...asked.map(({ text }) => text), named.map(({ name }) => name).join(', ')].join(
      '\n',
    ),
    responsibilities,
    requirements: asked,
    skills: named,
    fictional: true,
  };
}

function position(words: Words, year: number) {
  return {
    title: title(words),
    company: companyName(words, words.integer(companies)),
    start: String(year),
    end: String(year + 3),
    current: false,
    summary: words.text(25),
    highlights: words.lines(3, 12),
    skills: [],
  };
}

function person(words: Words, index: number) {
  const named = words.skills(4 + words.integer(8));
  return {
    id: `person-${index}`,
    name: `${words.name(words.integer(3000))} ${words.name(words.integer(20_000))}`,
    headline: title(words),
    summary: words.text(40),
    place: words.pick(places),
    positions: [2021, 2017, 2013].slice(0, 1 + words.integer(3)).map((year) => position(words, year)),
    volunteering: [],
    education: [{ institution: `${words.name(words.integer(300))} College`, area: words.word(), courses: [] }],
    listedSkills: named.map((skill) => ({ name: skill.name, keywords: [], skills: [skill] })),
    certificates: [],
    languages: [{ language: words.pick(['English', 'French', 'German', 'Polish']) }],
    projects: [],
    publications: [],
    skills: named,
    totalYears: 5,
    fictional: true,
  };
}
