import type { JobPosting, LeadsTo, SimilarJob } from '@trellis/network-skills';
import type { Viewer } from './auth/token-verifier.ts';
import { createFacetReader, mostFrequent } from './storage/count-facets.ts';
import type { Connection } from './storage/database.ts';
import { createFormCounter, createFormFinder } from './storage/find-forms.ts';
import type { FoundForm } from './storage/find-forms.ts';
import { normalizeName } from './storage/normalize.ts';
import { createHitReader } from './storage/read-hits.ts';
import { facetTag } from './storage/tags.ts';
import { stopWords } from './storage/stop-words.ts';
import type { Vocabulary } from './vocabulary/index.ts';

/** What stands near what, in the network as a member sees it. */
export interface Explore {
  /** Jobs that ask for the same skills, or have the same title; the most alike first. */
  similarJobs(viewer: Viewer, job: JobPosting, limit: number): SimilarJob[];
  /** Jobs that ask for a skill, and the skills they ask for with it. Undefined: there is no such skill. */
  leadsTo(viewer: Viewer, skillId: string, limit: number): LeadsTo | undefined;
}

const skillsCompared = 8;
const jobsPerSkill = 150;
const jobsCounted = 500;
const rareCount = 1000;
const titleWorth = 2;

/** Works on the newest jobs only, so that its time is bounded however many there are. */
export function createExplore(connection: Connection, vocabulary: Vocabulary): Explore {
  const findForms = createFormFinder(connection);
  const countForms = createFormCounter(connection);
  const readFacets = createFacetReader(connection);
  const readHits = createHitReader(connection);
  const selectTitle = connection.prepare<[number], { title: string }>(`SELECT title FROM cards WHERE form = ?`);
  const withSkill = (id: string) => `"${facetTag('skill', id)}"`;

  /** A skill that few jobs ask for says more about a job than one that all of them ask for. */
  const rarities = (viewer: Viewer, job: JobPosting) =>
    job.skills
      .map(({ id }) => {
        const count = countForms({ viewer, kind: 'job', match: withSkill(id), limit: rareCount });
        return { id, count, worth: 1 + Math.log2((rareCount + 1) / (count + 1)) };
      })
      // What no other job asks for leads to none.
      .filter(({ count }) => count > 1)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, skillsCompared);

  return {
    similarJobs(viewer, job, limit) {
      const skills = rarities(viewer, job);
      const names = new Map(job.skills.map((skill) => [skill.id, skill]));
      const title = titleMatch(job.title);
      const searches = [...skills.map(({ id }) => withSkill(id)), ...(title === undefined ? [] : [title])];
      const found = new Map<number, FoundForm & { worth: number }>();
      for (const match of searches) {
        for (const form of findForms({ viewer, kind: 'job', match, limit: jobsPerSkill })) {
          const before = found.get(form.form) ?? { ...form, worth: 0 };
          found.set(form.form, { ...before, worth: before.worth + (match === title ? titleWorth : 0) });
        }
      }
      const ranked = [...found.values()]
        .filter(({ id }) => id !== job.id)
        .map((form) => {
          const facets = readFacets(form.form);
          const shared = skills.filter(({ id }) => facets.skill?.includes(id));
          const field = job.field !== undefined && facets.field?.includes(normalizeName(job.field)) ? 1 : 0;
          return { ...form, shared, worth: shared.reduce((sum, each) => sum + each.worth, form.worth + field) };
        })
        .sort((a, b) => b.worth - a.worth || b.form - a.form)
        .slice(0, limit);
      return ranked.flatMap(({ shared, ...form }): SimilarJob[] =>
        readHits('job', [form], {}).map((hit) => ({
          ...hit,
          sharedSkills: shared.flatMap(({ id }) => names.get(id) ?? []),
        })),
      );
    },
    leadsTo(viewer, skillId, limit) {
      const skill = vocabulary.get(skillId);
      if (skill === undefined) return undefined;
      const jobs = findForms({ viewer, kind: 'job', match: withSkill(skillId), limit: jobsCounted });
      const total = countForms({ viewer, kind: 'job', match: withSkill(skillId), limit: rareCount + 1 });
      const counts = { skills: new Map<string, number>(), fields: new Map<string, number>() };
      const titles = new Map<string, { title: string; count: number }>();
      const add = (map: Map<string, number>, key: string) => void map.set(key, (map.get(key) ?? 0) + 1);
      for (const { form } of jobs) {
        const { skill: skills = [], field = [] } = readFacets(form);
        for (const id of skills) if (id !== skillId) add(counts.skills, id);
        for (const each of field) add(counts.fields, each);
        const title = selectTitle.get(form)?.title ?? '';
        const known = titles.get(normalizeName(title)) ?? { title, count: 0 };
        titles.set(normalizeName(title), { ...known, count: known.count + 1 });
      }
      return {
        skill: { id: skill.id, name: skill.name },
        jobs: Math.min(total, rareCount),
        ...(total > rareCount && { jobsIsAtLeast: true }),
        occupations: vocabulary.occupations
          .all()
          .filter(({ skills }) => skills.some(({ id }) => id === skillId))
          .slice(0, limit)
          .map(({ id, name }) => ({ id, name })),
        counted: jobs.length,
        titles: [...titles.values()].sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1)).slice(0, limit),
        fields: mostFrequent(counts.fields, limit),
        skills: mostFrequent(counts.skills, limit).flatMap(({ value, count }) => {
          const other = vocabulary.get(value);
          return other ? [{ id: other.id, name: other.name, count }] : [];
        }),
      };
    },
  };
}

/** All words of a title, in a title. */
function titleMatch(title: string): string | undefined {
  const words = [...new Set(normalizeName(title).split(' '))].filter((word) => word !== '' && !stopWords.has(word));
  return words.length === 0
    ? undefined
    : `title : (${words
        .slice(0, 8)
        .map((word) => `"${word}"`)
        .join(' AND ')})`;
}
