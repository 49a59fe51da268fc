/** Months since year 0: the first one that belongs to the span, and the first one that does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const datePattern = /^(\d{4})(?:-(\d{2}))?/;

/** A year alone is read as its middle, so that two years of the same precision are their difference apart. */
function monthOf(date: string | undefined, edge: 'start' | 'end'): number | undefined {
  const match = date === undefined ? undefined : datePattern.exec(date);
  if (!match) return undefined;
  const year = Number(match[1]) * 12;
  if (match[2] === undefined) return year + 6;
  const month = Number(match[2]) - 1;
  if (month < 0 || month > 11) return undefined;
  return year + month + (edge === 'end' && !/^\d{4}-\d{2}-01/.test(date ?? '') ? 1 : 0);
}

/** The span of a position, or nothing when its dates do not say. Never longer than until `now`. */
export function spanOf(dates: { start?: string; end?: string; current: boolean }, now: Date): Span | undefined {
  const thisMonth = now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  const from = monthOf(dates.start, 'start');
  const end = dates.end === undefined && dates.current ? thisMonth : monthOf(dates.end, 'end');
  if (from === undefined || end === undefined) return undefined;
  const to = Math.min(end, thisMonth);
  if (to > from) return { from, to };
  return dates.start === dates.end && dates.start?.length === 4 ? { from: from - 3, to: from + 3 } : undefined;
}

/** Years that the spans cover together, overlaps counted once, to one decimal. */
export function yearsCovered(spans: readonly Span[]): number {
  let months = 0;
  let reached = -Infinity;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    months += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return Math.round((months / 12) * 10) / 10;
}

/** "2013–2014", "since 2020", "2013", or nothing. */
export function yearsPhrase(dates: { start?: string; end?: string; current?: boolean }): string | undefined {
  const [start, end] = [dates.start?.slice(0, 4), dates.end?.slice(0, 4)];
  if (start && end) return start === end ? start : `${start}–${end}`;
  if (start) return dates.current ? `since ${start}` : `from ${start}`;
  return end ? `until ${end}` : undefined;
}

/** "1 year", "2.5 years", "under a year". */
export function yearsText(years: number): string {
  if (years > 0 && years < 1) return 'under a year';
  return `${Number.isInteger(years) ? years : years.toFixed(1)} ${years === 1 ? 'year' : 'years'}`;
}
