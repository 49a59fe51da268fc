import type { Call, Dossier, Skill, TurnContext } from '@trellis/core';
import type { JobPosting, PersonProfile } from '@trellis/network-skills';
import { call } from '@trellis/core';
import { findCourses, getJob, getProfile, getSkills } from '@trellis/network-skills';
import { assessFit } from './assess-fit.ts';
import { gapSkills } from './gaps.ts';

const maxSkillIds = 50;
const coursesWanted = 6;

/** Skills asked for come first: where the list is cut, it is cut among the person's own. */
function skillIdsOf(job: JobPosting, profile: PersonProfile | undefined): string[] {
  const asked = [...job.requirements.flatMap((requirement) => requirement.skills), ...job.skills];
  return [...new Set([...asked, ...(profile?.skills ?? [])].map((skill) => skill.id))].slice(0, maxSkillIds);
}

const hasEnded = (dossier: Dossier, skill: Skill) => dossier.all(skill).length > 0;

/**
 * Round one: the job and the member's profile. Round two: how the skills of both are related. Round three: courses for what is missing
 * then. What failed is not asked for again.
 */
export function planFit({ view, member, dossier, now }: TurnContext & { readonly dossier: Dossier }): Call[] {
  if (!view.job) return [];
  const calls = [call(getJob, { jobId: view.job.id }), call(getProfile, { personId: member.id })];
  const job = dossier.get(getJob);
  if (!job || !hasEnded(dossier, getProfile)) return calls;
  const skillIds = skillIdsOf(job, dossier.get(getProfile));
  if (skillIds.length > 0) calls.push(call(getSkills, { skillIds }));
  if (!hasEnded(dossier, getSkills)) return calls;
  const missing = gapSkills(assessFit({ dossier, now })).map((skill) => skill.id);
  if (missing.length > 0) calls.push(call(findCourses, { skillIds: missing, limit: coursesWanted }));
  return calls;
}
