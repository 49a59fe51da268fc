import type { DossierEntry } from '@trellis/core';
import { createDossier } from '@trellis/core';
import { dossierEntry, failedEntry } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs } from './__fixtures__/jobs.ts';
import { people } from './__fixtures__/people.ts';
import { contextOf } from './__fixtures__/turns.ts';
import { relations } from './__fixtures__/vocabulary.ts';
import { planFit } from './plan-fit.ts';

const planned = (...entries: DossierEntry[]) =>
  planFit(contextOf(createDossier(entries))).map(({ skill, input }) => [skill.name, input]);
const job = dossierEntry('get-job', jobs.frontend);
const profile = dossierEntry('get-profile', people.developer);
const skills = dossierEntry('get-skills', { items: relations });

describe('the plan', () => {
  it('begins with the job and the member', () => {
    expect(planned()).toEqual([
      ['get-job', { jobId: 'job-1' }],
      ['get-profile', { personId: 'member-1' }],
    ]);
  });

  it('then asks how the skills of both are related, those of the job first', () => {
    expect(planned(job, profile)[2]).toEqual([
      'get-skills',
      { skillIds: ['react', 'kubernetes', 'javascript', 'communication', 'german', 'vue', 'sql'] },
    ]);
  });

  it('then asks for courses on what is missing, the weightiest first', () => {
    expect(planned(job, profile, skills)[3]).toEqual(['find-courses', { skillIds: ['kubernetes', 'react'], limit: 6 }]);
  });

  it('ends: with everything there it adds nothing', () => {
    const all = [job, profile, skills];
    expect(planned(...all, dossierEntry('find-courses', { items: [] }))).toEqual(planned(...all));
  });

  it('goes on without what failed', () => {
    expect(planned(failedEntry('get-job'), profile)).toHaveLength(2);
    expect(planned(job, failedEntry('get-profile'))).toHaveLength(3);
    expect(planned(job, profile, failedEntry('get-skills')).map(([name]) => name)).toContain('find-courses');
  });

  it('asks nothing without a job in view', () => {
    const { job: _, ...view } = contextOf(createDossier()).view;
    expect(planFit({ ...contextOf(createDossier()), view })).toEqual([]);
  });

  it('never asks for more skills than the network takes', () => {
    const many = Array.from({ length: 80 }, (_, index) => ({ id: `s${index}`, name: `Skill ${index}` }));
    const [, , [, input] = []] = planned(job, dossierEntry('get-profile', { ...people.developer, skills: many }));
    expect(input).toMatchObject({ skillIds: { length: 50 } });
  });
});
