import type { PersonProfile, Position } from '@trellis/network-skills';
import { monthOf, readMonth } from './partial-date.ts';
import type { MonthNumber } from './partial-date.ts';

/** A span of months, the last one included. */
interface Span {
  readonly from: MonthNumber;
  readonly to: MonthNumber;
}

/**
 * The profile as it is at `now`: positions newest first, which of them are current, how long each one lasted, and the years of paid work,
 * overlaps counted once. Computed when a profile is read, since a current position grows.
 */
export function withTenure(profile: PersonProfile, now: Date): PersonProfile {
  const positions = measured(profile.positions, now);
  const spans = positions.flatMap((position) => spanOf(position, now) ?? []);
  return {
    ...profile,
    positions,
    volunteering: measured(profile.volunteering, now),
    totalYears: years(monthsOf(spans)),
  };
}

function measured(positions: readonly Position[], now: Date): Position[] {
  const newestStart = Math.max(...positions.map(({ start }) => readMonth(start) ?? -Infinity));
  return positions
    .map((position): Position => {
      const measuredPosition = { ...position, current: isCurrent(position, newestStart, now) };
      const span = spanOf(measuredPosition, now);
      return span ? { ...measuredPosition, years: years(span.to - span.from + 1) } : measuredPosition;
    })
    .sort(newestFirst);
}

/** Without an end, a position is the present one if its source says so, or if nothing newer has begun: people forget to close old ones. */
function isCurrent({ start, end, current }: Position, newestStart: MonthNumber, now: Date): boolean {
  const started = readMonth(start);
  if (end !== undefined || (started !== undefined && started > monthOf(now))) return false;
  return current || started === newestStart;
}

function newestFirst(a: Position, b: Position): number {
  if (a.current !== b.current) return a.current ? -1 : 1;
  const ends =
    (readMonth(b.end, 'last') ?? readMonth(b.start) ?? 0) - (readMonth(a.end, 'last') ?? readMonth(a.start) ?? 0);
  return ends || (readMonth(b.start) ?? 0) - (readMonth(a.start) ?? 0);
}

/** From the first to the last month of a position; undefined where the dates do not say or contradict each other. */
function spanOf({ start, end, current }: Position, now: Date): Span | undefined {
  const from = readMonth(start);
  const present = monthOf(now);
  const to = current ? present : lastMonth(start, end);
  if (from === undefined || to === undefined || from > to || from > present) return undefined;
  return { from, to: Math.min(to, present) };
}

/** An end on the first of a month closes the month before. Bare years are taken as half of what they may mean. */
function lastMonth(start: string | undefined, end: string | undefined): MonthNumber | undefined {
  const to = readMonth(end);
  if (to === undefined || end === undefined) return undefined;
  if (end.length === 4) return start?.length === 4 ? Math.max(to - 1, (readMonth(start) ?? 0) + 5) : to + 5;
  const isFirstDay = end.endsWith('-01') && end.length === 10;
  return isFirstDay && readMonth(start) !== to ? to - 1 : to;
}

function monthsOf(spans: readonly Span[]): number {
  let months = 0;
  let covered = -Infinity;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    months += Math.max(0, to - Math.max(from, covered + 1) + 1);
    covered = Math.max(covered, to);
  }
  return months;
}

/** To one decimal, half a year and less not rounded away. */
const years = (months: number): number => Math.round((months / 12) * 10) / 10;
