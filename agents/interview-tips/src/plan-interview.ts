import type { Call, Dossier, TurnContext } from '@trellis/core';
import { call } from '@trellis/core';
import { getCompany, getJob, getProfile, getSkills } from '@trellis/network-skills';

const maxSkillIds = 50;

/** Round one: the job and the member's profile. Round two: the employer, and how the skills of job and member are related. Pure. */
export function planInterview({ view, member, dossier }: TurnContext & { readonly dossier: Dossier }): Call[] {
  if (!view.job) return [];
  const calls = [call(getJob, { jobId: view.job.id }), call(getProfile, { personId: member.id })];
  const job = dossier.get(getJob);
  if (!job || dossier.all(getProfile).length === 0) return calls;
  if (job.companyId !== undefined) calls.push(call(getCompany, { companyId: job.companyId }));
  const asked = [...job.requirements.flatMap((requirement) => requirement.skills), ...job.skills];
  const skillIds = [...new Set([...asked, ...(dossier.get(getProfile)?.skills ?? [])].map((skill) => skill.id))];
  if (skillIds.length > 0) calls.push(call(getSkills, { skillIds: skillIds.slice(0, maxSkillIds) }));
  return calls;
}
