import { describe, expect, it } from 'vitest';
import { buildProfile } from './build-profile.ts';
import type { PositionText, ResumeText } from './build-profile.ts';
import { withTenure } from './tenure.ts';
import { testVocabulary } from '../testing/test-vocabulary.ts';

const now = new Date('2026-11-21T12:00:00Z');
const nothing: Omit<ResumeText, 'positions'> = {
  name: 'Ada',
  volunteering: [],
  education: [],
  listedSkills: [],
  certificates: [],
  languages: [],
  projects: [],
  publications: [],
};

function profileOf(...positions: (Partial<PositionText> & { title: string })[]) {
  const whole = positions.map((position) => ({ company: '', highlights: [], present: false, ...position }));
  return withTenure(buildProfile({ ...nothing, positions: whole }, testVocabulary), now);
}

describe('years are what the dates say', () => {
  it.each([
    ['months, both included', '2020-01', '2020-12', 1],
    ['an end on the first day closes the month before', '2013-01-01', '2014-01-01', 1],
    ['bare years are taken at their middle', '2019', '2021', 2],
    ['one bare year is half a year', '2019', '2019', 0.5],
    ['one month', '2020-05', '2020-05', 0.1],
    ['an end in the future counts up to today', '2025-12', '2030-01', 1],
  ])('%s', (_, start, end, years) => {
    expect(profileOf({ title: 'a', start, end })).toMatchObject({
      positions: [{ years, current: false }],
      totalYears: years,
    });
  });

  it.each([
    ['an end before the start', { start: '2020-05', end: '2019-01' }],
    ['no dates', {}],
    ['an end alone', { end: '2019-01' }],
    ['a start in the future', { start: '2030-01' }],
  ])('%s: no years', (_, dates) => {
    const profile = profileOf({ title: 'a', ...dates });
    expect(profile.positions[0]).not.toHaveProperty('years');
    expect(profile.totalYears).toBe(0);
  });

  it('counts overlaps once and leaves gaps out', () => {
    const profile = profileOf(
      { title: 'a', start: '2010-01', end: '2011-12' },
      { title: 'b', start: '2011-01', end: '2012-12' },
      { title: 'c', start: '2020-01', end: '2020-12' },
      { title: 'd', start: '2020-03', end: '2020-04' },
    );
    expect(profile.totalYears).toBe(4);
  });
});

describe('a position without an end', () => {
  it('is the present one when nothing newer began', () => {
    const profile = profileOf({ title: 'old', start: '2010-01', end: '2019-12' }, { title: 'new', start: '2020-01' });
    expect(profile.positions).toMatchObject([
      { title: 'new', current: true, years: 6.9 },
      { title: 'old', current: false },
    ]);
  });

  it('is not, and has no years, when something newer began', () => {
    const profile = profileOf({ title: 'forgotten', start: '2010-01' }, { title: 'new', start: '2020-01' });
    expect(profile.positions).toMatchObject([
      { title: 'new', current: true },
      { title: 'forgotten', current: false },
    ]);
    expect(profile.positions[1]).not.toHaveProperty('years');
  });

  it('is the present one when the source says so', () => {
    const profile = profileOf({ title: 'side', start: '2010-01', present: true }, { title: 'new', start: '2020-01' });
    expect(profile.positions.map(({ title, current }) => [title, current])).toEqual([
      ['new', true],
      ['side', true],
    ]);
    expect(profile.totalYears).toBe(16.9);
  });

  it('grows with the day on which it is read', () => {
    const profile = profileOf({ title: 'new', start: '2020-01' });
    expect(withTenure(profile, new Date('2030-01-05T00:00:00Z')).totalYears).toBe(10.1);
  });
});
