import { createDossier } from '@trellis/core';
import type { Dossier, RespondContext, Skill } from '@trellis/core';
import type { Course, JobPosting, PersonProfile, Post, SkillInfo, SkillRef } from '@trellis/network-skills';
import { findCourses, findJobs, getJob, getPost, getProfile, getSkills } from '@trellis/network-skills';
import { jobPosting, personProfile, position, requirement, skillInfo } from '@trellis/network-skills/testing';

const frontend: SkillRef = { id: 'frontend', name: 'Front-end development' };
const accessibility: SkillRef = { id: 'accessibility', name: 'Digital accessibility' };
const testing: SkillRef = { id: 'user-research', name: 'User research' };

export const developer: PersonProfile = personProfile({
  id: 'person-me',
  headline: 'Front-end developer',
  positions: [
    position({
      title: 'Front-end developer',
      company: 'Tin Works',
      start: '2019-02',
      current: true,
      years: 7,
      highlights: ['Front-end development of a checkout that four shops share.'],
      skills: [frontend],
    }),
  ],
  skills: [frontend],
  totalYears: 7,
});

export const post: Post = {
  id: 'post-ramps',
  author: 'Ama Boateng',
  text: 'We took the mouse away for one sprint. Our checkout is better for it.',
  links: [],
  mentions: [],
  topics: [{ id: 'agile', name: 'Agile' }, accessibility],
  fictional: true,
};

export const nearJob: JobPosting = jobPosting({
  id: 'job-near',
  title: 'Accessibility engineer',
  company: 'Ramp & Rail',
  place: 'Leeds',
  requirements: [
    requirement({ text: 'Front-end development', skills: [frontend] }),
    requirement({ text: 'Experience with digital accessibility', skills: [accessibility] }),
    requirement({ text: 'User research', skills: [testing], importance: 'preferred' }),
  ],
  skills: [frontend, accessibility, testing],
});
export const farJob: JobPosting = jobPosting({
  id: 'job-far',
  title: 'Accessibility researcher',
  company: 'Kerb Labs',
  requirements: [
    requirement({ text: 'User research with disabled people', skills: [testing] }),
    requirement({ text: 'Digital accessibility', skills: [accessibility] }),
  ],
  skills: [accessibility, testing],
});
/** Mentions the field, and asks for none of it. */
export const otherJob: JobPosting = jobPosting({ id: 'job-other', title: 'Baker', company: 'Loaf' });

export const relations: readonly SkillInfo[] = [
  skillInfo({ ...accessibility, kind: 'knowledge', related: [frontend] }),
  skillInfo({ ...frontend, kind: 'knowledge', related: [accessibility] }),
  skillInfo({ ...testing, kind: 'method' }),
];
export const course: Course = {
  id: 'course-a11y',
  title: 'Accessible pages in practice',
  provider: 'Openhall',
  level: 'intermediate',
  hours: 18,
  description: 'Every criterion with a page that fails it.',
  skills: [accessibility],
  url: 'https://courses.example/a11y',
  fictional: true,
};

export const hits = (...jobs: readonly JobPosting[]) => ({
  items: jobs.map(({ id, title }) => ({ id, title })),
  total: jobs.length,
});

type Given = readonly (readonly [skill: Skill, input: unknown, value: unknown])[];

export const wayOf = (profile: PersonProfile): Given => [
  [getProfile, { personId: 'person-me' }, profile],
  [getPost, { postId: post.id }, post],
  [findJobs, { query: 'Digital accessibility', limit: 5 }, hits(farJob, nearJob, otherJob)],
  ...[farJob, nearJob, otherJob].map((job) => [getJob, { jobId: job.id }, job] as const),
  [getSkills, { skillIds: [] }, { items: relations }],
  [findCourses, { skillIds: [] }, { items: [course] }],
];

export const dossierOf = (...given: Given): Dossier =>
  createDossier(
    given.map(([skill, input, value], index) => ({
      id: `e${index + 1}`,
      skill: skill.name,
      skillVersion: skill.version,
      input,
      retrievedAt: '2026-03-05T09:00:00Z',
      ok: true,
      value,
    })),
  );

/** What was asked before: it says which of the post's topics is meant. */
export const before = {
  question: 'What are some examples of accessibility driving business value in tech companies?',
  answer: 'Two shops report some.',
  agentId: 'knowledge',
};

export const contextOf = (dossier: Dossier, given: Partial<RespondContext> = {}): RespondContext => ({
  question: 'How do I pivot my career towards this?',
  member: { id: 'person-me', locale: 'en', timeZone: 'UTC' },
  view: { post: { type: 'post', id: post.id } },
  history: [before],
  now: new Date('2026-03-05T09:00:00Z'),
  signal: new AbortController().signal,
  dossier,
  async *retrieve() {},
  ...given,
});
