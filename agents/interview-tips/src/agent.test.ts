import { getCompany, getJob, getProfile, getSkills } from '@trellis/network-skills';
import { describeAgent } from '@trellis/pipeline/testing';
import { company, jobs, people, relations } from './__fixtures__/network.ts';
import { agent } from './agent.ts';

const caseOf = (job: keyof typeof jobs, person: keyof typeof people, question: string) => ({
  name: `${person} on ${job}, "${question}"`,
  view: { job: { type: 'job' as const, id: jobs[job].id } },
  question,
  results: [
    { skill: getJob, result: { value: jobs[job] } },
    { skill: getProfile, result: { value: people[person] } },
    { skill: getCompany, result: { value: company } },
    { skill: getSkills, result: { value: { items: relations } } },
  ],
});

describeAgent(agent, [
  caseOf('platform', 'operator', 'What questions should I expect in the interview?'),
  caseOf('platform', 'operator', 'How do I talk about being new to Kubernetes?'),
  caseOf('gardener', 'volunteer', 'What should I ask the interviewer?'),
  caseOf('gardener', 'empty', 'How should I prepare for this interview?'),
  caseOf('silent', 'operator', 'Which stories should I tell?'),
  caseOf('hostile', 'volunteer', 'What will they ask?'),
]);
