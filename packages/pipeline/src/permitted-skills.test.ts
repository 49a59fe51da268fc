import { describe, expect, it } from 'vitest';
import { deleteNote, getNote } from './__fixtures__/note-skills.ts';
import { permittedSkills } from './permitted-skills.ts';

const guarded = { ...deleteNote, scopes: ['notes:write'] };
const skills = [getNote, guarded];

describe('permittedSkills', () => {
  it.each([
    ['scopes that are not known', undefined, skills],
    ['the scope that is needed', ['notes:write'], skills],
    ['another scope', ['notes:read'], [getNote]],
    ['no scope', [], [getNote]],
  ])('for %s', (_name, scopes, expected) => {
    expect(permittedSkills(skills, scopes)).toEqual(expected);
  });

  it('gives the same list again, so that what was worked out for it holds', () => {
    expect(permittedSkills(skills, ['notes:write'])).toBe(skills);
    expect(permittedSkills(skills, [])).toBe(permittedSkills(skills, ['other']));
  });
});
