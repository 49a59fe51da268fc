import { existsSync, readFileSync } from 'node:fs';
import type { CompanyPage, Course } from '@trellis/network-skills';
import { load } from 'js-yaml';
import type { Entity } from '../entities.ts';
import type { Vocabulary } from '../vocabulary/index.ts';

/** Companies of the sample; which jobs they have open is looked up when they are read. */
export function readCompanies(file: URL): Entity[] {
  return readList<Partial<CompanyPage>>(file, 'companies').map((company): Entity => ({
    kind: 'company',
    value: { about: '', values: [], products: [], ...company, openJobs: [], fictional: true } as CompanyPage,
  }));
}

type CourseEntry = Omit<Course, 'skills' | 'fictional'> & { readonly skills: readonly string[] };

/** Courses of the sample. Each skill they teach must be in the vocabulary. */
export function readCourses(file: URL, vocabulary: Vocabulary): Entity[] {
  return readList<CourseEntry>(file, 'courses').map(({ skills, ...course }): Entity => ({
    kind: 'course',
    value: {
      ...course,
      skills: skills.map((name) => {
        const skill = vocabulary.get(name) ?? vocabulary.resolve(name);
        if (skill === undefined)
          throw new Error(`courses.yaml: ${course.id}: there is no skill ${name} in the vocabulary`);
        return { id: skill.id, name: skill.name };
      }),
      fictional: true,
    },
  }));
}

/** A YAML list, or the list under `key`. */
function readList<T>(file: URL, key: string): readonly T[] {
  if (!existsSync(file)) return [];
  const content = load(readFileSync(file, 'utf8')) as T[] | Record<string, T[]> | undefined;
  const list = Array.isArray(content) ? content : content?.[key];
  if (!Array.isArray(list)) throw new Error(`${key}.yaml: expected a list`);
  return list;
}
