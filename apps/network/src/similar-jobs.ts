import type { JobPosting, SimilarJob } from '@trellis/network-skills';
import type { Viewer } from './auth/token-verifier.ts';
import { createFacetReader } from './storage/count-facets.ts';
import type { Connection } from './storage/database.ts';
import { createFormCounter, createFormFinder } from './storage/find-forms.ts';
import type { FoundForm } from './storage/find-forms.ts';
import { normalizeName } from './storage/normalize.ts';
import { createHitReader } from './storage/read-hits.ts';
import { stopWords } from './storage/stop-words.ts';
import { facetTag, titleWords } from './storage/tags.ts';

/** Finds jobs that ask for the same skills, rare ones counting more, or have the same title; the most alike first. */
export type FindSimilarJobs = (viewer: Viewer, job: JobPosting, limit: number) => SimilarJob[];

const skillsCompared = 6;
const jobsPerSearch = 100;
/** What more jobs ask for is common. */
const rareCount = 300;
const titleWorth = 2;
const fieldWorth = 1;

/** Compares the newest jobs only, so that its time is bounded however many there are. */
export function createSimilarJobs(connection: Connection): FindSimilarJobs {
  const findForms = createFormFinder(connection);
  const countForms = createFormCounter(connection);
  const readFacets = createFacetReader(connection);
  const readHits = createHitReader(connection);
  const rarest = (viewer: Viewer, job: JobPosting) =>
    job.skills
      .map((skill) => {
        const match = `"${facetTag('skill', skill.id)}"`;
        const count = countForms({ viewer, kind: 'job', match, limit: rareCount });
        return { skill, match, count, worth: 1 + Math.log2((rareCount + 1) / (count + 1)) };
      })
      // What no other job asks for leads to none.
      .filter(({ count }) => count > 1)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, skillsCompared);
  return (viewer, job, limit) => {
    const skills = rarest(viewer, job);
    const find = (match: string) => findForms({ viewer, kind: 'job', match, limit: jobsPerSearch });
    const title = titleMatch(job.title);
    const sameTitle = new Map((title === undefined ? [] : find(title)).map((form) => [form.form, form]));
    const found = new Map<number, FoundForm>([
      ...skills.flatMap(({ match }) => find(match)).map((form) => [form.form, form] as const),
      ...sameTitle,
    ]);
    const field = normalizeName(job.field ?? '');
    return [...found.values()]
      .filter(({ id }) => id !== job.id)
      .map((form) => {
        const facets = readFacets(form.form);
        const shared = skills.filter(({ skill }) => facets.skill?.includes(skill.id));
        const byTitle = sameTitle.has(form.form) ? titleWorth : 0;
        const byField = facets.field?.includes(field) ? fieldWorth : 0;
        return { form, shared, worth: shared.reduce((sum, { worth }) => sum + worth, byTitle + byField) };
      })
      .sort((a, b) => b.worth - a.worth || b.form.form - a.form.form)
      .slice(0, limit)
      .flatMap(({ form, shared }) =>
        readHits('job', [form], {}).map((hit) => ({ ...hit, sharedSkills: shared.map(({ skill }) => skill) })),
      );
  };
}

const maxTitleWords = 8;

/** All words of a title, in a title. */
function titleMatch(title: string): string | undefined {
  const words = new Set(normalizeName(title).split(' '));
  const telling = [...words].filter((word) => word !== '' && !stopWords.has(word)).slice(0, maxTitleWords);
  return telling.length === 0 ? undefined : telling.map((word) => `"${titleWords([word])}"`).join(' AND ');
}
