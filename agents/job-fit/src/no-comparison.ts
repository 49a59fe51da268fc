import type { JobPosting, Requirement } from '@trellis/network-skills';
import { literal } from '@trellis/ui-schema';
import type { FitAssessment } from './assess-fit.ts';
import { andList, jobName, labelOf, paragraph, section } from './prose.ts';

/** Why there is nothing to compare, said with what helps. */

export const noJobInView =
  'Open a job, or import a posting, and ask again: then I can hold it against your profile, requirement by requirement.';

/** When the posting could not be read. */
export const jobUnreadable =
  'The job posting could not be read just now, so there is nothing to hold your profile against. Try again in a moment; if it stays like this, the posting may have been taken down.';

const wanted = (requirements: readonly Requirement[], importance: Requirement['importance'], limit: number) =>
  requirements
    .filter((requirement) => requirement.importance === importance)
    .slice(0, limit)
    .map((requirement) => `- ${labelOf({ requirement })}`);

/** What the job asks for, when there is no profile to compare with. */
function asks(job: JobPosting): string {
  const musts = wanted(job.requirements, 'must', 8);
  if (musts.length === 0 && job.requirements.length === 0)
    return section(
      'What the job involves',
      job.responsibilities.slice(0, 8).map((duty) => `- ${literal(duty, 140)}`),
    );
  return [section('What it insists on', musts), section('What it would like', wanted(job.requirements, 'preferred', 5))]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** When the member's profile could not be read. */
export const profileUnreadable = (job: JobPosting): string =>
  [
    `Your profile could not be read just now, so I cannot compare it with ${jobName(job)}. Here is what the posting asks for, to check against what you know of yourself.`,
    asks(job),
  ].join('\n\n');

/** When the profile is there and empty. */
export function profileEmpty(job: JobPosting): string {
  const skills = [
    ...new Set(job.requirements.flatMap((one) => one.skills.map((skill) => literal(skill.name, 60)))),
  ].slice(0, 5);
  return [
    `Your profile is still empty, so there is nothing to compare with ${jobName(job)} yet. That says nothing about you: a few lines are enough to get a real answer.`,
    asks(job),
    section('What to add first', [
      '- Your positions, with start and end, and for each one thing that you did and what came of it. Unpaid work and projects count.',
      skills.length > 0
        ? `- What you have done in these, in the words that the posting uses: ${andList(skills)}.`
        : '- The tools and methods you have worked with, in the words of the posting.',
      '- Education and certificates, with the field; languages, with a level.',
    ]),
  ].join('\n\n');
}

const questions = (job: JobPosting): string[] => [
  `- What would the person in this role have achieved after six months${job.title.trim() ? ` as ${literal(job.title, 80)}` : ''}?`,
  '- Which two or three skills decide whether somebody is invited, and which can be learnt on the job?',
  '- What experience did the people bring who do this work well today?',
  ...(job.responsibilities[0]
    ? [`- How much of the week goes into “${literal(job.responsibilities[0], 100)}”?`]
    : ['- What does an ordinary week look like?']),
  ...(job.salary ? [] : ['- What is the salary range?']),
];

/** What to ask when a posting does not say what it asks for. */
export const askTheRecruiter = (job: JobPosting): string => section('Ask the recruiter', questions(job));

/** Opening for such a posting. */
export function vagueOpening({ job, findings }: FitAssessment): string {
  if (!job) return '';
  const duties = findings.filter(({ requirement }) => requirement.id.startsWith('duty-'));
  const near = duties.filter((finding) => finding.evidence.length > 0);
  return paragraph(
    `The posting for ${jobName(job)} hardly says what it asks of applicants, so there is no real list to check you against.`,
    job.responsibilities.length > 0
      ? `I compared ${job.responsibilities.length === 1 ? 'the task' : 'the tasks'} it describes with your profile instead: ${near.length === 0 ? 'none of them is in it in these words' : `${near.length} of ${duties.length} come close to something you have done`}.`
      : near.length > 0
        ? 'Going by the title alone, there is something in your profile that comes close.'
        : 'It does not describe the work either; going by the title alone, nothing in your profile comes close in words.',
    'Before you put work into an application, ask what they look for.',
  );
}
