import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { LeadsTo, SearchPage, SimilarJobs } from './entities.ts';
import { exampleCompany, exampleJob, exampleSkill, unchanged } from './skill-examples.ts';

const service = 'network';
const known = { effect: 'read', owner: 'network', latency: 'fast' } as const;
const limit = (fallback: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: `At most so many, ${fallback} when absent` }));
const cache = { ttlMs: 60_000, scope: 'member' } as const;
const sql = { id: exampleSkill.id, name: exampleSkill.name };
const hit = { title: 'Reporting analyst', subtitle: 'Harbour Office · Bergen', snippet: 'Figures of the port.' };
const highlights = { title: [{ start: 0, end: 9 }], snippet: [{ start: 0, end: 7 }] };

/** Jobs that ask for the same skills as one that is known. */
export const findSimilarJobs = defineSkill({
  name: 'find-similar-jobs',
  description: 'Jobs like one job: id, title, one line about each, and the skills that both ask for.',
  useWhen: 'Alternatives to a single, known job are wanted, for example because it does not fit.',
  ...known,
  input: Type.Object({ jobId: Type.String({ description: 'The id shown with the job' }), limit: limit(5) }),
  output: SimilarJobs,
  rpc: { service, method: 'GET', path: '/jobs/{jobId}/similar', response: SimilarJobs },
  toRequest: (input) => ({ path: { jobId: input.jobId }, query: { limit: input.limit ?? 5 } }),
  fromResponse: (list) => list,
  examples: [
    unchanged(
      { jobId: exampleJob.id, limit: 3 },
      { items: [{ id: 'job-8', ...hit, highlights, sharedSkills: [sql] }] },
    ),
  ],
  surfaces: ['job'],
  cache,
});

/** People with a company among their positions, as far as they show it to the member. */
export const findPeopleAtCompany = defineSkill({
  name: 'find-people-at-company',
  description: 'People who work or worked at one company: id, name, headline.',
  useWhen: 'The member asks who works at a known employer, or what its people have done before.',
  ...known,
  input: Type.Object({
    companyId: Type.String({ description: 'The id shown with the company or the job' }),
    limit: limit(10),
  }),
  output: SearchPage,
  rpc: { service, method: 'GET', path: '/companies/{companyId}/people', response: SearchPage },
  toRequest: (input) => ({ path: { companyId: input.companyId }, query: { limit: input.limit ?? 10 } }),
  fromResponse: (page) => page,
  examples: [
    unchanged(
      { companyId: exampleCompany.id, limit: 3 },
      {
        items: [{ id: 'person-9', title: 'Robin Sample', subtitle: 'Planner', snippet: 'Timetables.', highlights }],
        total: 1000,
        totalIsAtLeast: true,
        cursor: 'next',
        facets: [{ facet: 'place', counted: 1000, values: [{ value: 'bergen', count: 12 }] }],
      },
    ),
  ],
  surfaces: ['company', 'job'],
});

/** What jobs that ask for a skill are called, and what they ask for besides. */
export const whatASkillLeadsTo = defineSkill({
  name: 'what-a-skill-leads-to',
  description: 'For one skill: occupations, job titles and fields of work that ask for it, and skills that go with it.',
  useWhen: 'The member asks what they could become with a skill, or what to learn next to it.',
  ...known,
  input: Type.Object({
    skillId: Type.String({ description: 'Canonical skill id, as it stands in jobs and profiles' }),
    limit: limit(5),
  }),
  output: LeadsTo,
  rpc: { service, method: 'GET', path: '/skills/{skillId}/leads-to', response: LeadsTo },
  toRequest: (input) => ({ path: { skillId: input.skillId }, query: { limit: input.limit ?? 5 } }),
  fromResponse: (leadsTo) => leadsTo,
  examples: [
    unchanged(
      { skillId: sql.id, limit: 1 },
      {
        skill: sql,
        occupations: [{ id: 'data-analyst', name: 'Data analyst' }],
        jobs: 1000,
        jobsIsAtLeast: true,
        counted: 500,
        titles: [{ title: 'Data analyst', count: 120 }],
        fields: [{ value: 'analytics', count: 310 }],
        skills: [{ id: 'python', name: 'Python', count: 240 }],
      },
    ),
  ],
  cache,
});
