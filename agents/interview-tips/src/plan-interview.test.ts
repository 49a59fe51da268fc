import type { DossierEntry } from '@trellis/core';
import { createDossier } from '@trellis/core';
import { dossierEntry, failedEntry } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs, people } from './__fixtures__/network.ts';
import { contextOf } from './__fixtures__/turns.ts';
import { planInterview } from './plan-interview.ts';

const planned = (...entries: DossierEntry[]) =>
  planInterview(contextOf(createDossier(entries))).map(({ skill, input }) => [skill.name, input]);
const job = dossierEntry('get-job', jobs.platform);
const profile = dossierEntry('get-profile', people.operator);

describe('the plan', () => {
  it('begins with the job and the member', () => {
    expect(planned()).toEqual([
      ['get-job', { jobId: 'job-1' }],
      ['get-profile', { personId: 'member-1' }],
    ]);
  });

  it('then asks about the employer and how the skills of both are related', () => {
    expect(planned(job, profile).slice(2)).toEqual([
      ['get-company', { companyId: 'company-harbour' }],
      ['get-skills', { skillIds: ['kubernetes', 'sql', 'leadership', 'docker', 'writing'] }],
    ]);
  });

  it('goes on without a profile, and without a page of the employer', () => {
    expect(planned(dossierEntry('get-job', jobs.gardener), failedEntry('get-profile')).map(([name]) => name)).toEqual([
      'get-job',
      'get-profile',
      'get-skills',
    ]);
  });

  it('asks nothing more about a job that says nothing, or that cannot be read', () => {
    expect(planned(dossierEntry('get-job', jobs.silent), dossierEntry('get-profile', people.empty))).toHaveLength(2);
    expect(planned(failedEntry('get-job'), profile)).toHaveLength(2);
  });
});
