import type { Skill } from '@trellis/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeSkill } from '@trellis/skill-registry/testing';
import { describe, expect, it } from 'vitest';
import * as networkSkills from './index.ts';
import { findCourses, findJobs, getJob, getSkills } from './index.ts';

const skills = Object.values(networkSkills).filter(
  (value): value is Skill & typeof value => 'toRequest' in value && 'transport' in value,
) as unknown as Skill[];

for (const skill of skills) describeSkill(skill, { beside: skills });

describe('every network skill', () => {
  it.each(skills.map((skill) => [skill.name, skill] as const))('%s reads, fast, and says who owns it', (_, skill) => {
    expect(skill).toMatchObject({ effect: 'read', latency: 'fast', owner: 'network' });
  });

  it.each(skills.map((skill) => [skill.name, skill] as const))('%s has schemas that ajv compiles', (_, skill) => {
    const ajv = new Ajv2020({ strict: true });
    expect(() => [ajv.compile(skill.inputSchema), ajv.compile(skill.outputSchema)]).not.toThrow();
  });

  it('has a name of its own', () => {
    expect(new Set(skills.map((skill) => skill.name)).size).toBe(skills.length);
    expect(skills.length).toBe(12);
  });
});

describe('requests', () => {
  it.each([
    [getJob as Skill, { jobId: 'a/b' }, { path: { jobId: 'a/b' } }],
    [getSkills as Skill, { skillIds: ['sql', 'r'] }, { query: { id: ['sql', 'r'] } }],
    [findCourses as Skill, { skillIds: ['sql'] }, { query: { skill: ['sql'], limit: 5 } }],
    [findJobs as Skill, { query: 'nurse', limit: 3 }, { query: { q: 'nurse', limit: 3 } }],
  ])('of %o', (skill, input, request) => {
    expect(skill.toRequest(input)).toEqual(request);
  });
});
