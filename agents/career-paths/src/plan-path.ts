import type { Call, Dossier, TurnContext } from '@trellis/core';
import { call } from '@trellis/core';
import { findCourses, findJobs, getArticle, getJob, getPost, getProfile, getSkills } from '@trellis/network-skills';
import { areaOf } from './area.ts';
import { findPath } from './find-path.ts';

const jobsRead = 5;
const coursesWanted = 6;
const maxSkillIds = 50;

const unique = (ids: readonly string[]) => [...new Set(ids)].slice(0, maxSkillIds);

/**
 * Round one: the member's profile and what is in view. Round two: open jobs in the field. Round three: those jobs. Round four: how their skills
 * and the member's are related, and courses for what is missing. What failed is not asked for again.
 */
export function planPath(turn: TurnContext & { readonly dossier: Dossier }): Call[] {
  const { view, member, dossier } = turn;
  const calls: Call[] = [call(getProfile, { personId: member.id })];
  if (view.post) calls.push(call(getPost, { postId: view.post.id }));
  if (view.article) calls.push(call(getArticle, { articleId: view.article.id }));
  if (view.job) calls.push(call(getJob, { jobId: view.job.id }));
  const area = areaOf(turn);
  if (!area) return calls;
  calls.push(call(findJobs, { query: area.query, limit: jobsRead }));
  const hits = dossier.get(findJobs)?.items ?? [];
  for (const { id } of hits) calls.push(call(getJob, { jobId: id }));
  const isReadyForSkills = dossier.all(findJobs).length > 0 && hits.every(({ id }) => hasJob(dossier, id));
  if (!isReadyForSkills || dossier.all(getProfile).length === 0) return calls;
  const path = findPath(turn);
  const wanted = unique([...area.skills, ...path.roles.flatMap(({ job }) => job.skills)].map(({ id }) => id));
  const own = dossier.get(getProfile)?.skills.map(({ id }) => id) ?? [];
  if (wanted.length > 0) calls.push(call(getSkills, { skillIds: unique([...wanted.slice(0, 30), ...own]) }));
  const missing = path.missing.map(({ skill }) => skill.id);
  const teach = unique(missing.length > 0 ? missing : area.skills.map(({ id }) => id)).slice(0, 10);
  // Asked once, from what the jobs say: relations that come later may take a skill off the list, and its course is then not shown.
  if (teach.length > 0 && dossier.all(findCourses).length === 0)
    calls.push(call(findCourses, { skillIds: teach, limit: coursesWanted }));
  return calls;
}

const hasJob = (dossier: Dossier, id: string) =>
  dossier.all(getJob).some((entry) => (entry.input as { jobId?: unknown }).jobId === id);
