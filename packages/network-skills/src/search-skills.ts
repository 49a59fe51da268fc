import type { Skill } from '@trellis/core';
import { Type } from 'typebox';
import { defineSkill } from '@trellis/core';
import type { SearchHit, SearchPage as SearchPageValue } from './entities.ts';
import { Course, SearchPage, SkillInfo } from './entities.ts';
import { exampleCourse, exampleSkill, unchanged } from './skill-examples.ts';

const service = 'network';
const known = { effect: 'read', owner: 'network', latency: 'fast' } as const;
/** The vocabulary and the courses are the same for everybody. */
const cache = { ttlMs: 600_000, scope: 'tenant' } as const;
const limit = (fallback: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: `At most so many, ${fallback} when absent` }));
const skillIds = Type.Array(Type.String(), {
  minItems: 1,
  maxItems: 50,
  description: 'Canonical skill ids, as they stand in jobs and profiles',
});
const SkillList = Type.Object({ items: Type.Array(SkillInfo) });
/** Of the page, a model needs the courses alone. */
const CourseList = Type.Object({ items: Type.Array(Course) });

/** Synonyms and relations of skills; unknown ids are left out. */
export const getSkills = defineSkill({
  name: 'get-skills',
  description: 'For each skill: its name, synonyms, and the broader, narrower and related skills.',
  useWhen: 'It matters whether one skill stands for another or transfers to it.',
  ...known,
  input: Type.Object({ skillIds }),
  output: SkillList,
  rpc: { service, method: 'GET', path: '/skills', response: SkillList },
  toRequest: (input) => ({ query: { id: input.skillIds } }),
  fromResponse: (list) => list,
  cache,
  examples: [unchanged({ skillIds: ['sql'] }, { items: [exampleSkill] })],
});

/** Courses that teach any of the skills, those that teach most of them first. */
export const findCourses = defineSkill({
  name: 'find-courses',
  description: 'Courses that teach given skills: title, provider, level, hours.',
  useWhen: 'The member wants to learn something, or skills for a job are missing.',
  ...known,
  input: Type.Object({ skillIds, limit: limit(5) }),
  output: CourseList,
  rpc: { service, method: 'GET', path: '/courses', response: CourseList },
  toRequest: (input) => ({ query: { skill: input.skillIds, limit: input.limit ?? 5 } }),
  fromResponse: (list) => list,
  cache,
  examples: [unchanged({ skillIds: ['sql'], limit: 3 }, { items: [exampleCourse] })],
});

type SearchInput = { query: string; limit?: number };

interface SearchOptions {
  readonly noun: string;
  readonly path: '/jobs' | '/people' | '/companies' | '/posts' | '/articles';
  readonly useWhen: string;
  readonly hit: SearchHit;
}

function searchSkill({ noun, path, useWhen, hit }: SearchOptions) {
  return defineSkill({
    name: `find-${noun}`,
    description: `A list of ${noun} that match words: id, title, one line about each.`,
    useWhen,
    ...known,
    input: Type.Object({
      query: Type.String({ minLength: 1, maxLength: 300, description: 'Words to look for' }),
      limit: limit(10),
    }),
    output: SearchPage,
    rpc: { service, method: 'GET', path, response: SearchPage },
    toRequest: (input) => ({ query: { q: input.query, limit: input.limit ?? 10 } }),
    fromResponse: (page) => page,
    examples: [unchanged({ query: hit.title, limit: 3 }, { items: [hit], total: 12, cursor: 'next' })],
  }) satisfies Skill<SearchInput, SearchPageValue>;
}

export const findJobs = searchSkill({
  noun: 'jobs',
  path: '/jobs',
  useWhen: 'The member looks for openings, or a job is meant whose id is not known yet.',
  hit: { id: 'job-7', title: 'Data analyst', subtitle: 'Northwind Ferries, Bergen', snippet: 'We sail on numbers.' },
});
export const findPeople = searchSkill({
  noun: 'people',
  path: '/people',
  useWhen: 'Somebody with a background is looked for, or a person is named whose id is not known yet.',
  hit: { id: 'person-9', title: 'Robin Sample', subtitle: 'Planner', snippet: 'Timetables for ferries.' },
});
export const findCompanies = searchSkill({
  noun: 'companies',
  path: '/companies',
  useWhen: 'Employers of a kind are wanted, or a company is named whose id is not known yet.',
  hit: { id: 'company-3', title: 'Northwind Ferries', subtitle: 'Transport', snippet: 'Ferries along the coast.' },
});
export const findPosts = searchSkill({
  noun: 'posts',
  path: '/posts',
  useWhen: 'The question is what members of the network say about a topic.',
  hit: {
    id: 'post-4',
    title: 'What a timetable hides',
    subtitle: 'Robin Sample',
    snippet: 'A timetable is a promise.',
  },
});
export const findArticles = searchSkill({
  noun: 'articles',
  path: '/articles',
  useWhen: 'Longer reading about a topic is wanted, or an article is named whose id is not known yet.',
  hit: { id: 'article-2', title: 'Timetables, counted', subtitle: 'Harbour Notes', snippet: 'Every late ferry.' },
});
