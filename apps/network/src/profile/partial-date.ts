/** A day count of months since year 0: January 2020 is `2020 * 12`. */
export type MonthNumber = number;

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined for anything else. */
export function readMonth(date: string | undefined, missing: 'first' | 'last' = 'first'): MonthNumber | undefined {
  const [, year, month] = pattern.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  const number = month === undefined ? (missing === 'first' ? 1 : 12) : Number(month);
  return number < 1 || number > 12 ? undefined : Number(year) * 12 + number - 1;
}

/** The month of a moment, in UTC. */
export const monthOf = (moment: Date): MonthNumber => moment.getUTCFullYear() * 12 + moment.getUTCMonth();

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Brings a date as people write it into the form of the network, as precise as it is: `March 2019`, `03/2019`, `2019-03-01T00:00:00Z`.
 * Undefined when it is none, or cannot be told from another one (`03/04/2019`).
 */
export function toPartialDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 40) return undefined;
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/.exec(trimmed);
  if (iso) return partial(iso[1], iso[2], iso[3]);
  const monthFirst = /^(\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  if (monthFirst) return partial(monthFirst[2], monthFirst[1]);
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(\p{L}{3,9})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u.exec(
      trimmed,
    );
  if (!named) return undefined;
  const month = monthNames.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : partial(named[4], String(month), named[1] ?? named[3]);
}

function partial(year: string | undefined, month?: string, day?: string): string | undefined {
  if (Number(year) < 1900 || Number(year) > 2200) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const yearAndMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined || Number(day) < 1 || Number(day) > 31) return yearAndMonth;
  return `${yearAndMonth}-${day.padStart(2, '0')}`;
}
