import type { Article, CompanyPage, Course, JobPosting, PersonProfile, Post, SkillInfo, SkillRef } from './entities.ts';

/** One of everything that the network has, each with all it can say: the examples of the skills, and what their tests leave parts out of. */

const sql: SkillRef = { id: 'sql', name: 'SQL' };
const python: SkillRef = { id: 'python', name: 'Python' };
const fictional = true;

export const exampleJob: JobPosting = {
  id: 'job-7',
  title: 'Data analyst',
  company: 'Northwind Ferries',
  companyId: 'company-3',
  place: 'Bergen',
  remote: 'hybrid',
  employmentType: 'Full time',
  salary: '52,000 to 60,000 EUR a year',
  postedOn: '2026-03-02',
  field: 'Analytics',
  text: 'We sail on numbers. You report on traffic.\n\nThree years of SQL, or a degree and one year of it.',
  responsibilities: ['You report on traffic.'],
  requirements: [
    {
      id: 'r1',
      text: 'Three years of SQL',
      kind: 'skill',
      importance: 'must',
      skills: [sql],
      anyOfSkills: false,
      minimumYears: 3,
      educationLevel: 'bachelor',
      alternatives: [{ text: 'a degree and one year of it', minimumYears: 1, educationLevel: 'bachelor' }],
    },
  ],
  skills: [sql],
  url: 'https://northwind.example/jobs/7',
  fictional,
};

const analyst: PersonProfile['positions'][number] = {
  title: 'Reporting assistant',
  company: 'Harbour Office',
  start: '2022-05',
  end: '2024-05',
  current: false,
  years: 2,
  summary: 'Weekly figures of the port.',
  highlights: ['Moved the reports to SQL.'],
  skills: [sql],
};

export const exampleProfile: PersonProfile = {
  id: 'person-1',
  name: 'Kim Example',
  headline: 'Reporting assistant',
  summary: 'Figures that people read.',
  place: 'Bergen',
  positions: [analyst],
  volunteering: [{ ...analyst, title: 'Treasurer', company: 'Rowing club', skills: [] }],
  education: [
    {
      institution: 'Coast College',
      area: 'Statistics',
      studyType: 'Bachelor',
      level: 'bachelor',
      start: '2018',
      end: '2021',
      courses: ['Sampling'],
    },
  ],
  listedSkills: [{ name: 'SQL', level: 'Good', keywords: ['Queries'], skills: [sql] }],
  certificates: [{ name: 'Data protection', issuer: 'Coast College', date: '2021-06' }],
  languages: [{ language: 'Norwegian', fluency: 'Native' }],
  projects: [{ name: 'Tide table', description: 'A page of tides.', highlights: ['Daily'], skills: [python] }],
  publications: [{ name: 'Counting ferries', publisher: 'Harbour Notes' }],
  skills: [sql, python],
  totalYears: 2,
  fictional,
};

export const exampleCompany: CompanyPage = {
  id: 'company-3',
  name: 'Northwind Ferries',
  industry: 'Transport',
  size: '51 to 200',
  place: 'Bergen',
  about: 'Ferries along the coast, every hour.',
  values: ['On time'],
  products: ['Coast Pass'],
  openJobs: [{ id: 'job-7', title: 'Data analyst' }],
  url: 'https://northwind.example',
  fictional,
};

export const examplePost: Post = {
  id: 'post-4',
  title: 'What a timetable hides',
  author: 'Robin Sample',
  authorId: 'person-9',
  authorHeadline: 'Planner',
  publishedOn: '2026-02-11',
  text: 'A timetable is a promise.\n\nWe keep ours 97 days in 100.',
  links: [{ url: 'https://notes.example/timetables', text: 'The long version', articleId: 'article-2' }],
  mentions: [{ type: 'company', name: 'Northwind Ferries', id: 'company-3' }],
  topics: [sql],
  fictional,
};

export const exampleArticle: Article = {
  id: 'article-2',
  title: 'Timetables, counted',
  author: 'Robin Sample',
  publisher: 'Harbour Notes',
  publishedOn: '2026-02-10',
  text: 'Every late ferry has a cause.\n\nMost of them are weather.',
  topics: [sql],
  url: 'https://notes.example/timetables',
  fictional,
};

export const exampleCourse: Course = {
  id: 'course-5',
  title: 'SQL from questions',
  provider: 'Coast College',
  level: 'beginner',
  hours: 12,
  description: 'Ask a table what you want to know.',
  skills: [sql],
  url: 'https://college.example/sql',
  fictional,
};

export const exampleSkill: SkillInfo = {
  ...sql,
  kind: 'technology',
  field: 'Data',
  synonyms: ['Structured Query Language'],
  broader: [{ id: 'databases', name: 'Databases' }],
  narrower: [{ id: 'postgresql', name: 'PostgreSQL' }],
  related: [python],
};

/** For skills whose output is what the service answers. */
export const unchanged = <I, O>(input: I, value: O): { input: I; response: O; output: O } => ({
  input,
  response: value,
  output: value,
});
