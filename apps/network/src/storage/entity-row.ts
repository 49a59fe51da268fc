import type { Connection } from './database.ts';

const dayMs = 24 * 60 * 60 * 1000;
const rowsPerDay = 2 ** 24;
const lastDay = 2 ** 16 - 1;

/** Days since 1970 of an ISO date, as precise as it is; 0 for none, for nonsense and for what is earlier. */
function dayOf(date: string): number {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
  const days = Math.floor(Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMs);
  return year === '' ? 0 : Math.min(Math.max(days, 0), lastDay);
}

/** The first and the last row that entities of this date may have. */
export function rowsOf(date: string): { readonly first: number; readonly last: number } {
  const first = dayOf(date) * rowsPerDay + 1;
  return { first, last: first + rowsPerDay - 2 };
}

/** Finds the next free row of a date: rows are in the order of dates, and within a date in the order of arrival. */
export function createRowFinder(connection: Connection): (date: string) => number {
  const select = connection.prepare<[number, number], { row: number }>(
    `SELECT row FROM entities WHERE row BETWEEN ? AND ? ORDER BY row DESC LIMIT 1`,
  );
  return (date) => {
    const { first, last } = rowsOf(date);
    const row = (select.get(first, last)?.row ?? first - 1) + 1;
    if (row > last) throw new Error(`there are more than ${rowsPerDay} entities of ${date || 'no date'}`);
    return row;
  };
}
