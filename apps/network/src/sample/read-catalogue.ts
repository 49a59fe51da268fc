import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { CompanyPage, Course } from '@trellis/network-skills';
import { load } from 'js-yaml';
import type { Entity } from '../entities.ts';
import type { Vocabulary } from '../vocabulary/index.ts';

/** Companies of the sample, from all YAML files of the folder; which jobs they have open is looked up when they are read. */
export function readCompanies(folder: URL): Entity[] {
  return readLists<Partial<CompanyPage>>(folder, 'companies').map(({ entry }): Entity => ({
    kind: 'company',
    value: { about: '', values: [], products: [], ...entry, openJobs: [], fictional: true } as CompanyPage,
  }));
}

type CourseEntry = Omit<Course, 'skills' | 'fictional'> & { readonly skills: readonly string[] };

/** Courses of the sample, from all YAML files of the folder. Each skill they teach must be in the vocabulary. */
export function readCourses(folder: URL, vocabulary: Vocabulary): Entity[] {
  return readLists<CourseEntry>(folder, 'courses').map(({ file, entry: { skills, ...course } }): Entity => ({
    kind: 'course',
    value: {
      ...course,
      skills: skills.map((name) => {
        const skill = vocabulary.get(name) ?? vocabulary.resolve(name);
        if (skill === undefined) throw new Error(`${file}: ${course.id}: there is no skill ${name} in the vocabulary`);
        return { id: skill.id, name: skill.name };
      }),
      fictional: true,
    },
  }));
}

/** The entries under `key` of all YAML files of a folder, which may be absent, each with the name of its file. */
function readLists<T>(folder: URL, key: string): { readonly file: string; readonly entry: T }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().flatMap((name) => {
    const content = load(readFileSync(new URL(name, folder), 'utf8')) as Record<string, T[]> | undefined;
    const list = content?.[key];
    const file = `${key}/${name}`;
    if (!Array.isArray(list)) throw new Error(`${file}: expected a list under ${key}`);
    return list.map((entry) => ({ file, entry }));
  });
}
