import type { LeadsTo } from '@trellis/network-skills';
import type { Viewer } from './auth/token-verifier.ts';
import { createFacetReader, mostFrequent } from './storage/count-facets.ts';
import type { Connection } from './storage/database.ts';
import { createFormCounter, createFormFinder } from './storage/find-forms.ts';
import { normalizeName } from './storage/normalize.ts';
import { facetTag } from './storage/tags.ts';
import type { Vocabulary } from './vocabulary/index.ts';

/** Says where a skill leads, as far as the viewer sees the network. Undefined: there is no such skill. */
export type FindLeadsTo = (viewer: Viewer, skillId: string, limit: number) => LeadsTo | undefined;

const jobsLookedAt = 300;
const countedAtMost = 1000;

/** Looks at the newest jobs only, so that its time is bounded however many there are. */
export function createLeadsTo(connection: Connection, vocabulary: Vocabulary): FindLeadsTo {
  const findForms = createFormFinder(connection);
  const countForms = createFormCounter(connection);
  const readFacets = createFacetReader(connection);
  const selectTitle = connection.prepare<[number], { title: string }>(`SELECT title FROM cards WHERE form = ?`);
  return (viewer, skillId, limit) => {
    const skill = vocabulary.get(skillId);
    if (skill === undefined) return undefined;
    const match = `"${facetTag('skill', skillId)}"`;
    const jobs = findForms({ viewer, kind: 'job', match, limit: jobsLookedAt });
    const total = countForms({ viewer, kind: 'job', match, limit: countedAtMost + 1 });
    const counts = { skills: new Map<string, number>(), fields: new Map<string, number>() };
    const titles = new Map<string, string>();
    const titleCounts = new Map<string, number>();
    for (const { form } of jobs) {
      const { skill: skills = [], field = [] } = readFacets(form);
      for (const id of skills) if (id !== skillId) add(counts.skills, id);
      for (const each of field) add(counts.fields, each);
      const title = selectTitle.get(form)?.title ?? '';
      titles.set(normalizeName(title), title);
      add(titleCounts, normalizeName(title));
    }
    return {
      skill: { id: skill.id, name: skill.name },
      occupations: vocabulary.occupations
        .all()
        .filter(({ skills }) => skills.some(({ id }) => id === skillId))
        .slice(0, limit)
        .map(({ id, name }) => ({ id, name })),
      jobs: Math.min(total, countedAtMost),
      ...(total > countedAtMost && { jobsIsAtLeast: true }),
      counted: jobs.length,
      titles: mostFrequent(titleCounts, limit).map(({ value, count }) => ({
        title: titles.get(value) ?? value,
        count,
      })),
      fields: mostFrequent(counts.fields, limit),
      skills: mostFrequent(counts.skills, limit).flatMap(({ value, count }) => {
        const other = vocabulary.get(value);
        return other ? [{ id: other.id, name: other.name, count }] : [];
      }),
    };
  };
}

const add = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);
