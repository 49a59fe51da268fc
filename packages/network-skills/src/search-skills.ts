import type { Skill } from '@trellis/core';
import { Type } from 'typebox';
import { defineSkill } from '@trellis/core';
import { Course, SearchPage, SkillInfo } from './entities.ts';
import type { SearchPage as SearchPageValue } from './entities.ts';

const service = 'network';
const limit = (fallback: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: `At most so many, ${fallback} when absent` }));
const skillIds = Type.Array(Type.String(), {
  minItems: 1,
  maxItems: 50,
  description: 'Canonical skill ids, as they stand in jobs and profiles',
});
const SkillList = Type.Object({ items: Type.Array(SkillInfo) });
const CourseList = Type.Object({ items: Type.Array(Course) });

/** Synonyms and relations of skills; unknown ids are left out. */
export const getSkills = defineSkill({
  name: 'get-skills',
  description: 'For each skill: its name, synonyms, and the broader, narrower and related skills.',
  useWhen: 'It matters whether one skill stands for another or transfers to it.',
  effect: 'read',
  input: Type.Object({ skillIds }),
  output: SkillList,
  rpc: { service, method: 'GET', path: '/skills', response: SkillList },
  toRequest: (input) => ({ query: { id: input.skillIds } }),
  fromResponse: (list) => list,
});

/** Courses that teach any of the skills, those that teach most of them first. */
export const findCourses = defineSkill({
  name: 'find-courses',
  description: 'Courses that teach given skills: title, provider, level, hours.',
  useWhen: 'The member wants to learn something, or skills for a job are missing.',
  effect: 'read',
  input: Type.Object({ skillIds, limit: limit(5) }),
  output: CourseList,
  rpc: { service, method: 'GET', path: '/courses', response: CourseList },
  toRequest: (input) => ({ query: { skill: input.skillIds, limit: input.limit ?? 5 } }),
  fromResponse: (list) => list,
});

type SearchInput = { query: string; limit?: number };

function searchSkill(options: { noun: string; path: '/jobs' | '/people' | '/companies' | '/posts' | '/articles' }) {
  const { noun, path } = options;
  return defineSkill({
    name: `find-${noun}`,
    description: `A list of ${noun} that match words: id, title, one line about each.`,
    useWhen: `Several ${noun} are wanted, or none is known by its id yet.`,
    effect: 'read',
    input: Type.Object({
      query: Type.String({ minLength: 1, maxLength: 300, description: 'Words to look for' }),
      limit: limit(10),
    }),
    output: SearchPage,
    rpc: { service, method: 'GET', path, response: SearchPage },
    toRequest: (input) => ({ query: { q: input.query, limit: input.limit ?? 10 } }),
    fromResponse: (page) => page,
  }) satisfies Skill<SearchInput, SearchPageValue>;
}

export const findJobs = searchSkill({ noun: 'jobs', path: '/jobs' });
export const findPeople = searchSkill({ noun: 'people', path: '/people' });
export const findCompanies = searchSkill({ noun: 'companies', path: '/companies' });
export const findPosts = searchSkill({ noun: 'posts', path: '/posts' });
export const findArticles = searchSkill({ noun: 'articles', path: '/articles' });
