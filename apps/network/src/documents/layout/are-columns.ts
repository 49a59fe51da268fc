import { median, rightOf } from './piece.ts';
import type { Row } from './row.ts';

/** Lines of text stand on one line across a stripe when their baselines differ by no more than that, in points. */
const levelWithin = 1.2;
/** By chance about one line in six is level with one on the other side. */
const oneGrid = 0.65;

/**
 * Whether rows left and right of a white stripe are columns, each to be read to its end, rather than cells of lines that are read across: dates at
 * a margin, labels with what they label, small tables. Cells are level with each other and begin together; a bar at the side begins its parts
 * wherever the text beside it may be, in the middle of a paragraph too.
 */
export function areColumns(left: readonly Row[], right: readonly Row[]): boolean {
  const [leftLines, rightLines] = [linesOf(left), linesOf(right)];
  const [fewer, more] = leftLines.length <= rightLines.length ? [leftLines, rightLines] : [rightLines, leftLines];
  const level = fewer.filter((line) => levelWith(line, more) !== undefined).length / fewer.length;
  if (level < oneGrid) return true;
  if (isSetRight(right)) return false;
  const starts = fewer.filter((line, index) => startsPart(line, fewer[index - 1]));
  const width = Math.max(...more.map(rightOf)) - Math.min(...more.map(({ x }) => x));
  const inMiddle = starts.filter((line) => {
    const beside = levelWith(line, more);
    return beside !== undefined && goesOn(more, beside, width);
  });
  return starts.length >= 3 && inMiddle.length > 0.25 * starts.length;
}

interface Line {
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
  readonly fontSize: number;
}

/** From top to bottom, rows on one baseline as one. */
function linesOf(rows: readonly Row[]): Line[] {
  const lines: Line[] = [];
  for (const row of rows.toSorted((a, b) => a.baseline - b.baseline)) {
    const last = lines.at(-1);
    if (last && row.baseline - last.baseline <= row.fontSize / 2) {
      const x = Math.min(last.x, row.x);
      lines[lines.length - 1] = { ...last, x, width: Math.max(rightOf(last), rightOf(row)) - x };
    } else lines.push(row);
  }
  return lines;
}

/** The place of the line on the other side that stands on the same one. */
function levelWith(line: Line, others: readonly Line[]): number | undefined {
  const place = others.findIndex(({ baseline }) => Math.abs(baseline - line.baseline) <= levelWithin);
  return place < 0 ? undefined : place;
}

/** More space above than between the lines of a paragraph, or larger letters than before. */
const startsPart = (line: Line, before: Line | undefined) =>
  before === undefined ||
  line.baseline - before.baseline > 1.6 * before.fontSize ||
  line.fontSize > before.fontSize + 0.4;

/** Whether a line goes on with what the full line above it began. */
function goesOn(lines: readonly Line[], place: number, width: number): boolean {
  const [line, before] = [lines[place], lines[place - 1]];
  return line !== undefined && before !== undefined && !startsPart(line, before) && before.width > 0.85 * width;
}

/** Lines that end at one edge and begin anywhere, as dates and places at the right margin do. */
function isSetRight(rows: readonly Row[]): boolean {
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return (
    spread(rows.map(rightOf)) < 3 && spread(rows.map(({ x }) => x)) > 8 && median(rows.map(({ width }) => width)) < 200
  );
}
