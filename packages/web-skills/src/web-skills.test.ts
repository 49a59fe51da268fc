import type { Skill } from '@trellis/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describeSkill } from '@trellis/skill-registry/testing';
import { describe, expect, it } from 'vitest';
import { readArticle, searchNews, searchWeb } from './index.ts';

const skills = [searchWeb, searchNews, readArticle] as unknown as readonly Skill[];

for (const skill of skills) describeSkill(skill, { beside: skills });

describe('every web skill', () => {
  it.each(skills.map((skill) => [skill.name, skill] as const))('%s reads, and describes every input', (_, skill) => {
    expect(skill.effect).toBe('read');
    for (const field of Object.values(skill.inputSchema.properties))
      expect((field as { description?: string }).description).toMatch(/\w/);
  });

  it.each(skills.map((skill) => [skill.name, skill] as const))('%s has schemas that ajv compiles', (_, skill) => {
    const ajv = new Ajv2020({ strict: true });
    expect(() => [ajv.compile(skill.inputSchema), ajv.compile(skill.outputSchema)]).not.toThrow();
  });
});

describe('requests', () => {
  it.each([
    [searchWeb as Skill, { query: 'curb cuts' }, { query: { q: 'curb cuts', limit: 6 } }],
    [searchNews as Skill, { query: 'a', limit: 2, since: 'day' }, { query: { q: 'a', limit: 2, since: 'day' } }],
    [readArticle as Skill, { url: 'https://a.example' }, { query: { url: 'https://a.example' } }],
  ])('of %o', (skill, input, request) => {
    expect(skill.toRequest(input)).toEqual(request);
  });
});
