import { median, rightOf } from './piece.ts';
import { areColumns } from './are-columns.ts';
import type { Row } from './row.ts';
import { toRow } from './row.ts';

/** Rows that are read one after the other, from top to bottom. */
export interface Block {
  readonly rows: readonly Row[];
  /** From where to where its column reaches; absent for what stands across the page. */
  readonly column?: { readonly left: number; readonly right: number };
}

const maxDepth = 6;
/** A page with more rows than this is a drawing or a trap, not text. */
const maxRows = 3000;
const maxCandidates = 200;
const leastRows = 3;
/** So far, in points, a line may reach into the next column. */
const overhang = 2;

/**
 * Cuts a page into blocks in reading order: wherever a white stripe runs down between rows that are columns by all signs, what is left of it
 * comes first and then what is right of it, each cut again. Rows that cross the stripe part the page into what is above and below.
 */
export function findColumns(rows: readonly Row[]): Block[] {
  return rows.length > maxRows ? [{ rows }] : cut(splitAtEdges(rows), false, 0);
}

function cut(rows: readonly Row[], isColumn: boolean, depth: number): Block[] {
  if (rows.length === 0) return [];
  const split = depth < maxDepth ? bestSplit(rows) : undefined;
  if (split) {
    const { above, left, right, below } = split;
    return [
      ...cut(above, isColumn, depth + 1),
      ...cut(left, true, depth + 1),
      ...cut(right, true, depth + 1),
      ...cut(below, isColumn, depth + 1),
    ];
  }
  const column = { left: Math.min(...rows.map(({ x }) => x)), right: Math.max(...rows.map(rightOf)) };
  return [{ rows, ...(isColumn && { column }) }];
}

interface Split {
  readonly above: readonly Row[];
  readonly left: readonly Row[];
  readonly right: readonly Row[];
  readonly below: readonly Row[];
}

/** Where many rows begin, a column may: what was joined over such an edge is taken apart again, for it only stands close. */
function splitAtEdges(rows: readonly Row[]): Row[] {
  const starts = new Map<number, number>();
  for (const { x } of rows) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
  const isEdge = (x: number) => (starts.get(Math.round(x)) ?? 0) >= 4;
  return rows.flatMap((row) => {
    const cuts = row.pieces.flatMap((piece, index) => (index > 0 && isEdge(piece.x) ? [index] : []));
    if (cuts.length === 0) return [row];
    return [0, ...cuts].map((from, index) => toRow(row.pieces.slice(from, cuts[index])));
  });
}

/** The white stripe with the most rows beside it. */
function bestSplit(rows: readonly Row[]): Split | undefined {
  if (rows.length < 2 * leastRows) return undefined;
  const ordered = rows.toSorted((a, b) => a.baseline - b.baseline);
  const leastGap = Math.max(8, 0.9 * median(rows.map(({ fontSize }) => fontSize)));
  let best: { split: Split; count: number; gap: number } | undefined;
  for (const at of stripesOf(rows)) {
    for (const [from, to] of runsBeside(ordered, at)) {
      if (to - from < Math.max(2 * leastRows, best?.count ?? 0)) continue;
      const beside = ordered.slice(from, to);
      const left = beside.filter((row) => row.x < at);
      const right = beside.filter((row) => row.x >= at);
      if (left.length < leastRows || right.length < leastRows) continue;
      const gap = Math.min(...right.map(({ x }) => x)) - edgeOf(left);
      const isBetter = !best || beside.length > best.count || gap > best.gap;
      if (gap < leastGap || !isBetter || !areColumns(left, right)) continue;
      best = {
        split: { above: ordered.slice(0, from), left, right, below: ordered.slice(to) },
        count: beside.length,
        gap,
      };
    }
  }
  return best?.split;
}

/** Where a column ends, but for one line in ten that is too long for it. */
function edgeOf(rows: readonly Row[]): number {
  const ends = rows.map(rightOf).toSorted((a, b) => a - b);
  return ends[Math.floor((ends.length - 1) * 0.9)] ?? 0;
}

/** Where a stripe could run: right of where some row ends, left of where some begin. */
function stripesOf(rows: readonly Row[]): number[] {
  const edges = rows.flatMap((row) => [Math.ceil(rightOf(row) * 2) / 2, Math.floor(row.x * 2) / 2]);
  const distinct = [...new Set(edges)].toSorted((a, b) => a - b);
  const step = Math.max(1, Math.ceil(distinct.length / maxCandidates));
  return distinct.filter((_, index) => index % step === 0);
}

/** The stretches of rows, from index to index, that no row crossing `at` interrupts. */
function runsBeside(ordered: readonly Row[], at: number): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (const [index, row] of ordered.entries()) {
    if (row.x >= at || rightOf(row) <= at + overhang) continue;
    runs.push([from, index]);
    from = index + 1;
  }
  runs.push([from, ordered.length]);
  // What stands on the same line as a row that crosses belongs to that row.
  return runs.map(([start, end]) => {
    const [before, after] = [ordered[start - 1], ordered[end]];
    const beside = ordered.slice(start, end).map((row) => !(isLevel(row, before) || isLevel(row, after)));
    return [start + Math.max(0, beside.indexOf(true)), start + beside.lastIndexOf(true) + 1];
  });
}

const isLevel = (row: Row, other: Row | undefined) =>
  other !== undefined && Math.abs(row.baseline - other.baseline) < 0.5 * Math.max(row.fontSize, other.fontSize);
