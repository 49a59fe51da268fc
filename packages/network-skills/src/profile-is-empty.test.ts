import { describe, expect, it } from 'vitest';
import { profileIsEmpty } from './profile-is-empty.ts';
import { personProfile } from './testing/entities.ts';

const nothing = {
  positions: [],
  projects: [],
  volunteering: [],
  education: [],
  listedSkills: [],
  certificates: [],
} as const;
const empty = personProfile({ ...nothing, summary: ' ', headline: 'Open to work' } as never);

describe('a profile', () => {
  it('with a headline alone is empty', () => {
    expect(profileIsEmpty(empty)).toBe(true);
  });

  it.each([
    ['a summary', { summary: 'Ten years of nights on a ward.' }],
    ['a language or skill', { listedSkills: [{}] }],
    ['a certificate', { certificates: [{}] }],
  ])('with %s is not', (_, part) => {
    expect(profileIsEmpty({ ...empty, ...part } as typeof empty)).toBe(false);
  });
});
