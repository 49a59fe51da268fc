import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { educationLevel } from './education-level.ts';
import { toPartialDate } from './partial-date.ts';

describe('dates are kept as precise as they are', () => {
  it.each([
    ['2014', '2014'],
    ['2014-9', '2014-09'],
    ['2014-09-01', '2014-09-01'],
    ['2014/09', '2014-09'],
    ['2014-09-01T00:00:00Z', '2014-09-01'],
    ['09/2014', '2014-09'],
    ['March 2019', '2019-03'],
    ['Mar. 2019', '2019-03'],
    ['12 March 2019', '2019-03-12'],
    ['March 12, 2019', '2019-03-12'],
  ])('%s → %s', (text, date) => expect(toPartialDate(text)).toBe(date));

  it.each(['', 'soon', '03/04/2019', '20145', '2014-13', 'Foo 2014', '1066', '99-01'])('%j is none', (text) =>
    expect(toPartialDate(text)).toBeUndefined(),
  );

  it('never throws', () => fc.assert(fc.property(fc.string(), (text) => void toPartialDate(text))));
});

describe('the level of a degree', () => {
  it.each([
    ['Bachelor', undefined, 'bachelor'],
    ['BSc', 'Computer Science', 'bachelor'],
    ['B.A.', 'History', 'bachelor'],
    ["Master's degree", undefined, 'master'],
    ['MBA', undefined, 'master'],
    ['MS', 'Physics', 'master'],
    ['PhD', undefined, 'doctorate'],
    ['Associate of Applied Science', undefined, 'associate'],
    ['High school diploma', undefined, 'high-school'],
    ['International Baccalaureate', undefined, 'high-school'],
    [undefined, 'Bachelor of Arts in Economics', 'bachelor'],
    ['Certificate', 'Masterful Cooking', undefined],
    ['Sales associate training', undefined, undefined],
    [undefined, undefined, undefined],
  ])('%s, %s → %s', (studyType, area, level) => expect(educationLevel(studyType, area)).toBe(level));
});
