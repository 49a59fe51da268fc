import { describe, expect, it } from 'vitest';
import { findDates } from './find-dates.ts';

describe('the period of a line', () => {
  it.each([
    ['Jan 2020 – Present', '2020-01', 'present'],
    ['01/2020 - 03/2022', '2020-01', '2022-03'],
    ['Engineer, Acme — Leeds (2019–2021)', '2019', '2021'],
    ['since March 2021: Clerk', '2021-03', 'present'],
    ['2020-01 to 2020-12', '2020-01', '2020-12'],
    ['Sept. ’19 – Dec. ’21', '2019-09', '2021-12'],
    ['janv. 2020 – aujourd’hui', '2020-01', 'present'],
    ['enero de 2020 - actualidad', '2020-01', 'present'],
    ['März 2019 bis Mai 2020', '2019-03', '2020-05'],
    ['seit Mai 2021', '2021-05', 'present'],
    ['06/19 – 08/21', '2019-06', '2021-08'],
    ['2019/20', '2019', '2020'],
    ['Jan – Mar 2020', '2020-01', '2020-03'],
    ['July 4, 2019 - now', '2019-07-04', 'present'],
    ['01.2020 – heute\tLeiterin', '2020-01', 'present'],
    ['2019–', '2019', 'present'],
  ])('%s: from %s to %s', (line, start, end) => {
    const found = findDates(line);
    expect(found).toMatchObject({ start, single: false, present: end === 'present' });
    expect(found?.end ?? 'present').toBe(end);
    expect(line).toContain(found?.text);
  });

  it.each([
    ['Summer 2018', '2018'],
    ['BSc, 2013', '2013'],
    ['12. März 1985', '1985-03-12'],
  ])('%s is the single date %s', (line, end) => expect(findDates(line)).toMatchObject({ single: true, end }));

  it('does not tell a day from a month', () => expect(findDates('03/04/2019')).toMatchObject({ end: '2019' }));

  it.each(['Python 3.10', 'Tel. 0221 / 55 19 84', 'Room 2100', 'a team of 18', ''])('%s has none', (line) =>
    expect(findDates(line)).toBeUndefined(),
  );
});
