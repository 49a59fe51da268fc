import type { Skill } from '@trellis/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeSkill } from '@trellis/skill-registry/testing';
import { describe, expect, it } from 'vitest';
import * as networkSkills from './index.ts';
import {
  findCourses,
  findJobs,
  findPeopleAtCompany,
  findSimilarJobs,
  getJob,
  getSavedJobs,
  getSkills,
  howConnected,
  saveJob,
  whatASkillLeadsTo,
  whoDoIKnowAt,
} from './index.ts';

const skills = Object.values(networkSkills).filter(
  (value): value is Skill & typeof value => 'toRequest' in value && 'transport' in value,
) as unknown as Skill[];

for (const skill of skills) describeSkill(skill, { beside: skills });

describe('every network skill', () => {
  it.each(skills.map((skill) => [skill.name, skill] as const))('%s is fast, and says who owns it', (_, skill) => {
    expect(skill).toMatchObject({ latency: 'fast', owner: 'network' });
  });

  it.each(skills.map((skill) => [skill.name, skill] as const))('%s has schemas that ajv compiles', (_, skill) => {
    const ajv = new Ajv2020({ strict: true });
    expect(() => [ajv.compile(skill.inputSchema), ajv.compile(skill.outputSchema)]).not.toThrow();
  });

  it('has a name of its own', () => {
    expect(new Set(skills.map((skill) => skill.name)).size).toBe(skills.length);
    expect(skills.length).toBeGreaterThanOrEqual(20);
  });

  it('reads, but for those that say so, and they may be done twice', () => {
    const writes = skills.filter(({ effect }) => effect === 'write');
    expect(writes.map(({ name, idempotent }) => [name, idempotent])).toEqual([
      ['follow-company', true],
      ['save-job', true],
    ]);
  });
});

describe('requests', () => {
  it.each([
    [getJob as Skill, { jobId: 'a/b' }, { path: { jobId: 'a/b' } }],
    [getSkills as Skill, { skillIds: ['sql', 'r'] }, { query: { id: ['sql', 'r'] } }],
    [findCourses as Skill, { skillIds: ['sql'] }, { query: { skill: ['sql'], limit: 5 } }],
    [whoDoIKnowAt as Skill, { company: 'Acme' }, { query: { company: 'Acme', limit: 20 } }],
    [findSimilarJobs as Skill, { jobId: 'j' }, { path: { jobId: 'j' }, query: { limit: 5 } }],
    [findPeopleAtCompany as Skill, { companyId: 'c' }, { path: { companyId: 'c' }, query: { limit: 10 } }],
    [whatASkillLeadsTo as Skill, { skillId: 's' }, { path: { skillId: 's' }, query: { limit: 5 } }],
    [howConnected as Skill, { personId: 'p/1' }, { path: { personId: 'p/1' } }],
    [getSavedJobs as Skill, {}, { query: { limit: 20 } }],
    [saveJob as Skill, { jobId: 'j' }, { path: { jobId: 'j' } }],
    [findJobs as Skill, { query: 'nurse', limit: 3 }, { query: { q: 'nurse', limit: 3 } }],
  ])('of %o', (skill, input, request) => {
    expect(skill.toRequest(input)).toEqual(request);
  });
});
