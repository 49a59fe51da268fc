import type { Skill } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { getItem } from '../__fixtures__/test-skills.ts';
import { createSkillChooser } from './skill-chooser.ts';

const nouns = ['apple', 'bridge', 'castle', 'dragon', 'engine', 'forest'];
const skills: readonly Skill[] = nouns.map((noun) => ({
  ...(getItem as Skill),
  name: `get-${noun}`,
  description: `One ${noun}, with its size.`,
  useWhen: `A ${noun} is meant.`,
}));
const { signal } = new AbortController();
const choose = async (question: string, most: number, list = skills) =>
  (await createSkillChooser({ most }).choose(list, question, { signal })).map(({ name }) => name);

describe('the skills a model is shown', () => {
  it('are all of them, as the same list, when they are few', async () => {
    expect(await createSkillChooser().choose(skills, 'dragon', { signal })).toBe(skills);
    expect(await createSkillChooser({ most: 6 }).choose(skills, 'dragon', { signal })).toBe(skills);
  });

  it('are those that fit, in the order of the list whatever the order of the question', async () => {
    expect(await choose('Which forest has a dragon?', 2)).toEqual(['get-dragon', 'get-forest']);
    expect(await choose('A dragon in the forest', 2)).toEqual(['get-dragon', 'get-forest']);
  });

  it('are filled up when a question fits few of them, or none', async () => {
    expect(await choose('forest', 3)).toEqual(['get-apple', 'get-bridge', 'get-forest']);
    expect(await choose('hm', 2)).toEqual(['get-apple', 'get-bridge']);
  });

  it('are never ones that write: those leave the place to others', async () => {
    const writes = skills.map((skill) =>
      skill.name === 'get-dragon' ? { ...skill, effect: 'write' as const } : skill,
    );
    expect(await choose('dragon', 2, writes)).toEqual(['get-apple', 'get-bridge']);
    const reads = await choose('dragon', 5, writes);
    expect(reads).toEqual(writes.map(({ name }) => name));
  });
});
