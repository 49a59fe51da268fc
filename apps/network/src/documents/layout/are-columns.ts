import { median, rightOf } from './piece.ts';
import type { Row } from './row.ts';

const year = /\b(?:19|20)\d\d\b/;
const dateOnly = /^[\p{L}\d\s.,/’'–—-]{4,40}$/u;

/**
 * Whether rows left and right of a white stripe are columns, each to be read to its end, rather than cells of lines that are read across: dates
 * at a margin, labels with what they label, small tables.
 */
export function areColumns(left: readonly Row[], right: readonly Row[]): boolean {
  const [fewer, more] = baselinesOf(left).length <= baselinesOf(right).length ? [left, right] : [right, left];
  const matched = shareBeside(fewer, more);
  if (shareOfDates(fewer) >= 0.6 && matched >= 0.6) return false;
  if (matched < 0.85) return true;
  if (isSetRight(right)) return false;
  const lines = baselinesOf(fewer);
  // Labels stand apart where what they label takes more lines.
  const isSparse = pitchOf(lines) > 2.2 * median(fewer.map(({ fontSize }) => fontSize));
  return !isSparse && lines.length >= 8;
}

/** One number for each line, from top to bottom. */
function baselinesOf(rows: readonly Row[]): number[] {
  const lines: number[] = [];
  for (const { baseline, fontSize } of rows.toSorted((a, b) => a.baseline - b.baseline)) {
    if (lines.length === 0 || baseline - (lines.at(-1) ?? 0) > fontSize / 2) lines.push(baseline);
  }
  return lines;
}

/** How many of the lines of one side have a line beside them on the other. */
function shareBeside(fewer: readonly Row[], more: readonly Row[]): number {
  const others = baselinesOf(more);
  const lines = baselinesOf(fewer);
  const reach = 1 + 0.15 * median(fewer.map(({ fontSize }) => fontSize));
  return lines.filter((line) => others.some((other) => Math.abs(other - line) <= reach)).length / lines.length;
}

function shareOfDates(rows: readonly Row[]): number {
  const isDate = ({ pieces }: Row) => {
    const text = pieces.map((piece) => piece.text).join(' ');
    return text.length <= 40 && year.test(text) && dateOnly.test(text);
  };
  return rows.filter(isDate).length / rows.length;
}

/** Lines that end at one edge and begin anywhere, as dates and places at the right margin do. */
function isSetRight(rows: readonly Row[]): boolean {
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return spread(rows.map(rightOf)) < 3 && spread(rows.map(({ x }) => x)) > 8;
}

const pitchOf = (baselines: readonly number[]) =>
  median(baselines.slice(1).map((baseline, index) => baseline - (baselines[index] ?? 0)));
