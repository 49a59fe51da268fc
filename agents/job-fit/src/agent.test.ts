import { findCourses, getJob, getProfile, getSkills } from '@trellis/network-skills';
import { describeAgent } from '@trellis/pipeline/testing';
import { jobs } from './__fixtures__/jobs.ts';
import { people } from './__fixtures__/people.ts';
import { courses, relations } from './__fixtures__/vocabulary.ts';
import { agent } from './agent.ts';

const caseOf = (job: keyof typeof jobs, person: keyof typeof people, question: string) => ({
  name: `${person} on ${job}, "${question}"`,
  view: { job: { type: 'job' as const, id: jobs[job].id } },
  question,
  results: [
    { skill: getJob, result: { value: jobs[job] } },
    { skill: getProfile, result: { value: people[person] } },
    { skill: getSkills, result: { value: { items: relations } } },
    { skill: findCourses, result: { value: { items: courses } } },
  ],
});

describeAgent(agent, [
  caseOf('frontend', 'developer', 'Am I a good fit for this job?'),
  caseOf('ward', 'nurse', 'How can I best position myself for this job?'),
  caseOf('accounts', 'planner', 'Which gaps should I close first?'),
  caseOf('frontend', 'developer', 'Is my German good enough?'),
  caseOf('vague', 'planner', 'Would this suit me?'),
  caseOf('ward', 'empty', 'Do I stand a chance?'),
  caseOf('hostile', 'graduate', 'Am I a fit?'),
]);
