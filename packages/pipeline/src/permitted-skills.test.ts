import type { Skill } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { deleteNote, getNote } from './__fixtures__/note-skills.ts';
import { permittedSkills } from './permitted-skills.ts';

const skills: readonly Skill[] = [getNote, deleteNote];
const permitting = (...permitted: string[]) => ({ permits: ({ name }: Skill) => permitted.includes(name) });

describe('permittedSkills', () => {
  it.each([
    ['all', permitting(getNote.name, deleteNote.name), skills],
    ['one', permitting(getNote.name), [getNote]],
    ['none', permitting(), []],
  ])('keeps %s of them, in their order', (_name, run, expected) => {
    expect(permittedSkills(skills, run)).toEqual(expected);
  });

  it('gives the same list again, so that what was worked out for it holds', () => {
    expect(permittedSkills(skills, permitting(getNote.name, deleteNote.name))).toBe(skills);
    expect(permittedSkills(skills, permitting(getNote.name))).toBe(permittedSkills(skills, permitting(getNote.name)));
  });
});
