import type { PersonProfile } from '@trellis/network-skills';
import { describe, expect, it } from 'vitest';
import { profileSkills } from '../profile/profile-skills.ts';
import { testVocabulary } from '../testing/test-vocabulary.ts';
import { profileFields, uniformVisibility } from './visibility.ts';
import type { FieldAudience, ProfileField, Relation } from './visibility.ts';
import { createVisibleProfile } from './visible-profile.ts';

const visibleProfile = createVisibleProfile(testVocabulary);
const position = { title: 'Clerk', company: 'Acme', current: true, highlights: [], skills: [] };
const skill = (id: string, name: string) => ({ id, name });
const parts: Omit<PersonProfile, 'skills'> = {
  id: 'person-1',
  name: 'Ada Byron',
  headline: 'Writes C++',
  summary: 'Accessibility first.',
  place: 'Leeds',
  positions: [{ ...position, skills: [skill('react', 'React')] }],
  volunteering: [{ ...position, title: 'Treasurer', skills: [skill('budgeting', 'Budget management')] }],
  education: [{ institution: 'Coast College', courses: ['SQL'] }],
  listedSkills: [{ name: 'JS', keywords: [], skills: [skill('javascript', 'JavaScript')] }],
  certificates: [{ name: 'PostgreSQL administration' }],
  languages: [{ language: 'English' }],
  projects: [{ name: 'Page', highlights: [], skills: [skill('html', 'HTML')] }],
  publications: [{ name: 'CSS at sea' }],
  totalYears: 4,
  fictional: true,
};
const person: PersonProfile = { ...parts, skills: profileSkills(parts, testVocabulary) };
const skillOf: Partial<Record<ProfileField, string>> = {
  headline: 'c-plus-plus',
  summary: 'accessibility',
  positions: 'react',
  volunteering: 'budgeting',
  education: 'sql',
  listedSkills: 'javascript',
  certificates: 'postgresql',
  languages: 'english',
  projects: 'html',
  publications: 'css',
};
const everyone = uniformVisibility('everyone');
const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

describe('a profile is shown field by field', () => {
  it('finds a skill of its own in every field that names skills', () => {
    expect(person.skills.map(({ id }) => id).toSorted()).toEqual(Object.values(skillOf).toSorted());
  });

  const cases = profileFields
    .filter((field) => field !== 'name' && field !== 'connections')
    .flatMap((field) =>
      (['everyone', 'connections', 'nobody'] as const).flatMap((audience) =>
        (['self', 'connection', 'other'] as const).map((relation) => [field, audience, relation] as const),
      ),
    );
  const shown = (audience: FieldAudience, relation: Relation) =>
    relation === 'self' || audience === 'everyone' || (audience === 'connections' && relation === 'connection');

  it.each(cases)('%s for %s, seen by %s', (field, audience, relation) => {
    const visible = visibleProfile(person, { ...everyone, [field]: audience }, relation);
    const skills = visible?.skills.map(({ id }) => id) ?? [];
    const others = person.skills.map(({ id }) => id).filter((id) => id !== skillOf[field]);
    expect(isEmpty(visible?.[field as keyof PersonProfile])).toBe(!shown(audience, relation));
    expect(skills.toSorted()).toEqual(
      shown(audience, relation) ? person.skills.map(({ id }) => id).toSorted() : others.toSorted(),
    );
    for (const other of profileFields.filter((each) => each !== field && each !== 'connections')) {
      expect(visible?.[other as keyof PersonProfile]).toEqual(person[other as keyof PersonProfile]);
    }
  });

  it.each([
    ['nobody', 'other', undefined],
    ['nobody', 'connection', undefined],
    ['connections', 'other', undefined],
    ['connections', 'connection', person],
    ['nobody', 'self', person],
    ['everyone', 'blocked', undefined],
  ] as const)('without the name there is nobody: %s, %s', (name, relation, expected) => {
    expect(visibleProfile(person, { ...everyone, name }, relation)).toEqual(expected);
  });

  it('shows the owner everything, and a blocked person nothing', () => {
    expect(visibleProfile(person, uniformVisibility('nobody'), 'self')).toBe(person);
    expect(visibleProfile(person, everyone, 'blocked')).toBeUndefined();
  });

  it('says nothing of years where positions are hidden', () => {
    const visible = visibleProfile(person, { ...everyone, positions: 'nobody' }, 'other');
    expect(visible).toMatchObject({ totalYears: 0, positions: [] });
  });

  it.each(['Clerk', 'clerk at ACME', 'Clerk, Acme', 'Acme'])(
    'hides the headline %j with the position it repeats',
    (headline) => {
      const hidden = visibleProfile({ ...person, headline }, { ...everyone, positions: 'connections' }, 'other');
      expect(hidden).not.toHaveProperty('headline');
      expect(visibleProfile({ ...person, headline }, everyone, 'other')).toMatchObject({ headline });
    },
  );

  it('shows the name alone when that is all', () => {
    const visible = visibleProfile(person, { ...uniformVisibility('nobody'), name: 'everyone' }, 'other');
    expect(JSON.parse(JSON.stringify(visible))).toEqual({
      id: 'person-1',
      name: 'Ada Byron',
      positions: [],
      volunteering: [],
      education: [],
      listedSkills: [],
      certificates: [],
      languages: [],
      projects: [],
      publications: [],
      skills: [],
      totalYears: 0,
      fictional: true,
    });
  });
});
